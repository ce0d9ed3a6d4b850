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
import collections
import itertools
import os
import re
import subprocess
import sys
import tempfile

import dumps
import make_master
import read_aloud

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


def run(command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          encoding="utf-8", **options)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout, done.stderr


def tokens(text):
    """What stands between white space; U+00A0 is none."""
    return [token for token in re.split(r"[ \t\r\n\f\v]+", text) if token]


class Pieces:
    """The words of the printed text as lists of pieces, and how to find these again in a stretch
    of a word, which is what stands on one line of the paper."""

    def __init__(self, cut_output, last_resort):
        words = [line.split(" ") for line in cut_output.splitlines()]
        self.words = [self.split_further(word, last_resort.get("".join(word))) for word in words]
        while self.cut_alike():
            pass

    def cut_alike(self):
        """The same stretch may be cut more finely in one word than in another, where a narrow
        column broke it: it is cut at all of these places wherever it stands. True where that
        changed a word, so that others may follow."""
        cuts = collections.defaultdict(set)
        for word in self.words:
            for start in range(len(word)):
                for end in range(start + 1, len(word) + 1):
                    cuts["".join(word[start:end])].update(self.ends(word[start:end]))
        self.stretches = {stretch: self.pieces(stretch, ends) for stretch, ends in cuts.items()}
        finer = [[piece for part in word for piece in self.stretches[part]] for word in self.words]
        changed = finer != self.words
        self.words = finer
        return changed

    @staticmethod
    def ends(pieces):
        """Where pieces end inside what they are together."""
        return list(itertools.accumulate(len(piece) for piece in pieces))[:-1]

    @staticmethod
    def pieces(text, ends):
        edges = [0, *sorted(ends), len(text)]
        return [text[start:end] for start, end in itertools.pairwise(edges)]

    @staticmethod
    def split_further(word, stretches):
        """The word's pieces, cut also where `stretches` (its parts on each line) end."""
        ends, at = set(), 0
        for stretch in stretches or ():
            at += len(stretch)
            ends.add(at)
        pieces, at = [], 0
        for piece in word:
            start = 0
            for index in range(1, len(piece)):
                if at + index in ends:
                    pieces.append(piece[start:index])
                    start = index
            pieces.append(piece[start:])
            at += len(piece)
        return pieces

    def expected(self):
        return collections.Counter(piece for word in self.words for piece in word)

    def count(self, text):
        """The multiset of pieces of text that was set in lines."""
        return collections.Counter(piece for token in tokens(text)
                                   for piece in self.stretches.get(token, (token,)))

    def join(self, texts):
        """Texts of one baseline as lines of text: those that together are a stretch of a word are
        parts of it in different fonts, the others stand apart."""
        joined = []
        for text in texts:
            together = tokens(joined[-1])[-1:] + tokens(text)[:1] if joined else []
            if len(together) == 2 and "".join(together) in self.stretches:
                joined[-1] += text
            else:
                joined.append(text)
        return "\n".join(joined)


def listing(counter):
    return ", ".join(f"{piece}×{count}" for piece, count in sorted(counter.items())[:12])


def compare(pieces, furniture, reader, text):
    """A line on each difference between what should be there and what the reader found."""
    expected = pieces.expected() + furniture
    found = pieces.count(text)
    faults = []
    if missing := expected - found:
        faults.append(f"{reader}: lost {missing.total()}: {listing(missing)}")
    if extra := found - expected:
        faults.append(f"{reader}: too much {extra.total()}: {listing(extra)}")
    if not faults:
        print(f"{reader}: {found.total()} pieces")
    return faults


def check_drawing(pdf, folder):
    faults = []
    for command in CHECKS:
        command = [word.replace("FILE", pdf).replace("FOLDER", folder) for word in command]
        said = "".join(run(command))
        clean = CLEAN.get(command[0])
        if said if clean is None else not clean.fullmatch(said):
            faults.append(f"{command[0]} says:\n{said}")
    return faults


def check_limits(args, pdf, resort):
    pages = int(run(["qpdf", "--show-npages", pdf])[0])
    size = os.path.getsize(pdf)
    print(f"{pages} pages, {size} bytes, {len(resort)} words broken as a last resort")
    faults = []
    if args.most_pages and pages > args.most_pages:
        faults.append(f"{pages} pages, more than {args.most_pages}")
    if args.most_bytes and size > args.most_bytes:
        faults.append(f"{size} bytes, more than {args.most_bytes}")
    if args.no_last_resort and resort:
        faults.append(f"broken as a last resort: {' '.join(resort)}")
    return faults


def check(args, folder):
    def dump(stage):
        return run([args.charter, "dump", f"--fonts-dir={args.fonts}", f"--stage={stage}",
                    master])[0]

    master, pdf = args.master, os.path.join(folder, "out.pdf")
    if master.startswith("generate:"):
        name, master = master.removeprefix("generate:"), os.path.join(folder, "master.xml")
        make_master.main(name, master)
    run([args.charter, "build", "-q", f"--fonts-dir={args.fonts}", master, "-o", pdf])
    resort = dumps.last_resort(dump("lines"))
    pieces = Pieces(run([args.cut], input=dump("text"))[0], resort)
    furniture = pieces.count("\n".join(map(pieces.join, dumps.furniture(dump("pages")))))
    faults = check_limits(args, pdf, resort)
    for reader in READERS:
        command = [word.replace("FILE", pdf) for word in reader]
        text, said = run(command)
        name = " ".join(word for word in reader if word not in ("FILE", "-"))
        faults += compare(pieces, furniture, name, text)
        if said:
            faults.append(f"{name} says: {said}")
    faults += read_aloud.compare(pdf, dump("text"))
    return faults + check_drawing(pdf, folder)


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


main()
