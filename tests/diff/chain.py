#!/usr/bin/env python3
"""The chain of editions: what changed from each to the next, and back.

    chain.py CHARTER FONTS FOLDER [--update]

Compares neighbouring editions of FOLDER, and the first with the last, both ways: as text with
OLD--NEW.expected, and as JSON by what must hold of it (compare.py). --update, or CHARTER_UPDATE=1,
writes the goldens."""

import glob
import os
import subprocess
import sys

import compare
import lists


def stem(path):
    return os.path.basename(path).removesuffix(".xml")


def text(charter, folder, old, new):
    """The paths that are printed must not be this machine's."""
    run = subprocess.run([charter, "diff", "--lang=en", os.path.basename(old),
                          os.path.basename(new)], cwd=folder, capture_output=True)
    return run.stdout.decode() + run.stderr.decode() + f"exit code {run.returncode}\n"


def check_golden(charter, folder, old, new, update):
    path = os.path.join(folder, f"{stem(old)}--{stem(new)}.expected")
    found = text(charter, folder, old, new)
    if update:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(found)
        return 0
    with open(path, encoding="utf-8") as file:
        expected = file.read()
    if found != expected:
        print(f"{path} is otherwise:\n{found}")
    return found != expected


def check_lists(charter, fonts, old, new):
    try:
        compare.Comparison(charter, fonts, old, new).check()
    except lists.Fault as fault:
        print(f"{stem(old)} -> {stem(new)}: {fault}")
        return 1
    return 0


def main():
    arguments = [one for one in sys.argv[1:] if one != "--update"]
    charter, fonts, folder = (os.path.abspath(one) for one in arguments)
    update = "--update" in sys.argv or os.environ.get("CHARTER_UPDATE") == "1"
    editions = sorted(glob.glob(os.path.join(folder, "*.xml")))
    pairs = [*zip(editions, editions[1:]), (editions[0], editions[-1])]
    faults = 0
    for old, new in pairs:
        faults += check_lists(charter, fonts, old, new)
        faults += check_golden(charter, folder, old, new, update)
        faults += check_golden(charter, folder, new, old, update)
    same = text(charter, folder, editions[0], editions[0])
    faults += not same.endswith(": the same\nexit code 0\n")
    print(f"{len(editions)} editions, {2 * len(pairs)} comparisons, {faults} faults")
    sys.exit(bool(faults or len(editions) < 5))


if __name__ == "__main__":
    main()
