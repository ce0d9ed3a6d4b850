#!/usr/bin/env python3
"""Every word of a master stands in its PDF once, whole, and in any reader.

    words.py CHARTER CUT FONTS {MASTER | generate:NAME} [--most-pages N] [--most-bytes N]
             [--no-last-resort]

Builds the master and compares two multisets of pieces: those of the text that goes to paper
(dump --stage=text), cut at white space and at every place where a line may end (CUT, tests/words/
cut.c) or did end as a last resort (dump --stage=lines); and those of what pdftotext (three ways)
and mutool take out of the PDF, less what stands on pages as furniture (dump --stage=pages). A line
end at a permitted place is no difference; a lost, doubled, torn or scrambled word is. The structure
tree (read_aloud.py) must give the printed text word by word, in order.

Then qpdf must find the file clean, and poppler, MuPDF and Ghostscript draw it without a warning."""

import argparse
import os
import re
import sys
import tempfile

import pieces
import read_aloud
from document import Document, Program, run

READERS = (
    ["pdftotext", "FILE", "-"],
    ["pdftotext", "-layout", "FILE", "-"],
    ["pdftotext", "-raw", "FILE", "-"],
    ["mutool", "draw", "-N", "-q", "-F", "txt", "FILE"],
)
CHECKS = (
    ["qpdf", "--check", "FILE"],
    ["pdftoppm", "-r", "20", "-png", "FILE", "FOLDER/poppler"],
    ["mutool", "draw", "-N", "-q", "-r", "20", "-o", "FOLDER/mupdf-%d.png", "FILE"],
    ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dPDFSTOPONERROR", "-dPDFSTOPONWARNING",
     "-sDEVICE=png16m", "-r20", "-sOutputFile=FOLDER/gs-%d.png", "FILE"],
)
CLEAN = {"qpdf": re.compile(r"checking .*\nPDF Version: 1\.7\nFile is not encrypted\n"
                            r"File is not linearized\nNo syntax or stream encoding errors found; "
                            r"the file may still contain\nerrors that qpdf cannot detect\n")}


def check_drawing(pdf, folder):
    faults = []
    for command in CHECKS:
        command = [word.replace("FILE", pdf).replace("FOLDER", folder) for word in command]
        said = "".join(run(command))
        clean = CLEAN.get(command[0])
        if said if clean is None else not clean.fullmatch(said):
            faults.append(f"{command[0]} says:\n{said}")
    return faults


def check_limits(args, document):
    pages = int(run(["qpdf", "--show-npages", document.pdf])[0])
    size = os.path.getsize(document.pdf)
    resort = document.last_resort
    print(f"{pages} pages, {size} bytes, {len(resort)} words broken as a last resort")
    faults = []
    if args.most_pages and pages > args.most_pages:
        faults.append(f"{pages} pages, more than {args.most_pages}")
    if args.most_bytes and size > args.most_bytes:
        faults.append(f"{size} bytes, more than {args.most_bytes}")
    if args.no_last_resort and resort:
        faults.append(f"broken as a last resort: {' '.join(resort)}")
    return faults


def check_readers(document, readers):
    faults = []
    for reader in readers:
        text, said = run([word.replace("FILE", document.pdf) for word in reader])
        name = " ".join(word for word in reader if word not in ("FILE", "-"))
        faults += pieces.compare(document.pieces, document.furniture, name, text)
        if said:
            faults.append(f"{name} says: {said}")
    return faults


def check(args, folder):
    document = Document(Program(args.charter, args.cut, args.fonts), args.master, folder)
    faults = check_limits(args, document) + check_readers(document, READERS)
    faults += read_aloud.compare(document.pdf, document.text)
    return faults + check_drawing(document.pdf, folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("charter")
    parser.add_argument("cut")
    parser.add_argument("fonts")
    parser.add_argument("master")
    parser.add_argument("--most-pages", type=int)
    parser.add_argument("--most-bytes", type=int)
    parser.add_argument("--no-last-resort", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        faults = check(args, folder)
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
