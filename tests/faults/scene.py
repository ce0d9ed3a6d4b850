"""One command in one folder, as it is before, and as it must be after whatever happened.

Beside out/, where the targets are, the folder holds the masters and PDFs that commands are given.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

OLD = {".pdf": b"%PDF-1.7 an older file\n", ".xml": b"<older/>\n"}
MASTERS = {"small.xml": "tests/cli/masters/small.xml", "other.xml": "tests/stages/tables.xml",
           "patgram.xml": "xml/patgram.xml", "marked.xml": "tests/offices/masters/municipality-9.xml",
           "mark.png": "tests/offices/masters/mark.png"}
TIMES = re.compile(rb"\d+ ms\n")
LIMIT = 60  # seconds; a run takes a few hundredths
TEMPORARY = re.compile(r"\.charter-.*\.tmp")


class Place:
    """The folder in which all scenes are played."""

    def __init__(self, charter, project, work):
        self.charter, self.fonts, self.work = charter, project / "fonts", work
        shutil.rmtree(work, ignore_errors=True)
        (work / "out").mkdir(parents=True)
        for name, master in MASTERS.items():
            shutil.copyfile(project / master, work / name)
        Scene(self, "small", "small.pdf", "build small.xml -o small.pdf").run({}, check=True)

    def run(self, arguments, environment, **options):
        """A finished process."""
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
                   "stderr": subprocess.PIPE, **options}
        return subprocess.run([self.charter, *arguments], cwd=self.work, timeout=LIMIT,
                              env={"LC_ALL": "C", **environment}, close_fds=False, **options)


class Scene:
    def __init__(self, place, name, targets, command):
        self.place, self.name = place, name
        self.targets, self.command = targets.split(), command.split()
        if self.command[0] != "extract":
            self.command += ["--fonts-dir", str(place.fonts)]
        self.anew = name.endswith("-anew")
        self.out = place.work / "out"
        self.wanted = None

    def prepare(self):
        """out/ as it is before."""
        for name in os.listdir(self.out):
            (self.out / name).unlink()
        for target in [] if self.anew else self.targets:
            (self.out / target).write_bytes(self.old(target))

    def old(self, target):
        return b"" if self.anew else OLD[Path(target).suffix]

    def expected(self, target):
        """"new", or "old" in a scene that is to be refused."""
        return "old" if self.wanted[target] == self.old(target) else "new"

    def rehearse(self, environment):
        """Plays it with nothing wrong, and keeps what comes out as what must come out."""
        self.prepare()
        self.result = self.run(environment)
        if self.result.returncode not in (0, 1, 2):
            raise RuntimeError(f"{self.name}: {self.result.stderr.decode()}")
        self.wanted = {name: (self.out / name).read_bytes() for name in self.targets}
        if set(os.listdir(self.out)) != set(self.targets):
            raise RuntimeError(f"{self.name}: {os.listdir(self.out)}")

    def run(self, environment, **options):
        return self.place.run(self.command, environment, **options)

    def look(self):
        """{target: "old", "new", "half"}, and what else is in out/."""
        there = set(os.listdir(self.out))
        states = {}
        for target in self.targets:
            if target not in there:
                states[target] = "old" if self.anew else "gone"
                continue
            found = (self.out / target).read_bytes()
            old = not self.anew and found == self.old(target)
            states[target] = "old" if old else "new" if found == self.wanted[target] else "half"
        return states, sorted(there - set(self.targets))

    def says_the_same(self, result):
        """True where a run that is content says what the rehearsal said."""
        return (result.returncode == self.result.returncode and
                TIMES.sub(b"", result.stdout) == TIMES.sub(b"", self.result.stdout))

    def prints(self):
        """True where it has something to say on standard output."""
        return self.result.stdout != b""


def scenes_of(place, lines):
    """{name: Scene} of the lines that cases.read gives."""
    return {name: Scene(place, name, targets, command) for name, targets, command in lines}
