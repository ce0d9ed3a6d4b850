"""The system gives too little: no room on the disk, no handles, no memory, no standard output.
Afterwards each file is the old one or the new one, whole, and the exit code says what happened:
limits.py CHARTER SHIM PROJECT WORK_FOLDER

What is tried stands in limits.cases. Prints counts; faults of ours one by one.
"""

import os
import resource
import signal
import sys
from collections import Counter
from pathlib import Path

import cases
from scene import Place, scenes_of
from shim import Shim

HERE = Path(__file__).resolve().parent
CHARTER, LIBRARY, PROJECT, WORK = (Path(each).resolve() for each in sys.argv[1:5])
NUMBERS = {"in": 0, "out": 1, "err": 2}
# What the loader, or a library as it is loaded, says where it gets too little: not a run of ours.
NOT_LOADED = ((127, b"error while loading shared libraries"), (127, b"out of memory"), (127, b"failed to map segment"),
              (-signal.SIGABRT, b"GLib (gthread-posix.c): Unexpected error from C library"))
WATCH = cases.Fault("", "charter", "nothing", [], 0, 1, 1)  # the shim spoils nothing, but sees crashes


def set_limit(name, amount):
    number = getattr(resource, f"RLIMIT_{name}")
    resource.setrlimit(number, (amount, amount))


def broken_pipe():
    reading, writing = os.pipe()
    os.close(reading)
    return writing


def spoil_stream(word):
    """"out-full" in the process that becomes charter."""
    name, what = word.split("-")
    os.close(NUMBERS[name])
    if what != "closed":
        handle = broken_pipe() if what == "broken" else os.open("/dev/full", os.O_WRONLY)
        if handle != NUMBERS[name]:
            os.dup2(handle, NUMBERS[name])
            os.close(handle)


class Limits:
    def __init__(self):
        self.place = Place(CHARTER, PROJECT, WORK)
        self.shim = Shim(LIBRARY, WORK)
        self.tried, self.outcomes, self.crashes, self.wrong = Counter(), Counter(), Counter(), []

    def complain(self, scene, what, text):
        self.wrong.append(f"{scene.name}: {what}: {text}")

    def play(self, scene, what, spoil):
        """The run's result, and the states of the scene's files, which are old or new."""
        scene.prepare()
        result = scene.run(self.shim.environment(WATCH), preexec_fn=spoil)
        self.tried[what.split(" ")[0]] += 1
        states, left = scene.look()
        for target, state in states.items():
            self.outcomes[state] += 1
            if state not in ("old", "new"):
                self.complain(scene, what, f"{target} is {state}, exit {result.returncode}")
        if left:
            self.complain(scene, what, f"left behind: {left}")
        return result, states

    def limit(self, scene, name, first, most, step):
        scene.rehearse({})
        enough = max((len(whole) for whole in scene.wanted.values()), default=0)
        last = enough if most == "size" else int(most)
        for amount in [*range(int(first), last, int(step)), last]:
            what = f"{name} {amount}"
            result, states = self.play(scene, what, lambda: set_limit(name, amount))
            done = result.returncode == 0 and set(states.values()) == {"new"}
            if amount == last and not done:
                self.complain(scene, what, f"it was enough, and exit {result.returncode}")
            if any(result.returncode == code and word in result.stderr
                   for code, word in NOT_LOADED):
                self.outcomes["not loaded"] += 1
            elif crash := self.shim.stack("crash"):
                self.judge_crash(scene, what, crash)
            elif not done and not self.told(result):
                self.complain(scene, what, f"exit {result.returncode}: {result.stderr!r}")

    def told(self, result):
        self.outcomes["told"] += 1
        return result.returncode == 3 and (b"error" in result.stderr or
                                           b"out of memory" in result.stderr)

    def judge_crash(self, scene, what, crash):
        library, function = self.shim.culprit()
        self.crashes[f"{library}: {function}"] += 1
        if library in ("charter", "charter-unpack", "unknown"):
            self.complain(scene, what, f"crash: {crash}")

    def streams(self, scene, words):
        """Where standard output is gone, that is said by the exit code, and the files are new; where
        standard error is, there is nobody to tell."""
        def spoil():
            for word in words.split(","):
                spoil_stream(word)
        scene.rehearse({})
        result, states = self.play(scene, words, spoil)
        wanted = {3} if "out-" in words and scene.prints() else {0}
        if "-broken" in words:
            wanted.add(-13)  # SIGPIPE, as for any program
        if result.returncode not in wanted:
            self.complain(scene, words, f"exit {result.returncode}: {result.stderr!r}")
        if "old" in states.values():
            self.complain(scene, words, "the file was not written")
        if result.returncode == 3 and "err-" not in words and b"error" not in result.stderr:
            self.complain(scene, words, "exit 3 without a message")

    def report(self):
        for title, counts in (("tried", self.tried), ("afterwards", self.outcomes),
                              ("crashes in other libraries", self.crashes)):
            print(f"{title}: {sum(counts.values())}")
            for name, count in sorted(counts.items()):
                print(f"    {name}: {count}")
        for text in self.wrong[:40]:
            print(text)
        if self.wrong:
            sys.exit(f"{len(self.wrong)} faults of ours")


def main():
    limits = Limits()
    scenes = scenes_of(limits.place, cases.read(HERE / "faults.cases")[0])
    for line in (HERE / "limits.cases").read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition(" ")
        if word == "limit":
            scene, name, amounts = cases.fields(rest)
            first, _, most, _, step = amounts.split(" ")
            limits.limit(scenes[scene], name, first, most, step)
        elif word == "stream":
            scene, streams = cases.fields(rest)
            for words in streams.split(" "):
                limits.streams(scenes[scene], words)
        elif line.strip() and not line.startswith("#"):
            sys.exit(f"limits.cases: {line}")
    limits.report()


main()
