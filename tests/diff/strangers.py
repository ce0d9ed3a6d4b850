#!/usr/bin/env python3
"""Every master of a folder compared with every other, both ways: the changes make the one of the
other, however little the two have in common (compare.py).

    strangers.py CHARTER FONTS FOLDER"""

import glob
import itertools
import os
import sys

import compare
import lists


def main():
    charter, fonts, folder = sys.argv[1:]
    masters = sorted(glob.glob(os.path.join(folder, "*.xml")))
    faults = 0
    for old, new in itertools.combinations(masters, 2):
        try:
            compare.Comparison(charter, fonts, old, new).check()
        except lists.Fault as fault:
            faults += 1
            print(f"{os.path.basename(old)} -> {os.path.basename(new)}: {fault}")
    print(f"{len(masters)} masters, {faults} faults")
    sys.exit(bool(faults or len(masters) < 3))


if __name__ == "__main__":
    main()
