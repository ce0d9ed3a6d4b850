"""The system fails, or the program is killed, at every call of `archive add` and `archive init` that
changes the disk. Afterwards the archive is as before or as it would be, is valid by the validators
of others, and the next add works: killed.py CHARTER SHIM WORK_FOLDER [long]

On a file system without locks, links and exchanges there is one moment in which an office is not there: then
the program says so, and the next writer brings it back. Full disks are tried by
failing calls, and by a limit on the size of files. Two writers: one of them waits, or is told.

Of the scenes that differ little from others, the ordinary test takes one call in three."""

import fcntl
import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections import Counter, namedtuple
from pathlib import Path

import stock
import validators

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "faults"))
import cases  # noqa: E402 (the folder must be known first)
from shim import Shim  # noqa: E402

CHARTER, LIBRARY, WORK = stock.Charter(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]).resolve()
STAGING = "extensions/charter-staging"
CHANGE = cases.Fault("", "charter", "change", [], 0, 1, 1)
INIT, ADD = ("archive", "init"), ("archive", "add")
KILLS = ("before", "after")
FAILS = ("ENOSPC", "EIO")
SHOWN = 20
LONG = sys.argv[4:] == ["long"]
Scene = namedtuple("Scene", "name before command plain step")


class Proof:
    def __init__(self):
        self.shim = Shim(LIBRARY.resolve(), WORK)
        self.counts, self.faults, self.states = Counter(), [], {}
        self.root = WORK / "archive"

    def complain(self, scene, number, way, text):
        self.faults.append(f"{scene.name}: call {number} {way}: {text}")

    def prepare(self, scene):
        shutil.rmtree(self.root, ignore_errors=True)
        if scene.before is not None:
            shutil.copytree(scene.before, self.root, copy_function=os.link)

    def run(self, scene, number=0, way="", **options):
        environment = self.shim.environment(CHANGE, number, way, plain=scene.plain)
        return CHARTER.run(*scene.command, env={"LC_ALL": "C", **environment}, **options)

    def look(self):
        """The archive, and what lies in its staging folder."""
        found = stock.snapshot(self.root) if self.root.exists() else {}
        staged = [name for name in found if name.startswith(STAGING)]
        return {name: each for name, each in found.items() if name not in staged}, staged

    def keep_state(self, scene):
        """For the validators, each state once; an archive that is not yet one is none of theirs."""
        if not (self.root / "0=ocfl_1.1").exists():
            return
        state = hashlib.sha256(repr(sorted(stock.snapshot(self.root).items())).encode()).hexdigest()
        if state not in self.states:
            copy = WORK / "states" / str(len(self.states))
            shutil.copytree(self.root, copy, copy_function=os.link)
            self.states[state] = (copy, scene.name)

    def rehearse(self, scene):
        """How many calls there are, and what comes of it."""
        self.prepare(scene)
        self.old, _ = self.look()
        done = self.run(scene)
        if done.returncode != 0:
            raise RuntimeError(f"{scene.name}: {done.stderr}")
        if scene.plain and "[archive-no-lock]" not in done.stderr:
            self.complain(scene, 0, "", f"nothing is said of locks: {done.stderr}")
        self.new, staged = self.look()
        if staged or self.new == self.old:
            raise RuntimeError(f"{scene.name}: left {staged}")
        return self.shim.calls()

    def play(self, scene):
        calls = self.rehearse(scene)
        self.counts[f"calls of {scene.name}"] = calls
        for number in range(1, calls + 1, 1 if LONG else scene.step):
            for way in KILLS + FAILS[number % 2:number % 2 + 1]:
                self.spoil(scene, number, way)

    def spoil(self, scene, number, way):
        self.prepare(scene)
        done = self.run(scene, number, way)
        if not self.shim.fired():
            self.complain(scene, number, way, "the call did not come")
        killed = done.returncode == -signal.SIGKILL
        if killed != (way in KILLS):
            self.complain(scene, number, way, f"exit {done.returncode}: {done.stderr}")
        if self.judge(scene, number, way, done, killed):
            self.keep_state(scene)
        self.go_on(scene, number, way)

    def judge(self, scene, number, way, done, killed):
        """True where the archive is what it should be for others too."""
        found, staged = self.look()
        whole = found in (self.old, self.new)
        if whole:
            self.counts["as before" if found == self.old else "as it would be"] += 1
        elif scene.before is None or self.is_half_way(scene, found):
            self.counts["half way, and said so"] += 1
        else:
            self.complain(scene, number, way, f"neither old nor new, exit {done.returncode}")
        if not killed:
            self.counts["told"] += done.returncode == 3
            if done.returncode not in (0, 3) or (done.returncode == 3) != ("error" in done.stderr):
                self.complain(scene, number, way, f"exit {done.returncode}: {done.stderr}")
            if staged and way == "ENOSPC":
                self.complain(scene, number, way, f"left behind: {staged}")
        return whole

    def is_half_way(self, scene, found):
        """The office is not there, all else is as it was, and a reader says so."""
        if not scene.plain or any(self.old.get(name) != found[name] for name in found):
            return False
        done = CHARTER.run("archive", "list", self.root)
        return done.returncode == 3 and "archive-unfinished" in done.stderr

    def go_on(self, scene, number, way):
        """The next one works, whatever the last one left."""
        again = self.run(scene._replace(plain=False))
        found, staged = self.look()
        if again.returncode != 0 or staged or found != self.new:
            self.complain(scene, number, way, f"the next one: exit {again.returncode}, {staged}, "
                                              f"{'as' if found == self.new else 'not as'} it would "
                                              f"be: {again.stderr}")

    def full_disk(self, scene, step):
        """A limit on the size of files, at every step up to the largest that is written."""
        self.rehearse(scene)
        largest = max((self.root / name).stat().st_size for name, found in self.new.items()
                      if found is not None and (scene.plain or self.old.get(name) != found))
        for size in range(step, largest, step):
            self.prepare(scene)
            done = self.run(scene, preexec_fn=lambda: resource.setrlimit(  # noqa: B023 (run at once)
                resource.RLIMIT_FSIZE, (size, size)))
            found, staged = self.look()
            self.counts["full disks"] += 1
            if done.returncode != 3 or "disk-full" not in done.stderr or found != self.old or staged:
                self.complain(scene, size, "bytes", f"exit {done.returncode}: {done.stderr}, {staged}")
            self.go_on(scene, size, "bytes")

    def ask_validators(self):
        """All states that were seen, each once."""
        states = list(self.states.values())
        asked = validators.ask_of_all([copy for copy, _ in states])
        for validator, verdicts in asked.items():
            self.counts[f"asked {validator}"] += len(verdicts)
            self.faults += [f"{name}: {copy}: {validator}: {said[-600:]}"
                            for (copy, name), (valid, said) in zip(states, verdicts) if not valid]


# ---- Too little memory ---------------------------------------------------------------------------


def memory(proof, scene, every):
    """Every so many-th call for memory fails: the program says that there is none."""
    fault = CHANGE._replace(kind="memory")

    def run(number=0, way=""):
        proof.prepare(scene)
        environment = proof.shim.environment(fault, number, way)
        return CHARTER.run(*scene.command, env={"LC_ALL": "C", **environment})
    rehearsed = run()
    calls, said = proof.shim.calls(), rehearsed.stdout
    before = proof.look()[0]
    for number in range(1, calls, every):
        done = run(number, "ENOMEM")
        proof.counts[f"memory, {scene.name}"] += 1
        if not (done.returncode == 3 and "out of memory" in done.stderr) and \
                (done.returncode, done.stdout) != (0, said):
            proof.complain(scene, number, "ENOMEM", f"exit {done.returncode}: {done.stderr}")
        if proof.look()[0] != before:
            proof.complain(scene, number, "ENOMEM", "the archive was changed")


# ---- Two at once -------------------------------------------------------------------------------


def held_lock(proof, scene):
    """A writer and a reader, while another holds the lock."""
    proof.prepare(scene)
    with open(proof.root / "0=ocfl_1.1", "r+b") as declaration:
        fcntl.flock(declaration, fcntl.LOCK_EX)
        before = stock.snapshot(proof.root)
        for command in (scene.command, ("archive", "verify", proof.root)):
            done = CHARTER.run(*command)
            if done.returncode != 3 or "[archive-busy]" not in done.stderr:
                proof.complain(scene, 0, "locked", f"exit {done.returncode}: {done.stderr}")
        if stock.snapshot(proof.root) != before:
            proof.complain(scene, 0, "locked", "something was changed")


def two_writers(proof, scene, masters):
    """Many at once: each is in the archive, or was told that another is at work."""
    for _ in range(10):
        proof.prepare(scene)
        running = [(master, subprocess.Popen([CHARTER.program, "archive", "add", proof.root, master],
                                             stdout=subprocess.PIPE, stderr=subprocess.PIPE))
                   for master in masters]
        done = [(master, *process.communicate(), process.returncode) for master, process in running]
        for master, _, said, code in done:
            proof.counts["writers at once"] += 1
            if code not in (0, 3) or (code == 3) != (b"[archive-busy]" in said):
                proof.complain(scene, 0, "together", f"{master.name}: exit {code}: {said}")
        listed = CHARTER.must("archive", "list", proof.root)
        whole = CHARTER.run("archive", "verify", proof.root)
        if whole.returncode != 0 or listed.count("bytes") != 1 + sum(code == 0 for *_, code in done):
            proof.complain(scene, 0, "together", f"{listed} {whole.stderr}")


def small(quarter):
    """An edition of a small office."""
    master = stock.edited(stock.PROJECT / "tests/cli/masters/small.xml", WORK,
                          ("<letterhead>", f'<edition year="2025-26" quarter="{quarter}" '
                                           'published="2025-12-31"/>\n  <letterhead>'))
    return master.rename(master.with_name(f"q{quarter}.xml"))


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    (WORK / "states").mkdir(parents=True)
    proof = Proof()
    root = proof.root
    first, second, *others = (small(quarter) for quarter in (1, 2, 3, 4))
    empty, one = WORK / "empty", WORK / "one"
    CHARTER.must("archive", "init", empty)
    CHARTER.must("archive", "init", one)
    CHARTER.must("archive", "add", one, first)
    better = stock.edited(first, WORK, ("২ কার্যদিবস", "৩ কার্যদিবস"))
    correct = (*ADD, root, better, "--reason", "the time was wrong")
    scenes = [Scene("init", None, (*INIT, root), False, 1),
              Scene("first", empty, (*ADD, root, first), False, 3),
              Scene("second", one, (*ADD, root, second), False, 1),
              Scene("put right", one, correct, False, 3),
              Scene("plain first", empty, (*ADD, root, first), True, 3),
              Scene("plain second", one, (*ADD, root, second), True, 2)]
    for scene in scenes:
        proof.play(scene)
    proof.full_disk(scenes[2], 1021)
    proof.full_disk(scenes[5], 40009)
    memory(proof, Scene("verify", one, ("archive", "verify", root), False, 1), 11 if LONG else 173)
    memory(proof, Scene("list", one, ("archive", "list", root), False, 1), 11 if LONG else 173)
    held_lock(proof, scenes[2])
    two_writers(proof, scenes[2], [second, *others])
    if validators.names():
        proof.ask_validators()
    for what, count in sorted(proof.counts.items()):
        print(f"{what}: {count}")
    print(f"{len(proof.states)} states, {len(proof.faults)} faults")
    print("\n".join(proof.faults[:SHOWN]))
    sys.exit(1 if proof.faults else 0)


main()
