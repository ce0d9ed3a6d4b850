"""check --fix mends what has one answer and nothing else: fix.py CHARTER WORK_FOLDER

The difference that it prints is given to patch(1), and the findings as JSON are put in place by what
the man page says of them; both must give the new file, byte for byte.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHARTER, WORK = (Path(argument).resolve() for argument in sys.argv[1:3])
SMALL = (Path(__file__).resolve().parent / "masters/small.xml").read_text(encoding="utf-8")
ID = "space-before-mark"
WRONG, RIGHT = "নাম , পদবি", "নাম, পদবি"
PART = SMALL.replace('"information"', '"two"').replace("আবেদনপত্র", WRONG)


def master(wrong=WRONG):
    return SMALL.replace("আবেদনপত্র", wrong).replace(
        "বিনামূল্যে", f"{wrong}<!-- a , b -->").replace("<superior/>", "<superior  />")


MASTERS = {
    "plain": master(),
    "windows": "\N{BOM}" + master().replace("\n", "\r\n"),
    "unended": master().rstrip("\n"),
    "one-line": master().replace("\n", " "),
    "twice": master("নাম  , পদবি"),
}


def run(*arguments, code=0):
    done = subprocess.run([CHARTER, *arguments], cwd=WORK, capture_output=True)
    if done.returncode != code:
        sys.exit(f"{arguments}: exit code {done.returncode}, not {code}\n{done.stderr.decode()}")
    return done.stdout, done.stderr.decode()


def must(condition, what):
    if not condition:
        sys.exit(what)


def begin(name, text):
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    (WORK / "office.xml").write_bytes(text.encode())
    (WORK / "name").write_text(name)


def patched(difference):
    """What patch makes of the master."""
    subprocess.run(["patch", "--quiet", "--binary", "--output=patched.xml", "office.xml"],
                   cwd=WORK, input=difference, check=True)
    return (WORK / "patched.xml").read_bytes()


def put_in_place(text, findings):
    """The text with each `instead` where it belongs, the last first."""
    lines = text.removeprefix("\N{BOM}").split("\n")
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    text = text.removeprefix("\N{BOM}")
    for finding in reversed([f for f in findings if "instead" in f]):
        first = starts[finding["line"] - 1] + finding["column"] - 1
        last = starts[finding["endLine"] - 1] + finding["endColumn"] - 1
        text = text[:first] + finding["instead"] + text[last:]
    return text


def check_mended(name, text):
    begin(name, text)
    findings = json.loads(run("check", "--format=json", "office.xml")[0])
    must([f["id"] for f in findings].count(ID) == 2, f"{name}: found {findings}")
    difference, said = run("check", "--fix", "office.xml")
    new = (WORK / "office.fixed.xml").read_bytes()
    wanted = text
    for wrong in ("নাম  , পদবি", WRONG):
        wanted = wanted.replace(wrong, RIGHT)
    must(new == wanted.encode(), f"{name}: mended otherwise:\n{new.decode()}")
    must((WORK / "office.xml").read_bytes() == text.encode(), f"{name}: the master was changed")
    must(patched(difference) == new, f"{name}: patch gives something else:\n{difference.decode()}")
    must(difference.startswith(b"--- office.xml\n+++ office.fixed.xml\n@@ -"), f"{name}: no head")
    must(ID not in said and "office.fixed.xml: " in said, f"{name}: said {said}")
    if name != "twice":
        must(put_in_place(text, findings) == wanted.removeprefix("\N{BOM}"), f"{name}: as JSON")
    must(sorted(os.listdir(WORK)) == ["name", "office.fixed.xml", "office.xml", "patched.xml"],
         f"{name}: left behind {os.listdir(WORK)}")


def check_targets():
    """What is there already is not replaced, but for the same bytes; a part never is."""
    begin("targets", MASTERS["plain"])
    new = WORK / "office.fixed.xml"
    new.write_text("something else")
    difference, said = run("check", "--fix", "office.xml", code=2)
    must("[target-exists]" in said and difference == b"", f"written over: {said}")
    must(new.read_text() == "something else", "written over without --force")
    run("check", "--fix", "--force", "office.xml")
    must(RIGHT in new.read_text(encoding="utf-8"), "not written with --force")
    run("check", "--fix", "office.xml")
    run("check", "--fix", "office.xml", "-o", "other.xml")
    must((WORK / "other.xml").read_bytes() == new.read_bytes(), "--output gives something else")
    said = run("check", "--fix", "office.fixed.xml")[1]
    must("nothing that --fix can mend" in said and not (WORK / "office.fixed.fixed.xml").exists(),
         f"mended what was mended: {said}")


def check_parts():
    """A part is a master of its own: it is not mended with the other, nor written over."""
    include = '<include src="part.xml" ids="two"/>'
    begin("parts", SMALL.replace("<service id", f"{include}<service id"))
    (WORK / "part.xml").write_text(PART, encoding="utf-8")
    said = run("check", "--fix", "office.xml")[1]
    must(not (WORK / "office.fixed.xml").exists() and f"[{ID}]" in said, f"a part: {said}")
    (WORK / "office.xml").write_text(
        master().replace("<service id", f"{include}<service id"), encoding="utf-8")
    said = run("check", "--fix", "--force", "office.xml", "-o", "part.xml", code=2)[1]
    must("[target-is-master]" in said and (WORK / "part.xml").read_text(encoding="utf-8") == PART,
         f"a part was written over: {said}")
    difference, said = run("check", "--fix", "office.xml")
    must(patched(difference) == (WORK / "office.fixed.xml").read_bytes(), "with a part")
    must((WORK / "part.xml").read_text(encoding="utf-8") == PART, "the part was changed")
    must(f"[{ID}]" in said, f"the part's own is not told: {said}")
    (WORK / "elsewhere").mkdir()
    said = run("check", "--fix", "office.xml", "-o", "elsewhere/office.xml", code=3)[1]
    must(not os.listdir(WORK / "elsewhere"), f"written where its part is not: {said}")


def check_forms():
    """Where the findings go to standard output, the difference does not."""
    begin("forms", MASTERS["plain"])
    findings, said = run("check", "--fix", "--format=json", "office.xml")
    must(json.loads(findings) is not None and "--- office.xml\n" in said, f"json: {said}")
    must("2 places mended" in said, f"json: {said}")
    (WORK / "office.fixed.xml").unlink()
    findings, said = run("check", "--fix", "--format=gcc", "office.xml")
    must(b"---" not in findings and "--- office.xml\n" in said, f"gcc: {said}")
    (WORK / "office.fixed.xml").unlink()
    must(run("check", "--fix", "-q", "office.xml") == (b"", ""), "--quiet is not")
    must((WORK / "office.fixed.xml").exists(), "--quiet writes nothing")


def check_sums():
    """One and many, in both languages."""
    for text, sums in ((master(), ("; --fix would mend 2", "; --fix দিলে ২টি ঠিক হবে",
                                   ": 2 places mended", ": ২ জায়গায় ঠিক করা হলো")),
                       (SMALL.replace("আবেদনপত্র", WRONG),
                        ("; --fix would mend 1", "; --fix দিলে ১টি ঠিক হবে", ": 1 place mended",
                         ": ১ জায়গায় ঠিক করা হলো"))):
        begin("sums", text)
        said = (run("check", "office.xml")[0].decode(),
                run("check", "--lang=bn", "office.xml")[0].decode(),
                run("check", "--fix", "office.xml")[1],
                run("check", "--fix", "--lang=bn", "office.xml")[1])
        for line, whole in zip(sums, said):
            must(f"{line}\n" in whole, f"{line!r} is not in {whole!r}")


def main():
    for name, text in MASTERS.items():
        check_mended(name, text)
    check_targets()
    check_parts()
    check_forms()
    check_sums()


main()
