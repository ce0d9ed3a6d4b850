#!/usr/bin/env python3
"""A small master with one change at every place: sweep.py SWEEP MASTER [EVERY]

The master is read thousands of times by one process (sweep.c), each time with another change. What
must be said, and at which line and column, is worked out here, by other means: Python's own decoder
and a scan of the markup by regular expressions. With EVERY only so many-th change is tried."""

import collections
import re
import subprocess
import sys

import changes

Finding = collections.namedtuple("Finding", "lines line column id text")
NOTHING = Finding(0, 0, 0, "", "")
ROOM = 12  # lines: one change has few consequences


def place_of(data, offset):
    """Line and column of a byte, from 1; the column counts characters, a mark at the start none."""
    before = data[:offset].decode("utf-8", errors="replace").removeprefix("\ufeff")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def bad_byte(data):
    """Where the text stops being UTF-8; None where it does not."""
    try:
        data.decode("utf-8")
        return None
    except UnicodeDecodeError as error:
        return error.start


def parse(answer):
    lines, _, text = answer.partition("\t")
    match = re.match(r"m\.xml:(\d+):(\d+): \w+: (.*) \[([a-z0-9-]+)\]$", text)
    if not match:
        return NOTHING if lines == "0" else Finding(int(lines), 0, 0, "?", text)
    line, column, message, name = match.groups()
    return Finding(int(lines), int(line), int(column), name, message)


class Sweep:
    def __init__(self, program, path, every="1"):
        self.program, self.path, self.every = program, path, int(every)
        with open(path, "rb") as file:
            self.master = file.read()
        self.faults, self.counts, self.ids = [], collections.Counter(), collections.Counter()

    def read_all(self, edits):
        """What is said of each of the changes (offset, bytes removed, bytes put there)."""
        given = "".join(f"{offset} {removed} {put.hex() or '-'}\n" for offset, removed, put in edits)
        done = subprocess.run([self.program, self.path], input=given.encode(),
                              capture_output=True)
        answers = done.stdout.decode().split("\n")[:-1]
        if done.returncode or done.stderr or len(answers) != len(edits):
            edit = edits[len(answers)] if len(answers) < len(edits) else None
            self.faults.append(f"it ended with {done.returncode} at {edit}: {done.stderr[:3000].decode()}")
        return [parse(answer) for answer in answers]

    def run(self, change):
        """One kind of change: a function that yields (edit, what to expect)."""
        planned = list(change(self.master))[::self.every]
        name = change.__name__.replace("_", " ")
        for (edit, expected), finding in zip(planned, self.read_all([edit for edit, _ in planned])):
            offset, removed, put = edit
            data = self.master[:offset] + put + self.master[offset + removed:]
            self.counts[name] += 1
            self.ids[finding.id or "nothing"] += 1
            why = self.wrong(data, finding, expected)
            if why:
                self.faults.append(f"{name}, {put[:20]!r} at {offset}: {why}; said was {finding}")

    def wrong(self, data, finding, expected):
        """Why the finding is not what was expected; None where it is."""
        bad = bad_byte(data)
        later = expected.first and bad is not None and expected.offset < bad
        if bad is not None and not later and not expected.wide:
            expected = changes.Expected({"xml-bad-utf8"}, bad)
            if f"0x{data[bad]:02X}" not in finding.text:
                return f"the byte at {bad} is 0x{data[bad]:02X}"
        if finding.lines > ROOM:
            return "too much was said"
        if finding.id not in (expected.ids or {finding.id}):
            return f"one of {sorted(expected.ids)} was expected"
        if expected.offset is None or finding.id == "":
            return None
        line, column = place_of(data, expected.offset)
        if (finding.line, finding.column) != (line, column):
            return f"the place is {line}:{column}"
        return None


def main():
    sweep = Sweep(*sys.argv[1:4])
    for change in changes.ALL:
        sweep.run(change)
    for fault in sweep.faults[:40]:
        print(fault)
    for name, count in sweep.counts.items():
        print(f"{count:7} {name}")
    print(", ".join(f"{name} {count}" for name, count in sorted(sweep.ids.items())))
    print(f"{sum(sweep.counts.values())} masters read, {len(sweep.faults)} faults")
    sys.exit(1 if sweep.faults or not sweep.counts else 0)


main()
