#!/usr/bin/env python3
"""src/README.md is the map: it lists exactly the folders and files that stand under src/.

A file is listed as `name` in the first column of a table row under the heading of its folder; one
row may list several, and `name` without an ending stands for the .c and the .h."""

import os
import re

import tree


def listed_files(text):
    found, folder = [], None
    for line in text.splitlines():
        heading = re.match(r"#+ `([a-z]+)/`", line)
        if heading:
            folder = heading.group(1)
        elif folder and line.startswith("| `"):
            for name in re.findall(r"`([^`]+)`", line.split("|")[1]):
                endings = ("",) if "." in name else (".c", ".h")
                found += [f"src/{folder}/{name}{ending}" for ending in endings]
    return found


def main():
    there = [file for file in tree.files("src") if file != "src/README.md"
             and os.path.basename(file) != "CMakeLists.txt"]
    listed = listed_files(tree.read("src/README.md"))
    faults = [f"{file}: not in src/README.md" for file in sorted(set(there) - set(listed))]
    faults += [f"{file}: in src/README.md, but not there"
               for file in sorted(set(listed) - set(there))]
    faults += [f"{file}: twice in src/README.md"
               for file in sorted({file for file in listed if listed.count(file) > 1})]
    tree.finish(faults, f"{len(there)} files")


main()
