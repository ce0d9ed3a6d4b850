"""The documents of documents.cases, and building them."""

import glob
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TESTS, ROOT = HERE.parent, HERE.parents[1]
FONTS = ROOT / "fonts"
GENERATORS = {"generate": TESTS / "words/make_master.py", "hard": TESTS / "hard/make_master.py"}
ENVIRONMENT = {"PATH": "/usr/bin:/bin"}


class Document:
    """One line of documents.cases, for one master."""

    def __init__(self, profile, master):
        self.profile, self.master = profile, Path(master)
        self.name = f"{self.master.stem} {profile}"


def read(folder):
    """The documents; masters that must be generated go to `folder`."""
    folder.mkdir(parents=True)
    found = []
    for line in (HERE / "documents.cases").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        profile, wanted = line.split()
        generator, _, name = wanted.partition(":")
        if generator in GENERATORS:
            masters = [folder / f"{generator}-{name}.xml"]
            run([sys.executable, GENERATORS[generator], name, masters[0]])
        else:
            masters = sorted(glob.glob(os.path.join(HERE, wanted)))
        if not masters:
            sys.exit(f"documents.cases: {wanted} is not there")
        found += [Document(profile, master) for master in masters]
    return found


def copy_master(master, target):
    """Copies it, and what it brings in from files beside it: a mark may hold its picture itself."""
    shutil.copy(master, target)
    for name in sorted(set(re.findall(r'\bsrc="([^"]+)"', master.read_text("utf-8")))):
        if not (master.parent / name).exists():
            continue
        beside = target.parent / name
        beside.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(master.parent / name, beside)


def command(program, document, master, pdf, fonts=FONTS):
    return [str(program), "build", "-q", f"--fonts-dir={fonts}", f"--profile={document.profile}",
            str(master), "-o", str(pdf)]


def run(words, **options):
    done = subprocess.run(words, capture_output=True, **options)
    if done.returncode:
        sys.exit(f"{words}: exit code {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.stdout


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def plain_sums(program, documents, folder):
    """{document's name: SHA-256 of its PDF}, built with nothing unusual around."""
    folder.mkdir(parents=True)
    sums = {}
    for document in documents:
        pdf = folder / f"{document.name}.pdf"
        run(command(program, document, document.master, pdf), env=ENVIRONMENT)
        sums[document.name] = sha256(pdf)
    return sums


def differences(sums, wanted, where):
    """A line for each document whose PDF is another one than wanted."""
    return [f"{where}: {name} is another file: {sums[name]}, not {wanted[name]}"
            for name in wanted if sums[name] != wanted[name]]


def finish(faults, checked):
    for fault in faults:
        print(fault)
    print(f"{checked}, {len(faults)} faults")
    sys.exit(1 if faults else 0)
