"""The documents that every reader reads: documents.cases, built."""

import collections
import glob
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(TESTS, "words"))
from compared import Compared, is_compared  # noqa: E402 (the folder must be known first)
from document import Document, Program, run  # noqa: E402


class Case(Document):
    """A document of the cases.

    pages   their number
    wanted  the multiset of pieces on its pages
    terms   what a search must find, and how often at least: each piece as often as it stands there,
            each word too that stands between spaces and is never parted"""

    def __init__(self, program, profile, master, folder):
        self.name = master if isinstance(master, str) else master.name
        if os.path.isabs(self.name):
            self.name = os.path.relpath(master, TESTS).removeprefix("../").removesuffix(".xml")
        self.name += "" if profile == "archive" else f" {profile}"
        stem = re.sub(r"\W+", "-", self.name)
        if isinstance(master, str) and master.startswith("hard:"):
            master = make_hard(master.removeprefix("hard:"), os.path.join(folder, stem + ".xml"))
        super().__init__(program, master, folder, stem, [f"--profile={profile}"])
        self.pages = int(run(["qpdf", "--show-npages", self.pdf])[0])
        self.wanted = self.pieces.expected() + self.furniture
        whole = collections.Counter(word[0] for word in self.pieces.words if len(word) == 1)
        self.terms = self.wanted | whole
        with open(self.pdf + ".words", "w", encoding="utf-8") as file:
            file.writelines(f"{term}\n" for term in self.terms)


def make_hard(name, path):
    subprocess.run([sys.executable, os.path.join(TESTS, "hard", "make_master.py"), name, path],
                   check=True)
    return path


def folder_of(path):
    return os.path.dirname(os.path.abspath(path))


def read_cases(path, program, folder):
    with open(path, encoding="utf-8") as file:
        lines = [line.split() for line in file if line.strip() and not line.startswith("#")]
    cases = []
    for profile, master in lines:
        if is_compared(master):
            cases.append(Case(program, profile, Compared(master, folder_of(path)), folder))
            continue
        masters = [master] if re.match(r"\w+:", master) else \
            sorted(glob.glob(os.path.join(folder_of(path), master)))
        if not masters:
            sys.exit(f"{path}: {master} is not there")
        cases += [Case(program, profile, os.path.abspath(one) if ":" not in one else one, folder)
                  for one in masters]
    return cases
