#!/usr/bin/env python3
"""No committed file knows the machine that it was written on: no path of this checkout or of a home
folder, no address of a package registry, no CRLF, no byte-order mark."""

import os
import re

import tree

HOSTS = re.compile(r"https?://(?:registry|repo1?|files|static|deb|proxy|index)\.[a-z.-]+", re.I)


def main():
    parent = os.path.dirname(tree.ROOT)
    here = [tree.ROOT] + ([parent + "/"] if parent != "/" else [])
    machine = re.compile("|".join([re.escape(path) for path in here] + [r"/home/\w", r"/Users/\w"]))
    faults, count = [], 0
    for file in tree.files():
        with open(os.path.join(tree.ROOT, file), "rb") as opened:
            data = opened.read()
        count += 1
        if b"\0" in data:
            continue  # pictures
        if b"\r\n" in data:
            faults.append(f"{file}: CRLF")
        if data.startswith(b"\xef\xbb\xbf"):
            faults.append(f"{file}: byte-order mark")
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
            for pattern in (HOSTS, machine):
                if (match := pattern.search(line)) and file != "tests/style/paths.py":
                    faults.append(f"{file}:{number}: {match.group()}")
    tree.finish(faults, f"{count} files")


main()
