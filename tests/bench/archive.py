#!/usr/bin/env python3
"""Measures what `charter archive` costs: archive.py [BUILD] [--offices N] [-n TIMES]

An archive of N offices with five editions each, those of tests/diff/chain under N names. Times of
`add` by edition, the size on disk, and `verify` beside sha512sum over the same files, both best of
n runs with the files in memory. Figures, not a test."""

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHAIN = sorted((ROOT / "tests/diff/chain").glob("*.xml"))


def timed(*command, **options):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   **options)
    return (time.perf_counter() - start) * 1000


def masters(folder, office):
    """The chain under another name."""
    for edition in CHAIN:
        path = folder / edition.name
        path.write_text(edition.read_text(encoding="utf-8").replace('id="doict-patgram"',
                                                                    f'id="{office}"', 1),
                        encoding="utf-8")
        yield path


def fill(charter, archive, folder, offices):
    """{edition's number: milliseconds of each add}"""
    times = {number: [] for number in range(1, len(CHAIN) + 1)}
    for office in range(offices):
        for number, master in enumerate(masters(folder, f"office-{office:05}"), 1):
            times[number].append(timed(charter, "archive", "add", "-q", archive, master,
                                       f"--fonts-dir={ROOT / 'fonts'}"))
    return times


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", nargs="?", default=ROOT / "build/release")
    parser.add_argument("--offices", type=int, default=50)
    parser.add_argument("-n", dest="times", type=int, default=3)
    asked = parser.parse_args()
    charter = Path(asked.build) / "charter"
    folder = Path(tempfile.mkdtemp(prefix="charter-bench-"))
    try:
        archive = folder / "archive"
        timed(charter, "archive", "init", archive)
        times = fill(charter, archive, folder, asked.offices)
        for number, each in times.items():
            print(f"add, edition {number}: {statistics.median(each):.1f} ms median, "
                  f"{max(each):.1f} ms at most, of {len(each)}")
        files = [path for path in archive.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        listed = folder / "files"
        listed.write_bytes(b"".join(os.fsencode(path) + b"\0" for path in files))
        print(f"{asked.offices} offices, {len(CHAIN)} editions each: {len(files)} files, "
              f"{size / 1e6:.1f} MB")
        verify = min(timed(charter, "archive", "verify", archive) for _ in range(asked.times))
        whole = min(timed("xargs", "-0", "-a", listed, "sha512sum") for _ in range(asked.times))
        one = min(timed("xargs", "-0", "-P", str(os.cpu_count()), "-n", "64", "-a", listed,
                        "sha512sum") for _ in range(asked.times))
        print(f"verify {verify:.0f} ms ({size / verify / 1000:.0f} MB/s); sha512sum {whole:.0f} ms, "
              f"on {os.cpu_count()} cores {one:.0f} ms; verify is {whole / verify:.2f} times as fast, "
              f"{one / verify:.2f} times on as many cores")
        print(f"list {timed(charter, 'archive', 'list', archive):.0f} ms")
    finally:
        shutil.rmtree(folder)


main()
