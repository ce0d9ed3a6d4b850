#!/usr/bin/python3
"""Every reader gives every word of every document, and none besides: the reader table.

    table.py CHARTER CUT FONTS CASES [--no-search]

Builds the documents of CASES, asks each reader about all of them, and prints a row for each: how
many words should be there, were found, lost, or are too much. Words are counted in pieces, as
tests/words/pieces.py cuts them. Fails unless all are found and none is too much. Debian's readers
are asked in any case; where the others are not in the cache (setup.py) the test counts as left
out. --no-search: PDFium's search, which takes long for very many words, is left out. Python is
Debian's."""

import collections
import re
import sys
import tempfile

import documents
import readers
import setup

import pieces  # of tests/words/, which documents makes known
import read_aloud


class Row:
    """What one reader made of all documents."""

    def __init__(self, name, version):
        self.name, self.version = name, version
        self.wanted = self.lost = self.extra = 0
        self.faults = []

    def add(self, case, wanted, lost, extra):
        """Counts one document, from three multisets."""
        self.wanted += wanted.total()
        self.lost += lost.total()
        self.extra += extra.total()
        for counter, what in ((lost, "lost"), (extra, "too much")):
            if counter:
                self.faults.append(f"{self.name}: {case.name}: {what} {counter.total()}: "
                                   f"{pieces.listing(counter)}")

    def __str__(self):
        found = self.wanted - self.lost
        share = f"{100 * found / self.wanted:.2f} %" if self.lost else "100 %"
        return (f"{self.name:<30}{self.version:<15}{self.wanted:>8}{found:>8}{share:>9}"
                f"{self.lost:>6}{self.extra:>7}")


HEAD = f"{'reader':<30}{'version':<15}{'words':>8}{'found':>8}{'':>9}{'lost':>6}{'extra':>7}"


# ---- Rows --------------------------------------------------------------------------------------


def text_row(name, cases, version, texts):
    row = Row(name, version)
    for case, text in zip(cases, texts, strict=True):
        _, lost, extra = pieces.difference(case.pieces, case.furniture, text)
        row.add(case, case.wanted, lost, extra)
    return row


def tags_row(cases):
    """The structure tree, which has no furniture, and its order."""
    row = Row("pdfinfo -struct-text", readers.version_of("pdfinfo", "-v"))
    for case in cases:
        text = read_aloud.text_of(case.pdf)
        _, lost, extra = pieces.difference(case.pieces, collections.Counter(), text)
        row.add(case, case.pieces.expected(), lost, extra)
        row.faults += [f"{case.name}: {fault}" for fault in read_aloud.difference(text, case.text)]
    return row


def search_row(cases, version, answers, texts):
    """PDFium's search: finds each term at least as often as it stands on the pages, and at most as
    often as its letters follow one another in PDFium's own text. The two differ where a term is
    part of a longer word, and since the search skips white space between Bangla letters."""
    row = Row("PDFium, searching", version)
    for case, answer, text in zip(cases, answers, texts, strict=True):
        letters = re.sub(r"\s", "", text)
        times = dict(zip(case.terms, map(int, answer.split()), strict=True))
        found = collections.Counter(times)
        most = collections.Counter({term: letters.count(term) for term in times})
        row.add(case, case.terms, case.terms - found, found - most)
    return row


def pages_row(cases, version, drawn):
    """Ghostscript's drawing: pages, in place of words."""
    row = Row("Ghostscript, drawing (pages)", version)
    for case, pages in zip(cases, drawn, strict=True):
        wanted, found = (collections.Counter(page=int(count)) for count in (case.pages, pages))
        row.add(case, wanted, wanted - found, found - wanted)
    return row


def debian_rows(cases, files):
    for mode in ((), ("-layout",), ("-raw",)):
        yield text_row(" ".join(("pdftotext", *mode)), cases, *readers.pdftotext(files, *mode))
    yield tags_row(cases)
    yield text_row("mutool", cases, *readers.mutool(files))
    yield pages_row(cases, *readers.ghostscript(files))


def other_rows(cases, files, places, search):
    yield text_row("PyMuPDF", cases, *readers.in_python(places, "pymupdf", files))
    version, texts = readers.in_python(places, "pdfium", files)
    yield text_row("PDFium", cases, version, texts)
    if search:
        yield search_row(cases, *readers.in_python(places, "find", files), texts)
    for package in ("pdfjs-5", "pdfjs-6"):
        yield text_row("pdf.js", cases, *readers.pdfjs(places, package, files))
    version, texts, sorted_texts = readers.pdfbox(places, files)
    yield text_row("PDFBox", cases, version, texts)
    yield text_row("PDFBox, sorted by position", cases, version, sorted_texts)


def main():
    charter, cut, fonts, path, *options = sys.argv[1:]
    places = setup.places()
    with tempfile.TemporaryDirectory() as folder:
        cases = documents.read_cases(path, documents.Program(charter, cut, fonts), folder)
        files = [case.pdf for case in cases]
        rows = list(debian_rows(cases, files))
        rows += other_rows(cases, files, places, "--no-search" not in options) if places else []
    print("document: pages, words (in pieces between which a line may end)")
    for case in cases:
        print(f"{case.name}: {case.pages}, {case.wanted.total()}")
    print("", HEAD, *rows, sep="\n")
    faults = [fault for row in rows for fault in row.faults]
    print(f"\n{len(cases)} documents, {len(rows)} readers, {len(faults)} faults", *faults, sep="\n")
    if faults:
        sys.exit(1)
    if places is None:
        setup.finish()


main()
