"""An archive is a valid OCFL 1.1 storage root by validators that others wrote; its PDFs can be made
anew from what is in it; what is taken out is what was put in; made elsewhere it is the same to the
byte; and the validators can say no: valid.py CHARTER WORK_FOLDER"""

import shutil
import sys
from pathlib import Path

import stock
import validators

CHARTER, WORK = stock.Charter(sys.argv[1]), Path(sys.argv[2]).resolve()


def ask(root, wanted, faults, what):
    for name, (valid, said) in validators.ask(root).items():
        if valid != wanted:
            faults.append(f"{what}: {name} says {'valid' if valid else 'invalid'}: {said[:800]}")


def warnings(root):
    """What the validators would rather have: nothing."""
    return [f"{name}: {line}" for name, (_, said) in validators.ask(root).items()
            for line in said.splitlines() if "[W0" in line]


def taken_out(root, faults):
    """An edition's files, as they were put in."""
    for master in stock.CHAIN[2:]:
        year, quarter = master.stem[8:15], master.stem[-1]
        target = WORK / f"out-{year}-{quarter}"
        shutil.rmtree(target, ignore_errors=True)
        CHARTER.must("archive", "get", root, "--office", "doict-patgram", "--year", year,
                     "--quarter", quarter, "--out-dir", target)
        CHARTER.must("build", "-q", master, "-o", WORK / "built.pdf")
        if (target / "charter.pdf").read_bytes() != (WORK / "built.pdf").read_bytes():
            faults.append(f"{target}: charter.pdf is not what build makes")
        if (target / "master.xml").read_bytes() != master.read_bytes():
            faults.append(f"{target}: master.xml is not the master")


def main():
    if not validators.names():
        validators.finish_unasked()
    faults = []
    root = stock.make(CHARTER, WORK)
    ask(root, True, faults, "the archive")
    faults += warnings(root)
    said = CHARTER.must("archive", "verify", root, "--rebuild")
    for wanted in ("whole: 4 offices, 9 editions", "9 PDFs made anew: the same 9"):
        if wanted not in said:
            faults.append(f"verify does not say {wanted!r}: {said}")
    taken_out(root, faults)
    elsewhere = stock.Charter(sys.argv[1], LC_ALL="bn_BD.UTF-8", TZ="Asia/Dhaka", HOME="/")
    if stock.snapshot(stock.make(elsewhere, WORK / "else where")) != stock.snapshot(root):
        faults.append("made elsewhere, the archive is another")
    empty = WORK / "empty"
    shutil.rmtree(empty, ignore_errors=True)
    CHARTER.must("archive", "init", empty)
    ask(empty, True, faults, "an empty archive")
    victim = next(path for path in stock.files(root) if path.name == "charter.pdf")
    victim.write_bytes(victim.read_bytes() + b"\n")
    ask(root, False, faults, "an archive with a longer file")
    print(f"asked: {', '.join(validators.names())}", *faults, sep="\n")
    sys.exit(1 if faults else 0)


main()
