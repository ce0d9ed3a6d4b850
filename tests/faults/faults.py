"""The system fails at every call, one after the other: afterwards each file is the old one or the
new one, whole, nothing else lies about, and the exit code says what happened:
faults.py CHARTER SHIM PROJECT WORK_FOLDER files|memory [long]

What is tried stands in faults.cases. Prints counts; faults of ours one by one.
"""

import signal
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import cases
import durable
from scene import TEMPORARY, Place, scenes_of
from shim import Shim

HERE = Path(__file__).resolve().parent
CHARTER, LIBRARY, PROJECT, WORK = (Path(each).resolve() for each in sys.argv[1:5])
MEMORY, LONG = sys.argv[5] == "memory", sys.argv[6:] == ["long"]

# These the program is to get over: nothing is lost by them.
HARMLESS = {("write", "EINTR"), ("write", "short"), ("read", "EINTR"), ("read", "short")}
# How many reads of a socket there are is for the kernel to say; how often memory is taken differs by
# one or two with where the system puts it.
NOT_STEADY = ("read", "memory")
# Where it is a child that is killed, the program lives and says so.
KILLS = ("before", "after")
SIGNALS = {"INT": signal.SIGINT, "TERM": signal.SIGTERM, "HUP": signal.SIGHUP}
OURS = ("charter", "charter-unpack", "unknown")
SHOWN = 40


class Proof:
    def __init__(self):
        self.place = Place(CHARTER, PROJECT, WORK)
        self.shim = Shim(LIBRARY, WORK)
        self.injected, self.outcomes, self.crashes = Counter(), Counter(), Counter()
        self.wrong = defaultdict(list)

    def complain(self, fault, number, way, text):
        self.wrong[f"{fault.scene}: {fault.program}: {fault.kind} {way}: {text}"].append(number)

    def play(self, fault, scene):
        """All runs of one line."""
        scene.rehearse(self.shim.environment(fault))
        calls = self.shim.calls()
        if calls == 0:
            self.complain(fault, 0, "", "there is no such call")
        for way in fault.ways:
            for number in cases.numbers(fault, calls, LONG):
                self.spoil(fault, scene, number, way)

    def spoil(self, fault, scene, number, way):
        scene.prepare()
        try:
            result = scene.run(self.shim.environment(fault, number, way))
        except subprocess.TimeoutExpired:
            self.complain(fault, number, way, "it hangs")
            return
        if not self.shim.fired():
            self.outcomes["not reached"] += 1
            if fault.kind not in NOT_STEADY:
                self.complain(fault, number, way, "the call did not come")
            return
        self.injected[f"{fault.kind} {way}"] += 1
        states, left = scene.look()
        for target, state in states.items():
            self.outcomes[state] += 1
            if state in ("half", "gone") or state not in ("old", scene.expected(target)):
                self.complain(fault, number, way, f"{target} is {state}, exit {result.returncode}")
        if way in KILLS and result.returncode == -signal.SIGKILL:
            self.judge_killed(fault, scene, (number, way), left)
        elif way in SIGNALS and result.returncode == -SIGNALS[way]:
            self.outcomes["stopped"] += 1
            if left:
                self.complain(fault, number, way, f"left behind: {left}")
        else:
            self.judge(fault, scene, (number, way), result, states, left)

    def judge_killed(self, fault, scene, spoiled, left):
        """What a killed process could not remove, the next one does."""
        if any(not TEMPORARY.fullmatch(name) for name in left):
            self.complain(fault, *spoiled, f"left behind: {left}")
        self.outcomes["killed"] += 1
        scene.run({})
        states, left = scene.look()
        if left or any(state != scene.expected(name) for name, state in states.items()):
            self.complain(fault, *spoiled, f"after one more run: {states}, left behind: {left}")

    def judge(self, fault, scene, spoiled, result, states, left):
        if left:
            self.complain(fault, *spoiled, f"left behind: {left}")
        code = result.returncode
        if code < 0 or self.shim.stack("crash"):
            self.judge_crash(fault, spoiled, code)
        elif code == 3:
            self.outcomes["told"] += 1
            said = result.stderr.decode(errors="replace") + result.stdout.decode(errors="replace")
            if "error" not in said and "out of memory" not in said:
                self.complain(fault, *spoiled, f"exit 3 without a message: {said!r}")
            if fault.program == "charter-unpack" and "process-stopped" not in said:
                self.complain(fault, *spoiled, f"it is not the PDF's fault: {said!r}")
        elif scene.says_the_same(result) or self.nobody_hears(fault):
            self.outcomes["done all the same"] += 1
            self.judge_done(fault, scene, spoiled, states)
        else:
            self.complain(fault, *spoiled, f"exit {code}: {result.stdout!r} {result.stderr!r}")
        if code != scene.result.returncode and (fault.kind, spoiled[1]) in HARMLESS:
            self.complain(fault, *spoiled, f"nothing was lost, and exit {code}: {result.stderr!r}")

    def nobody_hears(self, fault):
        """True where the call that failed was one of standard error."""
        return fault.kind == "stream" and any(
            line.startswith(("fwrite 0", "fflush -1")) and line.endswith(" 2")
            for line in self.shim.log())

    def judge_done(self, fault, scene, spoiled, states):
        for target, state in states.items():
            if state != scene.expected(target):
                self.complain(fault, *spoiled, f"{target} is {state}, exit {scene.result.returncode}")
            elif state == "new" and fault.program == "charter" and self.shim.log():
                lacking = durable.missing(self.shim.log(), Path("out") / target, WORK)
                if lacking:
                    self.complain(fault, *spoiled, f"{target} may not last: {lacking}")

    def judge_crash(self, fault, spoiled, code):
        """On failed memory, in a library of others: listed. Of charter-unpack, which is there to
        break down where libraries do, nothing else is seen than that the PDF could not be read."""
        library, function = self.shim.culprit()
        self.crashes[f"{fault.program}: {library}: {function}"] += 1
        if library in OURS or fault.kind != "memory":
            self.complain(fault, *spoiled, f"crash in {library} {function}, exit {code}")

    def report(self):
        for title, counts in (("injected", self.injected), ("afterwards", self.outcomes),
                              ("crashes in other libraries", self.crashes)):
            print(f"{title}: {sum(counts.values())}")
            for name, count in sorted(counts.items()):
                print(f"    {name}: {count}")
        print(f"half-written files: {self.outcomes['half'] + self.outcomes['gone']}")
        for text, numbers in list(self.wrong.items())[:SHOWN]:
            print(f"{len(numbers)} x, first at call {numbers[0]}: {text}")
        if self.wrong:
            sys.exit(f"{len(self.wrong)} faults of ours")


def main():
    scenes, faults = cases.read(HERE / "faults.cases")
    proof = Proof()
    played = scenes_of(proof.place, scenes)
    for fault in faults:
        if (fault.kind == "memory") == MEMORY:
            if MEMORY:
                print(f"{fault.scene}: {fault.program}: the first {fault.all} calls for memory, "
                      f"then one in {fault.long if LONG else fault.every}")
            proof.play(fault, played[fault.scene])
    proof.report()


main()
