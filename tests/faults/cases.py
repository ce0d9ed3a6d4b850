"""faults.cases as data; its head says what the lines mean."""

import errno
import re
import sys
from collections import namedtuple

Fault = namedtuple("Fault", "scene program kind ways all every long")

ALL = "0 then 1 or 1"
WAYS = ("short", "before", "after", "INT", "TERM", "HUP")


def fields(line):
    return [part.strip() for part in line.split(":")]


def read_fault(parts):
    scene, program, kind, ways = parts[:4]
    ways = ways.split()
    for way in ways:
        if way not in WAYS and not hasattr(errno, way):
            sys.exit(f"no such way: {way}")
    counts = re.fullmatch(r"(\d+) then (\d+) or (\d+)", parts[4] if len(parts) > 4 else ALL)
    return Fault(scene, program, kind, ways, *(int(count) for count in counts.groups()))


def read(path):
    """([(name, targets, command)], [Fault])"""
    scenes, faults = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition(" ")
        if word == "scene":
            scenes.append(tuple(fields(rest)))
        elif word == "fault":
            faults.append(read_fault(fields(rest)))
        elif line.strip() and not line.startswith("#"):
            sys.exit(f"{path}: {line}")
    return scenes, faults


def numbers(fault, calls, long):
    """The n that are tried of 1 … calls; the last is always one of them."""
    rest = range(fault.all + 1, calls + 1, fault.long if long else fault.every)
    return sorted({*range(1, min(fault.all, calls) + 1), *rest, calls})
