#!/usr/bin/python3
"""Random masters become sound PDFs.

    random_masters.py CHARTER CUT FONTS SEED FIRST COUNT [--sample N] [--only-build]

Builds masters FIRST to FIRST + COUNT - 1 of SEED (masters.py), every eighth as a poster, and holds
of each:
  words   each piece of each word is read once, by poppler and by MuPDF; in order by the tags
          (tests/words/)
  ink     every glyph's ink lies on the page, off the rules, inside its own closed cell, as MuPDF
          draws it (drawing.py, ink.py)
  heads   each page on which a table goes on shows its head (heads.py)
  tags    the tree is the document's, its tables are closed grids (tests/conformance/tagcheck.py)
  bytes   building again gives the same file
  poster  its pages have the words that they have without --poster
and of every Nth (--sample) veraPDF's verdict. --only-build builds, no more: for the dev build, which
asserts the invariants of the layout (src/layout/page.h) of each.

A fault names seed and number: `masters.py SEED NUMBER FOLDER` writes that master. Python is
Debian's: pikepdf is its package."""

import argparse
import contextlib
import io
import os
import re
import sys
import tempfile

import pikepdf

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[1:1] = [os.path.join(TESTS, folder) for folder in ("words", "conformance")]
import drawing  # noqa: E402 (the folders must be known first)
import expected  # noqa: E402
import heads  # noqa: E402
import ink  # noqa: E402
import masters  # noqa: E402
import read_aloud  # noqa: E402
import tagcheck  # noqa: E402
import verapdf  # noqa: E402
import words  # noqa: E402
from document import Document, Program  # noqa: E402

# pdftotext -raw and mutool: poppler's other ways take a line of words of one letter each for one word
# with its letters apart.
READERS = words.READERS[2:]
CLAIMS = ["PDF/A-3A", "PDF/UA-1"]


def shown(pages_dump):
    """The words of each page. Lengths are rounded, so that a word that just fits its line may just
    not fit when all is twice as large: lines are not compared."""
    pages = re.split(r"^page \d+$", pages_dump, flags=re.M)[1:]
    return ["".join(re.findall(r"^  text .*?\|(.*)\|", page, re.M)).replace(" ", "")
            for page in pages]


class Trial:
    """One master, and what has been seen of it."""

    drawing = drawing.Reader()  # one for all: it keeps what it knows of glyphs

    def __init__(self, seed, number, folder):
        self.name = f"seed {seed}, master {number}"
        self.master, self.folder = masters.write(seed, number, folder), folder
        self.pdf = self.master.removesuffix(".xml") + ".pdf"
        self.poster = ["--poster"] if number % 8 == 7 else []

    def build(self, program, pdf):
        program.build(self.master, pdf, *self.poster)

    def check(self, program):
        """Its faults, each named after it."""
        try:
            faults, said = self.faults(program)
        except SystemExit as refusal:
            faults, said = [str(refusal.code)], "not built"
        print(f"{self.name}: {said}", *faults, sep="\n  ", flush=True)
        return [f"{self.name}: {fault}" for fault in faults]

    def same_bytes(self, program):
        again = self.pdf.removesuffix(".pdf") + "-again.pdf"
        self.build(program, again)
        with open(self.pdf, "rb") as one, open(again, "rb") as other:
            same = one.read() == other.read()
        os.remove(again)
        return [] if same else ["built again it is another file"]

    def same_pages(self, program):
        """A poster has the same words on the same pages."""
        if not self.poster:
            return []
        large, small = (shown(program.dump("pages", self.master, *options))
                        for options in (self.poster, []))
        where = tagcheck.difference(large, small)
        return [f"as a poster it has other pages: {where[:200]}"] if where else []

    def faults(self, program):
        """(faults, a line about what was seen)."""
        stem = os.path.basename(self.pdf).removesuffix(".pdf")
        document = Document(program, self.master, self.folder, stem,
                            poster=bool(self.poster))
        faults = self.same_bytes(program) + self.same_pages(program)
        with contextlib.redirect_stdout(io.StringIO()):  # what each reader read well
            faults += words.check_readers(document, READERS)
        faults += read_aloud.compare(self.pdf, document.text)
        drawn = self.drawing.pages(self.pdf)
        with pikepdf.open(self.pdf) as pdf:
            file = tagcheck.File(pdf)
            faults += tagcheck.check_file(file, self.wanted(program))
            sheets, unlike = ink.sheets(file, drawn)
            faults += unlike + [fault for sheet in sheets for fault in ink.check(sheet)]
            missing, repeated = heads.check(self.pdf, file, sheets, document.pieces)
        glyphs = sum(len(page.glyphs) for page in drawn)
        return faults + missing, (f"{len(drawn)} pages, {glyphs} glyphs, {repeated} repeated heads, "
                                  f"{len(document.last_resort)} words broken as a last resort")

    def wanted(self, program):
        return expected.Expected(*(program.dump(stage, self.master, *self.poster)
                                   for stage in ("doc", "tags", "pages")))

    def only_build(self, program):
        try:
            self.build(program, self.pdf)
        except SystemExit as refusal:
            return [f"{self.name}: {refusal.code}"]
        return []


def judge(trials):
    """veraPDF's verdict on some PDFs."""
    faults, verdicts = [], verapdf.judge([trial.pdf for trial in trials])
    for trial in trials:
        claims = sorted(verdict.profile for verdict in verdicts[trial.pdf])
        failed = [rule for verdict in verdicts[trial.pdf] for rule in verdict.failed]
        if claims != CLAIMS or failed:
            faults.append(f"{trial.name}: veraPDF: {claims}, failed {' '.join(failed)}")
    return faults


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("charter")
    parser.add_argument("cut")
    parser.add_argument("fonts")
    parser.add_argument("seed", type=int)
    parser.add_argument("first", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--only-build", action="store_true")
    return parser.parse_args()


def main():
    args = arguments()
    program = Program(args.charter, args.cut, args.fonts)
    with tempfile.TemporaryDirectory() as folder:
        trials = [Trial(args.seed, number, folder)
                  for number in range(args.first, args.first + args.count)]
        check = Trial.only_build if args.only_build else Trial.check
        faults = [fault for trial in trials for fault in check(trial, program)]
        sample = [trial for trial in trials[::args.sample or len(trials)]
                  if args.sample and os.path.exists(trial.pdf)]
        if sample and verapdf.jar():
            faults += judge(sample)
    for fault in faults:
        print(fault)
    print(f"seed {args.seed}, {len(trials)} masters, {len(sample)} for veraPDF, {len(faults)} faults")
    if faults:
        sys.exit(1)
    if args.sample:
        verapdf.finish()


if __name__ == "__main__":
    main()
