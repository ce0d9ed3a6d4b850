#!/usr/bin/env python3
"""Measures what `charter build` costs, beside a floor: run.py [BUILD] [-n TIMES] [--rows N...]

For the Patgram master and for 23, 500, 5,000 and 50,000 rows of both kinds that generate.py writes:
CPU and wall time, peak memory, size and pages, the wall time of each stage, and the ratio of the
CPU time to that of floor.c, which only parses the master, shapes each distinct segment once,
deflates the same streams and writes the same bytes; and what `charter check` costs beside that. Then
how CPU time grows from 500 rows to 5,000 and from 5,000 to 50,000; and what `charter diff` costs. Each is the best of n runs, the program's and the floor's in turn.

Figures, not a test: machines differ, and a busy one lies. KB and MB are 1,000s, KiB and MiB are not.
BUILD is a release build, build/release where none is named. Needs the package time."""

import argparse
import filecmp
import os
import re
import subprocess
import tempfile
import time

import generate
import parts

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
FONTS = os.path.join(ROOT, "fonts")
KINDS = ("repeated", "varied")
ROWS = (23, 500, 5000, 50000)


class Tools:
    """The programs of a build folder, and a folder for what they write."""

    def __init__(self, build, times, folder):
        subprocess.run(["cmake", "--build", build, "--target", "charter", "charter-unpack",
                        "floor"], check=True, stdout=subprocess.DEVNULL)
        self.charter = os.path.join(build, "charter")
        self.floor = os.path.join(build, "tests", "bench", "floor")
        self.times = times
        self.folder = folder

    def path(self, name):
        return os.path.join(self.folder, name)


def run_once(command, fine=0):
    """CPU and wall time of a command in milliseconds; it must end with the exit code `fine`."""
    start = time.perf_counter()
    silence = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[silence])
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != fine:
        raise RuntimeError(f"{' '.join(command)}: status {status}")
    return (usage.ru_utime + usage.ru_stime) * 1000, wall * 1000


def peak_memory(command):
    """Peak resident memory in MiB. By GNU time: a child of Python itself would count Python's."""
    done = subprocess.run(["time", "-f", "%M", *command], check=True, text=True,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return int(done.stderr.split()[-1]) / 1024


def floor_once(tools, master):
    """{part: milliseconds of CPU} of one run of the floor."""
    done = subprocess.run([tools.floor, master, tools.path("segments"), tools.path("parts"), FONTS,
                           tools.path("floor.pdf")], check=True, text=True, stdout=subprocess.PIPE)
    words = done.stdout.split()
    return {name: int(value) / 1000 for name, value in zip(words[::2], words[1::2])}


def prepare_floor(tools, master, pdf):
    with open(tools.path("segments"), "wb") as file:
        file.write(parts.segments(tools.charter, master))
    with open(pdf, "rb") as source, open(tools.path("parts"), "wb") as file:
        file.write(parts.parts(source.read()))


def stages_of(command):
    """What the program says of its stages, shortened."""
    done = subprocess.run(command + ["-v"], check=True, text=True, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE)
    return re.search(r"time: +(.*)", done.stderr).group(1)


def pages_of(command):
    done = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL)  # warnings, one a row beyond the 10,000th
    return int(re.search(r": (\d+) pages?", done.stdout).group(1))


def measure(tools, name, master):
    """Prints the figures of a master; its CPU time is the result."""
    pdf = tools.path("out.pdf")
    plain = [tools.charter, "build", "--fonts-dir", FONTS, "--lang", "en", master, "-o", pdf]
    command = plain + ["-q"]
    run_once(command)
    prepare_floor(tools, master, pdf)
    runs, floors, checks = [], [], []
    looking = [tools.charter, "check", "--fonts-dir", FONTS, "-q", master]
    for _ in range(tools.times):
        runs.append(run_once(command))
        checks.append(run_once(looking)[0])
        floors.append(floor_once(tools, master))
    if not filecmp.cmp(pdf, tools.path("floor.pdf"), shallow=False):
        raise RuntimeError("the floor did not write the same bytes")
    cpu, wall = min(run[0] for run in runs), min(run[1] for run in runs)
    lowest = min(floors, key=lambda each: each["all"])
    print(f"{name:15} CPU {cpu:7.1f} ms  wall {wall:7.1f} ms  {peak_memory(command):6.1f} MiB"
          f" {os.path.getsize(pdf):9} bytes {pages_of(plain):5} pages"
          f"  {cpu / lowest['all']:5.2f} times the floor")
    print(f"    stages: {stages_of(plain)}")
    print(f"    check:  CPU {min(checks):.1f} ms, {min(checks) / cpu:.2f} of the build")
    print("    floor:  " + ", ".join(f"{part} {cost:.1f} ms" for part, cost in lowest.items()),
          flush=True)
    return cpu


def print_growth(costs, rows):
    for fewer, more in zip(rows, rows[1:]):
        if more == fewer * 10:
            growth = ", ".join(f"{kind} {costs[kind, more] / costs[kind, fewer]:.2f} times"
                               for kind in KINDS)
            print(f"growth of CPU time from {fewer} to {more} rows: {growth}")


def compare(tools, count, kind, edit):
    """Prints what `charter diff` of a varied master with an edited one costs; its CPU time."""
    old, new = tools.path("old.xml"), tools.path("new.xml")
    text = generate.generate("varied", count)
    for path, content in ((old, text), (new, edit(text))):
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
    command = [tools.charter, "diff", "-q", old, new]
    cpu = min(run_once(command, fine=1)[0] for _ in range(tools.times))
    print(f"diff of {count} with {count} rows, {kind}: CPU {cpu:.1f} ms", flush=True)
    return cpu


def compare_all(tools, rows):
    """The same ids with another fee in half of the rows; and no ids in the new one."""
    def change_fees(text):
        return text.replace("<fee>বিনামূল্যে</fee>", "<fee>১০ টাকা</fee>")

    def lose_ids(text):
        return re.sub(r'<service id="[^"]*"', "<service", change_fees(text))

    costs = {count: compare(tools, count, "equal ids", change_fees) for count in rows}
    for fewer, more in zip(rows, rows[1:]):
        print(f"growth from {fewer} to {more} rows: {costs[more] / costs[fewer]:.2f} times")
    for count in rows:
        compare(tools, count, "by likeness", lose_ids)


def bench(tools, rows):
    start = min(run_once([tools.charter, "--version"]) for _ in range(tools.times * 4))[0]
    print(f"CPU time of starting and ending: {start:.1f} ms; best of {tools.times}")
    measure(tools, "patgram", generate.PATGRAM)
    costs = {}
    for count in rows:
        for kind in KINDS:
            master = tools.path("master.xml")
            with open(master, "w", encoding="utf-8") as file:
                file.write(generate.generate(kind, count))
            costs[kind, count] = measure(tools, f"{count} {kind}", master)
    print_growth(costs, rows)
    compare_all(tools, [count for count in rows if count >= 500])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("build", nargs="?", default=os.path.join(ROOT, "build", "release"))
    parser.add_argument("-n", "--times", type=int, default=5)
    parser.add_argument("--rows", type=int, nargs="+", default=ROWS)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench(Tools(os.path.realpath(args.build), args.times, folder), args.rows)


if __name__ == "__main__":
    main()
