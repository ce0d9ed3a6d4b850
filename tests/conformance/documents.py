#!/usr/bin/python3
"""Every document is what it claims: PDF/A-3a and PDF/UA-1, or PDF/A-2a and PDF/UA-1 under the
profile enothi.

    documents.py CHARTER FONTS CASES

CASES has a line for each trial: a profile, and the path of a master (from the folder of CASES; may
have *), generate:NAME of tests/words/make_master.py or tests/bench/generate.py, hard:SET of
tests/hard/make_master.py, or since:OLD:NEW or note:OLD:NEW of tests/words/compared.py. After them may stand counts of elements, as `Table=3`. Each is built, its
tags are compared with what the master asks for, and veraPDF judges all files in one run. Python is
Debian's: pikepdf is its package."""

import glob
import os
import re
import subprocess
import sys
import tempfile

import pikepdf

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(os.path.dirname(HERE), "words"))
import compared  # noqa: E402 (the folder must be known first)
import expected  # noqa: E402
import metacheck  # noqa: E402
import tagcheck  # noqa: E402
import verapdf  # noqa: E402

CLAIMS = {"archive": ["PDF/A-3A", "PDF/UA-1"], "enothi": ["PDF/A-2A", "PDF/UA-1"]}


class Charter:
    """The program, with its fonts."""

    def __init__(self, program, fonts):
        self.program, self.fonts = os.path.abspath(program), os.path.abspath(fonts)

    def run(self, command, *arguments, fine=0):
        fonts = [] if command == "extract" else [f"--fonts-dir={self.fonts}"]
        done = subprocess.run([self.program, command, *fonts, *arguments], capture_output=True,
                              check=False)
        if done.returncode != fine:
            sys.exit(f"charter {command} {' '.join(arguments)}: exit code {done.returncode}\n"
                     f"{done.stderr.decode()}")
        return done.stdout.decode()

    def build(self, master, pdf, profile="archive"):
        self.run("build", "-q", f"--profile={profile}", "-o", pdf, master)

    def build_compared(self, compared, pdf, profile):
        command, arguments, fine = compared.build(pdf)
        profile = [f"--profile={profile}"] if command == "build" else []
        self.run(command, *arguments, *profile, fine=fine)

    def expected(self, master, *options):
        return expected.Expected(*(self.run("dump", f"--stage={stage}", *options, master)
                                   for stage in ("doc", "tags", "pages")))


class Case:
    """One line of CASES, for one master."""

    def __init__(self, profile, master, counts, folder, compared=None):
        self.profile, self.counts, self.compared = profile, counts, compared
        name = os.path.relpath(master, os.path.dirname(HERE)) if os.path.isabs(master) else master
        self.name = f"{name.removesuffix('.xml')} {profile}"
        if compared:
            self.name = f"{compared.name} {profile}"
        self.master = master
        if is_generated(master):
            self.master = self.path(folder, ".xml")
            generate(*master.split(":"), self.master)
        self.pdf = self.path(folder, ".pdf")

    def path(self, folder, ending):
        return os.path.join(folder, re.sub(r"\W+", "-", self.name) + ending)

    def faults(self, charter):
        if self.compared:
            charter.build_compared(self.compared, self.pdf, self.profile)
            wanted = charter.expected(self.master, *self.compared.dump())
        else:
            charter.build(self.master, self.pdf, self.profile)
            wanted = charter.expected(self.master)
        alone, found_alone = self.stand_alone(charter)
        master = metacheck.Master(alone, attached=self.profile == "archive",
                                  since=self.compared.old if self.compared else None)
        with pikepdf.open(self.pdf) as pdf:
            found = found_alone + tagcheck.check(pdf, wanted) \
                + metacheck.check(pdf, wanted, master)
            counts = tagcheck.counts(pdf)
        found += [f"{counts[role]} {role}, not {count}" for role, count in self.counts.items()
                  if counts[role] != count]
        print(f"{self.name}: {os.path.getsize(self.pdf)} bytes, {sum(counts.values())} elements")
        return [f"{self.name}: {fault}" for fault in found]

    def stand_alone(self, charter):
        """The master that the PDF names: the file itself, or, where that brings in others, what the
        PDF carries, which must bring in nothing and give the same PDF."""
        with open(self.master, encoding="utf-8") as file:
            if self.compared or not re.search(r"<(include|mark)\s", file.read()):
                return self.master, []
        alone, again = self.pdf + "-alone.xml", self.pdf + "-again.pdf"
        archive = self.pdf
        if self.profile != "archive":
            archive = self.pdf + "-archive.pdf"
            charter.build(self.master, archive)
        charter.run("extract", "-q", archive, "-o", alone)
        charter.build(alone, again, self.profile)
        with open(self.pdf, "rb") as one, open(again, "rb") as other:
            same = one.read() == other.read()
        return alone, [] if same else ["the master inside gives another PDF"]

    def verdict_faults(self, verdicts):
        claims = sorted(verdict.profile for verdict in verdicts)
        faults = [f"{self.name}: {verdict.profile}: failed {' '.join(verdict.failed)}"
                  for verdict in verdicts if verdict.failed]
        if claims != sorted(CLAIMS[self.profile]):
            faults.append(f"{self.name}: claims {claims}, not {CLAIMS[self.profile]}")
        return faults


def is_generated(master):
    return master.startswith(("generate:", "hard:"))


def generate(kind, name, path):
    """Writes a generated master: a number of varied services, or one of a make_master.py."""
    tests = os.path.dirname(HERE)
    folder = "hard" if kind == "hard" else "words"
    command = [sys.executable, os.path.join(tests, folder, "make_master.py"), name, path]
    if name.isdigit():
        command = [sys.executable, os.path.join(tests, "bench", "generate.py"), "varied", name,
                   "-o", path]
    subprocess.run(command, check=True)


def read_cases(path, folder):
    with open(path, encoding="utf-8") as file:
        lines = [line.split() for line in file if line.strip() and not line.startswith("#")]
    for profile, master, *counts in lines:
        counts = {role.replace("-", " "): int(count)
                  for role, count in (count.split("=") for count in counts)}
        if compared.is_compared(master):
            pair = compared.Compared(master, os.path.dirname(path))
            yield Case(profile, pair.new, counts, folder, pair)
            continue
        masters = [master] if is_generated(master) else \
            sorted(glob.glob(os.path.join(os.path.dirname(path), master)))
        if not masters:
            sys.exit(f"{path}: {master} is not there")
        yield from (Case(profile, one, counts, folder) for one in masters)


def main():
    charter = Charter(*sys.argv[1:3])
    tags_alone = sys.argv[4:] == ["--tags-alone"]
    with tempfile.TemporaryDirectory() as folder:
        cases = list(read_cases(os.path.abspath(sys.argv[3]), folder))
        faults = [fault for case in cases for fault in case.faults(charter)]
        if not tags_alone and verapdf.jar():
            verdicts = verapdf.judge([case.pdf for case in cases])
            faults += [fault for case in cases for fault in case.verdict_faults(verdicts[case.pdf])]
    for fault in faults:
        print(fault)
    print(f"{len(cases)} documents, {len(faults)} faults")
    if faults:
        sys.exit(1)
    if not tags_alone:
        verapdf.finish()


if __name__ == "__main__":
    main()
