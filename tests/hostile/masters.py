#!/usr/bin/env python3
"""Masters as hostile input: masters.py SERVER FONTS WORK ordinary|long|other [--sanitized]

Each is built within bounds of time and memory. What has to come out is what large.py and other.py
say: a PDF that qpdf calls sound, or findings with their place, of bounded length, and nothing else."""

import os
import re
import shutil
import subprocess
import sys

import large
import other
from server import Server

SAID_MOST = 1 << 20
SECONDS, MEGABYTES = 20, 1536


class Trial:
    def __init__(self, server, fonts, work):
        self.server, self.fonts, self.work = server, fonts, work
        self.master = os.path.join(work, "m.xml")
        self.out = os.path.join(work, "out")
        self.faults, self.count = [], 0

    def write(self, text):
        with open(self.master, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))

    def build(self, *arguments):
        return self.server.run("build", "--lang=en", "--fonts-dir", self.fonts, *arguments,
                               "-o", os.path.join(self.out, "m.pdf"), seconds=SECONDS,
                               megabytes=MEGABYTES)

    def wrong(self, run, codes, ids):
        """Why what came out is not what had to."""
        if run.fault():
            return run.fault()
        if run.code not in codes:
            return f"exit code {run.code}: {run.said[:500]}"
        if len(run.said) > SAID_MOST:
            return f"{len(run.said)} characters were said"
        said = set(re.findall(r"^(?:\S.*: )?error: .*\[([a-z0-9-]+)\]$", run.said, re.MULTILINE))
        if run.code == 1 and not (said >= ids and (said or "error:" in run.said)):
            return f"{sorted(ids)} had to be said: {run.said[:500]}"
        if os.listdir(self.out) != (["m.pdf"] if run.code == 0 else []):
            return f"it left {os.listdir(self.out)}"
        if run.code == 0:
            check = subprocess.run(["qpdf", "--check", os.path.join(self.out, "m.pdf")],
                                   capture_output=True, text=True)
            return None if check.returncode == 0 else check.stdout + check.stderr
        return None

    def judge(self, name, run, expected):
        codes, ids = expected
        why = self.wrong(run, codes if isinstance(codes, set) else {codes}, ids)
        self.count += 1
        if "--verbose" in sys.argv or why:
            print(f"{name}: {run.code}, {run.milliseconds} ms, {run.kilobytes >> 10} MiB, "
                  f"{len(run.said)} characters: {run.said[:150]!r}")
        if why:
            self.faults.append(f"{name}: {why}")
        shutil.rmtree(self.out)
        os.mkdir(self.out)


def main():
    program, fonts, work, kind = sys.argv[1:5]
    work = os.path.abspath(work)
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(os.path.join(work, "out"))
    server = Server(os.path.abspath(program), work, "--sanitized" in sys.argv)
    trial = Trial(server, os.path.abspath(fonts), work)
    if kind == "other":
        other.try_all(trial)
    for maker in {"ordinary": large.ORDINARY, "long": large.LONG, "other": []}[kind]:
        for name, text, expected in maker():
            trial.write(text)
            trial.judge(name, trial.build(trial.master), expected)
    if server.close() != 0:
        trial.faults.append("the server has failed")
    for fault in trial.faults:
        print(fault)
    print(f"{trial.count} inputs: {server.figures()}, {len(trial.faults)} faults")
    sys.exit(1 if trial.faults or not trial.count else 0)


if __name__ == "__main__":
    main()
