#!/usr/bin/env python3
"""Nothing in src/ grows past reading: 500 lines a file, 60 lines a function."""

import re
import statistics

import tree

FILE_LINES, FUNCTION_LINES = 500, 60


def functions(text):
    """(name, lines) of each function: from its first line to its closing brace in column 1."""
    found, start, name = [], None, ""
    for number, line in enumerate(text.splitlines()):
        if re.match(r"[A-Za-z_]", line) and not line.endswith(":"):
            start, name = number, line.split("(")[0].split(" ")[-1].lstrip("*")
        elif line == "}" and start is not None:
            found.append((name, number - start + 1))
            start = None
    return found


def main():
    faults, lengths = [], []
    for file in tree.files("src", (".c", ".h")):
        text = tree.read(file)
        if (lines := text.count("\n")) > FILE_LINES:
            faults.append(f"{file}: {lines} lines")
        for name, length in functions(text):
            lengths.append(length)
            if length > FUNCTION_LINES:
                faults.append(f"{file}: {name} has {length} lines")
    if not lengths:
        faults.append("no function found")
    tree.finish(faults, f"{len(lengths)} functions, median {statistics.median(lengths or [0])}")


main()
