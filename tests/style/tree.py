"""The files of the checkout, for the tests beside this one. Without git: a plain copy will do."""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def files(folder=".", endings=("",)):
    """Paths from the root of all committed files under `folder` with one of the endings, sorted."""
    found = []
    for path, folders, names in os.walk(os.path.join(ROOT, folder)):
        folders[:] = [name for name in folders if name not in (".git", "build", "__pycache__")]
        for name in names:
            relative = os.path.relpath(os.path.join(path, name), ROOT)
            built = relative.endswith(".ttf") or os.path.dirname(relative) == "out"
            if name.endswith(tuple(endings)) and (not built or name == ".gitignore"):
                found.append(relative)
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def finish(faults, checked):
    """Prints the faults and ends the test; `checked` says what was looked at, and how many."""
    for fault in faults:
        print(fault)
    print(f"{checked}, {len(faults)} faults")
    sys.exit(1 if faults else 0)
