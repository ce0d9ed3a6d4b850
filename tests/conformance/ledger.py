#!/usr/bin/env python3
"""What src/pdf/CONFORMANCE.md names is there: files, tests, findings.

    ledger.py ROOT BUILD_FOLDER
"""

import os
import re
import subprocess
import sys


def main():
    root, build = sys.argv[1:3]

    def read(path):
        with open(os.path.join(root, path), encoding="utf-8") as file:
            return file.read()

    listing = subprocess.run(["ctest", "--test-dir", build, "-N"], check=True, text=True,
                             stdout=subprocess.PIPE).stdout
    tests = set(re.findall(r"Test +#\d+: (\S+)", listing))
    findings = set(re.findall(r'^DIAG_ENTRY\(\w+, "([a-z-]+)"', read("src/base/diag.def"), re.M))
    text, faults, count = read("src/pdf/CONFORMANCE.md"), [], 0
    for name in re.findall(r"`([^`]+)`", text):
        if re.fullmatch(r"[a-z]+/\w+\.[ch]", name):
            there = os.path.exists(os.path.join(root, "src", name))
        elif re.fullmatch(r"[a-z]+\.[\w.-]+", name):
            there = name in tests
        elif re.fullmatch(r"[a-z]+(-[a-z]+)+", name):
            there = name in findings
        else:
            continue
        count += 1
        faults += [] if there else [f"{name} is not there"]
    for names in re.findall(r"`pdf\.documents` \(([^)]*)\)", text):
        for name in names.split(", "):
            count += 1
            if not os.path.exists(os.path.join(root, "tests/pdf/documents", name + ".doc")):
                faults.append(f"tests/pdf/documents/{name}.doc is not there")
    for fault in faults:
        print(fault)
    print(f"{count} names, {len(faults)} faults")
    sys.exit(1 if faults or not count else 0)


main()
