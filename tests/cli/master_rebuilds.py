"""The master that a PDF carries makes the same PDF again: master_rebuilds.py CHARTER WORK_FOLDER

Comments are strewn over each master, between and inside its words. The PDF carries it with them, to
the byte, or without them (--strip-comments); what was taken out, built again without any option,
gives the same bytes."""

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

CHARTER, WORK = (Path(argument).resolve() for argument in sys.argv[1:3])
ROOT = Path(__file__).resolve().parents[2]
MASTERS = [ROOT / "xml/patgram.xml", *sorted(ROOT.glob("tests/words/masters/*.xml"))]
SEED = 4

MARKUP = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<[^>]*>|&[^;]*;|[^<&]", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
COMMENTS = ("<!---->", "<!-- নোট -->", "<!-- <p>&amp; ]]> \n -->", "<!-- এক --><!-- দুই -->")


def strew(text, chance):
    """The master with comments at one in fifty of the places where one may stand."""
    parts = MARKUP.findall(text)
    assert "".join(parts) == text
    return parts[0] + "".join(
        (chance.choice(COMMENTS) if chance.random() < 0.02 else "") + part for part in parts[1:])


def build(master, pdf, *options):
    subprocess.run([CHARTER, "build", "-q", *options, master, "-o", pdf], check=True)
    return pdf.read_bytes()


def take_out(pdf, file):
    listed = subprocess.run(["qpdf", "--list-attachments", pdf], check=True, text=True,
                            capture_output=True).stdout
    (name,) = re.findall(r"^(\S+) -> ", listed, re.M)
    file.write_bytes(subprocess.run(["qpdf", f"--show-attachment={name}", pdf], check=True,
                                    capture_output=True).stdout)
    return file.read_bytes()


def check(name, text, wanted, *options):
    master, pdf, inside = (WORK / f"{name}{end}" for end in (".xml", ".pdf", "-inside.xml"))
    master.write_bytes(text.encode())
    built = build(master, pdf, *options)
    if take_out(pdf, inside) != wanted.encode():
        yield f"{name} {options}: what is inside is not the master"
    if build(inside, WORK / f"{name}-again.pdf") != built:
        yield f"{name} {options}: the master that is inside makes another PDF"


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    faults, chance = [], random.Random(SEED)
    print(f"seed {SEED}")
    for master in MASTERS:
        text = strew(master.read_bytes().decode(), chance)
        print(f"{master.name}: {len(COMMENT.findall(text))} comments")
        faults += check(master.stem, text, text)
        faults += check(master.stem, text, COMMENT.sub("", text), "--strip-comments")
    print(*faults, sep="\n")
    sys.exit(1 if faults or len(MASTERS) < 2 else 0)


main()
