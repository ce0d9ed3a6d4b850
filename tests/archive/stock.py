"""The archive that the tests here look at: five editions of Patgram, one put right, an old PDF
without a master, three other offices."""

import hashlib
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pikepdf

PROJECT = Path(__file__).resolve().parents[2]
CHAIN = sorted((PROJECT / "tests/diff/chain").glob("*.xml"))
HASHES = {}
OFFICES = [PROJECT / "tests/offices/masters" / f"{name}.xml"
           for name in ("ministry-7", "municipality-9", "lged-local-8")]


class Charter:
    """The program, with the fonts of the source tree."""

    def __init__(self, program, **environment):
        self.program, self.environment = Path(program).resolve(), os.environ | environment

    def run(self, *arguments, **options):
        options = {"text": True, "capture_output": True, "timeout": 300, "env": self.environment,
                   **options}
        return subprocess.run([self.program, *arguments], **options)

    def must(self, *arguments):
        done = self.run(*arguments)
        if done.returncode != 0:
            raise RuntimeError(f"{arguments}: exit {done.returncode}: {done.stderr}")
        return done.stdout + done.stderr


def old_pdf(path):
    """A PDF of another program: two blank pages."""
    with pikepdf.Pdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(842, 595))
        pdf.save(path, static_id=True)


def edited(path, work, *changes):
    """A copy of a master with texts replaced, each of which must be there."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        if old not in text:
            raise RuntimeError(f"{path}: {old!r} is not in it")
        text = text.replace(old, new)
    copy = work / f"edited-{path.name}"
    copy.write_text(text, encoding="utf-8")
    return copy


WHO = ("--user", "সহকারী প্রোগ্রামার", "--address", "ap@example.gov.bd")


def make(charter, work):
    """The path of the archive, made anew in the folder."""
    root = work / "archive"
    shutil.rmtree(root, ignore_errors=True)
    work.mkdir(parents=True, exist_ok=True)
    charter.must("archive", "init", root)
    for master in CHAIN + OFFICES:
        charter.must("archive", "add", root, master, *WHO)
    old_pdf(work / "old.pdf")
    charter.must("archive", "add", root, "--foreign", work / "old.pdf", "--office",
                 "doict-patgram", "--year", "2019-20", "--date", "2020-03-31", *WHO)
    better = edited(CHAIN[1], work, ("জনাব", "জনাব "))
    charter.must("archive", "add", root, better, "--reason", "নামের আগে ফাঁক বাদ পড়েছিল",
                 *WHO)
    return root


def files(root):
    return sorted(path for path in root.rglob("*") if path.is_file() or path.is_symlink())


def snapshot(root):
    """{relative path: hash of the bytes}, folders with None."""
    found = {}
    for folder, folders, names in os.walk(root):
        inner = os.path.relpath(folder, root)
        found |= {os.path.normpath(os.path.join(inner, name)): None for name in folders}
        for name in names:
            path = os.path.join(folder, name)
            found[os.path.normpath(os.path.join(inner, name))] = hash_of(path)
    return found


def hash_of(path):
    """A file that is not touched is read once, also under its second names."""
    state = os.lstat(path)
    if not stat.S_ISREG(state.st_mode):
        return "no file"
    key = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)
    if key not in HASHES:
        with open(path, "rb") as file:
            HASHES[key] = hashlib.sha256(file.read()).hexdigest()
    return HASHES[key]
