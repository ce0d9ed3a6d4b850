#!/usr/bin/env python3
"""Layers point one way: every include in src/ is allowed by layers.txt, and a .c file includes its
own header first, which proves that header complete."""

import os
import re

import tree


def read_rules():
    layers, libraries = {}, []
    for line in tree.read("tests/style/layers.txt").splitlines():
        words = line.split("#")[0].split()
        if words and words[0] == "layer":
            layers[words[1]] = words[2:]
        elif words:
            libraries.append((words[1], tuple(words[2:])))
    # The longest beginning decides, so that hb-subset.h may differ from hb.
    return layers, sorted(libraries, key=lambda rule: -len(rule[0]))


def fault_of(path, header, quoted, layers, libraries):
    """What is wrong with this include, or None. `path` and `header` start from src/."""
    layer = path.split("/")[0]
    if quoted:
        target = header.split("/")[0]
        if not os.path.exists(os.path.join(tree.ROOT, "src", header)):
            return "there is no such file under src/"
        if target != layer and target not in layers[layer] and header not in layers[layer]:
            return f"{layer} may not include {target}"
        return None
    for beginning, allowed in libraries:
        if header.startswith(beginning):
            return None if path.startswith(allowed) else f"only {' '.join(allowed)} may include it"
    return None


def main():
    layers, libraries = read_rules()
    faults, count = [], 0
    for file in tree.files("src", (".c", ".h")):
        path = file.removeprefix("src/")
        if path.split("/")[0] not in layers:
            faults.append(f"{file}: this layer is not in layers.txt")
            continue
        includes = re.findall(r'^#include ([<"])([^>"]+)[>"]', tree.read(file), re.MULTILINE)
        for mark, header in includes:
            count += 1
            fault = fault_of(path, header, mark == '"', layers, libraries)
            if fault:
                faults.append(f"{file}: includes {header}: {fault}")
        own = path.removesuffix(".c") + ".h"
        if path.endswith(".c") and os.path.exists(os.path.join(tree.ROOT, "src", own)):
            if not includes or includes[0][1] != own:
                faults.append(f"{file}: does not include its own header first")
    tree.finish(faults, f"{count} includes")


main()
