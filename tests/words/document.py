"""A master built into a PDF, and what a reader of the PDF must find."""

import os
import subprocess
import sys

import dumps
import make_master
import pieces
from compared import Compared


def run(command, fine=0, **options):
    """What a command prints and what it complains of; ends the program where it fails: where its
    exit code is not `fine`."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          encoding="utf-8", **options)
    if done.returncode != fine:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout, done.stderr


class Program:
    """The program under test, with its fonts, and CUT (cut.c), which knows where lines may end."""

    def __init__(self, charter, cut, fonts):
        self.charter, self.cut, self.fonts = charter, cut, f"--fonts-dir={fonts}"

    def build(self, master, pdf, *options):
        run([self.charter, "build", "-q", self.fonts, *options, master, "-o", pdf])

    def build_compared(self, compared, pdf):
        command, arguments, fine = compared.build(pdf)
        run([self.charter, command, self.fonts, *arguments], fine)

    def dump(self, stage, master, *options):
        return run([self.charter, "dump", self.fonts, f"--stage={stage}", *options, master])[0]


class Document:
    """MASTER, a path, generate:NAME of make_master.py, or what compared.py names, built as
    FOLDER/STEM.pdf.

    text         what goes to paper, a paragraph a line
    last_resort  words broken where no line may end, as dumps.last_resort has them
    pieces       the words in pieces
    furniture    the multiset of pieces that stand on pages besides: repeated heads and merged cells, page numbers"""

    def __init__(self, program, master, folder, stem="out", options=(), poster=False):
        poster = ["--poster"] if poster else []
        self.pdf = os.path.join(folder, stem + ".pdf")
        if isinstance(master, str) and master.startswith("generate:"):
            name, master = master.removeprefix("generate:"), os.path.join(folder, stem + ".xml")
            make_master.main(name, master)
        shown = poster
        if isinstance(master, Compared):
            program.build_compared(master, self.pdf)
            master, shown = master.new, master.dump()
        else:
            program.build(master, self.pdf, *options, *poster)
        self.master = master
        self.text = program.dump("text", master, *shown)
        self.last_resort = dumps.last_resort(program.dump("lines", master, *shown))
        self.pieces = pieces.Pieces(run([program.cut], input=self.text)[0], self.last_resort)
        baselines = dumps.furniture(program.dump("pages", master, *shown))
        joints = dumps.joints(program.dump("doc", master, *shown))
        self.furniture = self.pieces.count("\n".join(
            self.pieces.join(texts, joints) for texts in baselines))
