"""The folder of `charter enothi` appears whole or not at all, and is replaced so, at whatever call the
system fails or the program is killed: killed.py CHARTER SHIM WORK_FOLDER

Where a file system cannot let two folders change places, the old one may be aside after a kill: the
next run has it back."""

import shutil
import signal
import sys
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "archive"), str(TESTS / "faults")]
import cases  # noqa: E402 (the folders must be known first)
import stock  # noqa: E402
from shim import Shim  # noqa: E402

CHARTER, WORK = stock.Charter(sys.argv[1]), Path(sys.argv[3]).resolve()
CHANGE = cases.Fault("", "charter", "change", [], 0, 1, 1)
WAYS = (("before", "after", "ENOSPC"), ("before", "after", "EIO"))


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    shim, counts, faults = Shim(Path(sys.argv[2]).resolve(), WORK), Counter(), []
    place = WORK / "place"
    command = [*"enothi --force".split(), stock.CHAIN[3], "-o", place / "out"]

    def prepare(there):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        if there:
            CHARTER.must(command[0], stock.CHAIN[2], "-o", place / "out")
        return stock.snapshot(place)

    def run(number=0, way="", plain=False):
        environment = shim.environment(CHANGE, number, way, plain=plain)
        return CHARTER.run(*command, env={"LC_ALL": "C", **environment})
    for there, plain in ((False, False), (True, False), (True, True)):
        old = prepare(there)
        run(plain=plain)
        new, calls = stock.snapshot(place), shim.calls()
        for number in range(1, calls + 1):
            for way in WAYS[number % 2]:
                prepare(there)
                done = run(number, way, plain)
                found = {name: each for name, each in stock.snapshot(place).items()
                         if not name.startswith(".charter-")}
                away = there and plain and not found  # for a moment, where two cannot change places
                counts["as before" if found == old else "as it would be"] += 1
                if not away and found not in (old, new):
                    faults.append(f"{there} {plain} call {number} {way}: exit {done.returncode}: {found}")
                if done.returncode not in (0, 3, -signal.SIGKILL):
                    faults.append(f"{there} {plain} call {number} {way}: exit {done.returncode}")
                run()
                if stock.snapshot(place) != new:
                    faults.append(f"{there} {plain} call {number} {way}: the next one does not work")
    print(*(f"{what}: {count}" for what, count in counts.items()), f"{len(faults)} faults",
          *faults[:10], sep="\n")
    sys.exit(1 if faults else 0)


main()
