"""Whatever is done to a file of an archive, verify names it: damage.py CHARTER WORK_FOLDER [STEP]

Each file in turn has a byte changed, is made longer, shorter, empty, removed, replaced by a folder
and by a link; files are added everywhere; every two files of the archive's first office that differ
change places; folders are renamed. Afterwards the archive is as before, and whole. With STEP only one in so many files,
folders and pairs is taken."""

import itertools
import os
import shutil
import sys
from collections import Counter
from pathlib import Path

import stock

CHARTER, WORK = stock.Charter(sys.argv[1]), Path(sys.argv[2]).resolve()
STEP = int(sys.argv[3]) if len(sys.argv) > 3 else 1
SHOWN = 20


class Proof:
    def __init__(self, root):
        self.root, self.counts, self.faults = root, Counter(), []
        self.before = stock.snapshot(root)

    def judge(self, kind, *named):
        """verify must end with 1 and name one of each pair."""
        self.counts[kind] += 1
        done = CHARTER.run("archive", "verify", self.root)
        for name in named:
            if f"'{name}'" not in done.stderr:
                self.faults.append(f"{kind}: {name} is not named, exit {done.returncode}: "
                                   f"{done.stderr[:400]}")
        if done.returncode != 1:
            self.faults.append(f"{kind}: {named}: exit {done.returncode}: {done.stderr[:400]}")

    def with_bytes(self, path, kind, changed):
        whole = path.read_bytes()
        path.write_bytes(changed)
        self.judge(kind, path)
        path.write_bytes(whole)

    def spoil_bytes(self, path):
        whole = path.read_bytes()
        middle = len(whole) // 2
        for at in {0, middle, len(whole) - 1}:
            self.with_bytes(path, "a byte changed",
                            whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
        self.with_bytes(path, "a byte more", whole + b"x")
        self.with_bytes(path, "a byte less", whole[:-1])
        self.with_bytes(path, "emptied", b"")

    def spoil_entry(self, path):
        away = WORK / "away"
        path.rename(away)
        if path != self.root / "0=ocfl_1.1":
            self.judge("removed", path)
            path.mkdir()
            self.judge("a folder instead", path)
            path.rmdir()
        path.symlink_to(away)
        if path != self.root / "0=ocfl_1.1":
            self.judge("a link instead", path)
        path.unlink()
        away.rename(path)

    def add(self, folder):
        for name in ("added.txt", "inventory.json.sha256", ".hidden"):
            (folder / name).write_bytes(b"added")
            if folder != self.root:
                self.judge("added", folder / name)
            (folder / name).unlink()
        inside = folder / "added"
        inside.mkdir()
        self.judge("an empty folder", inside)
        inside.rmdir()
        (folder / "linked").symlink_to(WORK / "old.pdf")
        self.judge("a link added", folder / "linked")
        (folder / "linked").unlink()

    def swap(self, one, other):
        first, second = one.read_bytes(), other.read_bytes()
        if first == second:
            return
        one.write_bytes(second)
        other.write_bytes(first)
        self.judge("swapped", one, other)
        one.write_bytes(first)
        other.write_bytes(second)

    def rename(self, folder):
        moved = folder.with_name("renamed")
        folder.rename(moved)
        self.counts["folders renamed"] += 1
        done = CHARTER.run("archive", "verify", self.root)
        if done.returncode != 1 or "renamed" not in done.stderr:
            self.faults.append(f"renamed: {folder}: exit {done.returncode}: {done.stderr[:400]}")
        moved.rename(folder)


def root_declaration(proof):
    """Without it there is no archive, which is said."""
    path = proof.root / "0=ocfl_1.1"
    away = WORK / "away"
    path.rename(away)
    done = CHARTER.run("archive", "verify", proof.root)
    if done.returncode != 2 or "archive-none" not in done.stderr:
        proof.faults.append(f"without its declaration: exit {done.returncode}: {done.stderr}")
    away.rename(path)


def swaps(root):
    """Pairs of files of one office: all of them where they are small enough to be likely twins."""
    office = min((path for path in stock.files(root) if path.name == "inventory.json"),
                 key=lambda path: len(path.parts)).parent
    names = [path for path in stock.files(office) if path.suffix != ".ttf"]
    return list(itertools.combinations(names, 2))


def main():
    root = stock.make(CHARTER, WORK)
    proof = Proof(root)
    for path in stock.files(root)[::STEP]:
        proof.spoil_bytes(path)
        proof.spoil_entry(path)
    root_declaration(proof)
    folders = [path for path in sorted(root.rglob("*")) if path.is_dir()]
    for folder in [root, *folders[::STEP]]:
        proof.add(folder)
        if folder != root:
            proof.rename(folder)
    for one, other in swaps(root)[::STEP]:
        proof.swap(one, other)
    if stock.snapshot(root) != proof.before:
        proof.faults.append("the archive is not as it was before")
    done = CHARTER.run("archive", "verify", root)
    if done.returncode != 0:
        proof.faults.append(f"it is not whole afterwards: {done.stderr}")
    for kind, count in sorted(proof.counts.items()):
        print(f"{kind}: {count}")
    print(f"{sum(proof.counts.values())} ways of damage, {len(proof.faults)} faults")
    print("\n".join(proof.faults[:SHOWN]))
    sys.exit(1 if proof.faults else 0)


main()
