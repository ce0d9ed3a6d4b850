#!/usr/bin/env python3
"""Every diagnostic of src/base/diag.def is named in at least one test case."""

import re

import tree


def main():
    ids = re.findall(r'DIAG_ENTRY\(\s*\w+,\s*"([a-z0-9-]+)"', tree.read("src/base/diag.def"))
    named = set()
    for file in tree.files("tests"):
        if not file.startswith("tests/style/"):
            try:
                named.update(re.findall(r"[a-z0-9-]+", tree.read(file)))
            except UnicodeDecodeError:
                pass  # broken bytes are some cases' whole point; their messages stand beside them
    faults = [f"{name}: no case" for name in ids if name not in named]
    if len(ids) != len(set(ids)):
        faults.append("an id stands twice in diag.def")
    tree.finish(faults, f"{len(ids)} ids")


main()
