#!/usr/bin/env python3
"""Random edits of random masters, found again by `charter diff`.

    random_edits.py CHARTER FONTS SEED COUNT [--keep FOLDER]

Judges COUNT pairs of a random master and what one to twelve random edits (edits.py) made of it: the
changes applied to the one give the other, they are no more than the edits need, and asked the other
way round they come turned around, what was split being merged (compare.py). An edited master that
the program refuses is drawn anew: at most half of all may be.

A fault names seed and number, says what was edited, and leaves the two masters in FOLDER."""

import argparse
import collections
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(1, os.path.join(os.path.dirname(HERE), "random"))
import masters  # noqa: E402 (the folder must be known first)
from texts import Dice, Texts  # noqa: E402

import compare  # noqa: E402
import edits  # noqa: E402
import lists  # noqa: E402

Verdict = collections.namedtuple("Verdict", "number refused done entries found fault")


def is_taken(options, path):
    run = subprocess.run([options.charter, "check", "-q", "--fonts-dir", options.fonts, path],
                         capture_output=True)
    if run.returncode not in (0, 1):
        raise RuntimeError(run.stderr.decode())
    return run.returncode == 0


def keep(options, folder, number):
    if options.keep:
        target = os.path.join(options.keep, f"{options.seed}-{number}")
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(folder, target)


def judge(options, number):
    dice = Dice(options.seed * 7919 + number)
    with tempfile.TemporaryDirectory() as folder:
        old, new = masters.write(options.seed, number, folder), os.path.join(folder, "edited.xml")
        master = edits.Master(old, dice, Texts(dice, longest=70))
        done, entries = edits.edit(master, dice.between(1, 12))
        master.write(new)
        if not is_taken(options, new):
            return Verdict(number, True, done, entries, [], None)
        try:
            found = compare.Comparison(options.charter, options.fonts, old, new)
            found.check()
            if len(found.there) > entries:
                told = [{name: change.get(name) for name in
                         ("change", "thing", "old", "new", "fact", "from", "to")}
                        for change in found.there]
                raise lists.Fault(f"{len(found.there)} changes for {entries}: "
                                  f"{json.dumps(told, ensure_ascii=False, indent=1)}")
        except lists.Fault as fault:
            keep(options, folder, number)
            return Verdict(number, False, done, entries, [], str(fault))
        kinds = [f"{change['change']} {change['thing']}" for change in found.there]
        return Verdict(number, False, done, entries, kinds, None)


def judge_all(options):
    """Verdicts until COUNT masters were taken."""
    with concurrent.futures.ProcessPoolExecutor(max_workers=2) as pool:
        taken, first = 0, 0
        while taken < options.count and first < 2 * options.count:
            numbers = range(first, min(first + options.count - taken, 2 * options.count))
            for verdict in pool.map(judge, [options] * len(numbers), numbers):
                taken += not verdict.refused
                yield verdict
            first = numbers.stop


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("charter")
    parser.add_argument("fonts")
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--keep")
    options = parser.parse_args()
    kinds, faults, taken, refused = collections.Counter(), 0, 0, 0
    for verdict in judge_all(options):
        taken += not verdict.refused
        refused += verdict.refused
        kinds.update(verdict.found)
        if verdict.fault:
            faults += 1
            print(f"{options.seed} {verdict.number}: {' '.join(verdict.done)}\n    {verdict.fault}")
    print(f"seed {options.seed}: {taken} judged, {refused} refused by the program, "
          f"{faults} faults; " + ", ".join(f"{name} {count}" for name, count in kinds.most_common()))
    missing = {"split service", "merged service", "moved service", "reordered service"} - set(kinds)
    if missing and options.count >= 100:
        print("never seen:", ", ".join(sorted(missing)))
    sys.exit(bool(faults or taken < options.count or (missing and options.count >= 100)))


if __name__ == "__main__":
    main()
