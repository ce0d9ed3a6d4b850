#!/usr/bin/env python3
"""Measures how long `charter build` takes and how much memory: run.py [CHARTER] [-n TIMES]

Prints wall time (best of n), peak memory, size and pages for 23, 500 and 5,000 rows of both kinds
that generate.py writes (and, first, Patgram itself), beside a floor that is measured in the same
run: `xmllint --noout` of the master and one deflate of the PDF's bytes as they are before
compression. Figures, not a test: machines differ, and a busy one lies. KB and MB are 1,000s.

Needs the packages time, libdeflate-tools, libxml2-utils, qpdf."""

import argparse
import os
import subprocess
import tempfile
import time

import generate

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def best_wall(times, command, **options):
    """The shortest wall time of the command over `times` runs, in seconds."""
    walls = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **options)
        walls.append(time.perf_counter() - start)
    return min(walls)


def peak_memory(command):
    """Peak resident memory in KiB. By GNU time: a child of Python itself would count Python's."""
    done = subprocess.run(["time", "-f", "%M", *command], check=True, text=True,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return int(done.stderr.split()[-1])


def floor(times, master, pdf, folder):
    """What any program must at least do: parse the master and deflate the pages."""
    plain = os.path.join(folder, "plain.pdf")
    subprocess.run(["qpdf", "--stream-data=uncompress", pdf, plain], check=True)
    return (best_wall(times, ["xmllint", "--noout", master])
            + best_wall(times, ["libdeflate-gzip", "-6", "-k", "-f", "-c", plain]))


def pages_of(pdf):
    done = subprocess.run(["qpdf", "--show-npages", pdf], check=True, text=True,
                          stdout=subprocess.PIPE)
    return int(done.stdout)


def measure(name, master, charter, times, folder):
    pdf = os.path.join(folder, "out.pdf")
    command = [charter, "build", "-q", master, "-o", pdf]
    wall = best_wall(times, command)
    lowest = floor(times, master, pdf, folder)
    print(f"{name:16} {wall * 1000:8.1f} ms {peak_memory(command) / 1024:7.1f} MiB"
          f" {os.path.getsize(pdf):9} bytes {pages_of(pdf):4} pages"
          f"   floor {lowest * 1000:7.1f} ms, {wall / lowest:4.1f} times")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("charter", nargs="?",
                        default=os.path.join(ROOT, "build", "release", "charter"))
    parser.add_argument("-n", "--times", type=int, default=5)
    args = parser.parse_args()
    start = best_wall(args.times, [args.charter, "--version"])
    print(f"start (charter --version) {start * 1000:.1f} ms; best of {args.times}")
    with tempfile.TemporaryDirectory() as folder:
        measure("patgram", generate.PATGRAM, args.charter, args.times, folder)
        for count in (23, 500, 5000):
            for kind in ("repeated", "varied"):
                master = os.path.join(folder, f"{kind}-{count}.xml")
                with open(master, "w", encoding="utf-8") as file:
                    file.write(generate.generate(kind, count))
                measure(f"{count} {kind}", master, args.charter, args.times, folder)


if __name__ == "__main__":
    main()
