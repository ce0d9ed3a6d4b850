#!/usr/bin/env python3
"""Every header of src/ compiles alone: headers.py COMPILER [FLAG…]"""

import concurrent.futures
import os
import subprocess
import sys

import tree


def compile_alone(header):
    done = subprocess.run([*sys.argv[1:], "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-fsyntax-only",
                           "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I", "src",
                           "-x", "c", "-"],
                          input=f'#include "{header.removeprefix("src/")}"\nextern int nothing;\n',
                          cwd=tree.ROOT, text=True, capture_output=True)
    return f"{header}:\n{done.stderr}" if done.returncode else None


def main():
    headers = tree.files("src", (".h",))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = [fault for fault in pool.map(compile_alone, headers) if fault]
    tree.finish(faults, f"{len(headers)} headers")


main()
