#!/usr/bin/env python3
"""Runs a fuzzer, which the preset `fuzz` has built, and says what came of it.

    run.py TARGET SECONDS [--build FOLDER] [--charter PROGRAM]
    run.py --totals

TARGET is xml, font, image, layout or extract. The corpus is kept in the cache outside the checkout
($CHARTER_CACHE, or charter/ under $XDG_CACHE_HOME or ~/.cache), so that a later run goes on from
it; so is a line about each run, and --totals sums them up. What breaks the target is put into
FOLDER/findings/TARGET and named; then it goes on, until the time is over. Exit code 1 where there
was any."""

import argparse
import glob
import os
import re
import resource
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TARGETS = ("xml", "font", "image", "layout", "extract")
SEED = 5
MOST_FINDINGS = 20
# Seconds for one input; megabytes. A larger input is tried too seldom.
# Stacks in libraries differ each time and are kept for ever: short ones keep the memory bounded.
SANITIZER = "quarantine_size_mb=64:malloc_context_size=4"
LIMITS = ["-timeout=10", "-rss_limit_mb=2048", "-max_len=65536"]


def cache(target):
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = os.environ.get("CHARTER_CACHE") or os.path.join(home, "charter")
    return os.path.join(folder, "fuzz", target)


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def fixed_addresses():
    """AddressSanitizer of Clang 14 cannot start where addresses are spread over more bits."""
    try:
        with open("/proc/sys/vm/mmap_rnd_bits", encoding="ascii") as file:
            return ["setarch", "-R"] if int(file.read()) > 28 else []
    except OSError:
        return []


def is_of_libqpdf(log):
    """True where the innermost frame that is libqpdf's or ours is libqpdf's. That library breaks
    down in a process of its own (unpack/child.h), so it is no fault of the program."""
    _, _, stack = log.partition("ERROR:")
    frames = re.findall(r"^ *#\d+ .*?(libqpdf|/src/)", stack, re.M)
    return frames[:1] == ["libqpdf"]


def last_number(pattern, log):
    found = re.findall(pattern, log)
    return int(found[-1]) if found else 0


class Run:
    def __init__(self, options):
        self.target, self.build = options.target, options.build
        self.end = time.monotonic() + options.seconds
        self.program = os.path.join(options.build, "fuzz_" + options.target)
        self.corpus = os.path.join(cache(options.target), "corpus")
        self.seeds = os.path.join(options.build, "corpus", options.target)
        self.dictionary = os.path.join(options.build, options.target + ".dict")
        self.findings = os.path.join(options.build, "findings", options.target, "")
        known = os.path.join(HERE, "found", options.target)
        self.known = [known] if os.path.isdir(known) else []
        self.executions = self.coverage = self.features = 0
        self.found, self.of_libqpdf = [], []
        for folder in (self.corpus, self.seeds, self.findings):
            os.makedirs(folder, exist_ok=True)
        subprocess.run([sys.executable, os.path.join(HERE, "seeds.py"), options.target,
                        options.charter, self.seeds, self.dictionary], check=True)

    def command(self):
        left = max(1, int(self.end - time.monotonic()))
        return [*fixed_addresses(), self.program, f"-seed={SEED + self.count()}",
                f"-max_total_time={left}", f"-dict={self.dictionary}", "-print_final_stats=1",
                f"-artifact_prefix={self.findings}", *LIMITS, self.corpus, self.seeds, *self.known]

    def count(self):
        return len(self.found) + len(self.of_libqpdf)

    def once(self):
        """Runs until the time is over or something is found; False where it was stopped."""
        environment = dict(os.environ, UBSAN_OPTIONS="print_stacktrace=1", ASAN_OPTIONS=SANITIZER)
        command = self.command()
        print(" ".join(command), flush=True)
        done = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace",
                                env=environment)
        log = []
        for line in done.stderr:
            log.append(line)
            print(line, end="", flush=True)
        done.wait()
        log = "".join(log)
        self.executions += last_number(r"stat::number_of_executed_units: (\d+)", log)
        self.coverage = max(self.coverage, last_number(r"cov: (\d+)", log))
        self.features = max(self.features, last_number(r"ft: (\d+)", log))
        new = re.findall(r"Test unit written to (\S+)", log)
        for path in new:
            self.put_aside(path, self.of_libqpdf if is_of_libqpdf(log) else self.found)
        if not new and done.returncode not in (0, 72):
            sys.exit(f"run.py: {self.program} ended with {done.returncode}")
        return bool(new)

    def put_aside(self, path, found):
        """Notes what was found, and takes it out of what the next run would begin with."""
        found.append(path)
        for folder in (self.seeds, self.corpus):
            same = os.path.join(folder, path.rpartition("-")[2])
            if os.path.exists(same):
                os.remove(same)

    def report(self):
        spent = processor_seconds()
        with open(os.path.join(cache(self.target), "runs.tsv"), "a", encoding="ascii") as file:
            print(self.executions, round(spent), self.coverage, self.features, len(self.found),
                  sep="\t", file=file)
        print(f"{self.target}: {self.executions} executions, {spent:.0f} s of processor time,"
              f" coverage {self.coverage}, features {self.features}, {len(self.found)} findings")
        for path in self.found:
            print(f"found: {path}")
        for path in self.of_libqpdf:
            print(f"found, but in libqpdf: {path}")


def totals():
    for target in TARGETS:
        runs = []
        for path in glob.glob(os.path.join(cache(target), "runs.tsv")):
            with open(path, encoding="ascii") as file:
                runs = [[int(word) for word in line.split("\t")] for line in file]
        columns = list(zip(*runs)) or [(0,)] * 5
        print(f"{target}: {len(runs)} runs, {sum(columns[0])} executions,"
              f" {sum(columns[1])} s of processor time, coverage {max(columns[2])},"
              f" features {max(columns[3])}, {sum(columns[4])} findings")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("target", nargs="?", choices=TARGETS)
    parser.add_argument("seconds", nargs="?", type=int, default=60)
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "fuzz"))
    parser.add_argument("--charter", default=os.path.join(ROOT, "build", "release", "charter"))
    parser.add_argument("--totals", action="store_true")
    options = parser.parse_args()
    if options.totals or options.target is None:
        totals()
        return
    run = Run(options)
    while run.once() and time.monotonic() < run.end and run.count() < MOST_FINDINGS:
        pass  # what comes again, as from a case in found/, ends it soon
    run.report()
    sys.exit(1 if run.found else 0)


if __name__ == "__main__":
    main()
