#!/usr/bin/python3
"""What a reader copies out of a browser is what was written.

    copy_all.py CHARTER CUT FONTS CASES FOLDER

Each document of CASES is opened in Chromium's own viewer, everything is selected and copied, and
what is pasted is compared with the words of the master, piece by piece, as in tests/words/. The
window must bear the document's title. FOLDER keeps a picture of each window with its marked text,
and what was pasted, to be looked at. Python is Debian's: Pillow is its package."""

import os
import subprocess
import sys
import tempfile
import time

import browser

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "words"))
sys.path.insert(0, os.path.join(HERE, "..", "readers"))
import documents  # noqa: E402 (the folder must be known first)
import pieces  # noqa: E402


def title_of(pdf):
    told = subprocess.run(["pdfinfo", "-enc", "UTF-8", pdf], check=True, capture_output=True)
    lines = told.stdout.decode("utf-8").splitlines()
    return next(line.partition(":")[2].strip() for line in lines if line.startswith("Title:"))


def paste(case, kept):
    """What the browser gives of the document; `kept` is the beginning of the pictures' names."""
    with browser.viewer(case.pdf, title_of(case.pdf)) as viewer:
        try:
            viewer.select_all()
            text = viewer.copy()
        finally:
            viewer.picture().save(f"{kept}.png")
    with open(f"{kept}.txt", "w", encoding="utf-8") as file:
        file.write(text)
    return text


def main():
    charter, cut, fonts, cases, folder = sys.argv[1:]
    version = subprocess.run(["chromium", "--version"], capture_output=True, check=True, text=True)
    print(version.stdout.strip())
    faults = []
    with tempfile.TemporaryDirectory() as built:
        program = documents.Program(charter, cut, fonts)
        for case in documents.read_cases(cases, program, built):
            start = time.monotonic()
            kept = os.path.join(folder, os.path.basename(case.pdf).removesuffix(".pdf"))
            text = paste(case, kept)
            faults += pieces.compare(case.pieces, case.furniture, case.name, text)
            print(f"{case.name}: {case.pages} pages, {time.monotonic() - start:.1f} s")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
