"""`charter check --fix` changes what has one right answer, and not a byte else: mends.py CHARTER MARKED WORK_FOLDER

MARKED is a master in which each planted fault stands as ⟦wrong⟧right⟦, with an empty part where nothing is wrong or right
(a letter too much, or one that is missing). \\r, \\n and \\u{...} in a part are the letters so named, for what no editor
shows. The master with all that is wrong is mended; the result must be the master with all that is right, byte for byte, the
difference that was shown must make the one of the other by patch, and nothing is left to be mended."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

MARK = re.compile(r"⟦([^⟦⟧]*)⟧([^⟦⟧]*)⟦")


def letters(part):
    """A part of a mark with its escapes as what they name."""
    part = re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda found: chr(int(found[1], 16)), part)
    return part.replace("\\n", "\n").replace("\\r", "\r")


def written(marked, part):
    return MARK.sub(lambda found: letters(found[part]), marked).encode("utf-8")


def run(charter, *arguments):
    done = subprocess.run([charter, "check", "--lang=en", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def show(name, expected, found):
    for number, (left, right) in enumerate(zip(expected.split(b"\n"), found.split(b"\n")), 1):
        if left != right:
            print(f"{name}, line {number}:\n  expected {left.decode()}\n  found    {right.decode()}")


def try_it(charter, wrong, right):
    """What goes wrong where the master `wrong` is mended, as lines."""
    faults = []
    for path in Path().iterdir():
        path.unlink()
    Path("office.xml").write_bytes(wrong)
    shown = run(charter, "--fix", "office.xml")
    fixed = Path("office.fixed.xml").read_bytes()
    if fixed != right:
        faults.append("the mended master is not the right one")
        show("mended", right, fixed)
    if Path("office.xml").read_bytes() != wrong:
        faults.append("the master itself was changed")
    Path("diff").write_bytes(shown)
    subprocess.run(["patch", "--quiet", "--binary", "-o", "patched.xml", "office.xml", "diff"], check=True)
    if Path("patched.xml").read_bytes() != fixed:
        faults.append("the difference that was shown does not make the one of the other")
    again = run(charter, "--format=json", "office.fixed.xml")
    if b'"instead"' in again:
        faults.append("something is left to be mended:\n" + again.decode())
    return faults


def main():
    charter, marked_file, folder = sys.argv[1:]
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    os.chdir(folder)
    marked = Path(marked_file).read_bytes().decode("utf-8")
    planted = len(MARK.findall(marked))
    wrong, right = written(marked, 1), written(marked, 2)
    faults = try_it(charter, wrong, right)
    # As Windows saves it.
    faults += try_it(charter, *(b"\xEF\xBB\xBF" + text.replace(b"\n", b"\r\n") for text in (wrong, right)))
    print("\n".join(faults))
    print(f"{planted} faults planted, {len(wrong)} bytes, {len(right)} mended")
    sys.exit(1 if faults or planted == 0 else 0)


main()
