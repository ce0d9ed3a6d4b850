"""The program as a function: runs of charter in forks of one process (server.c)."""

import dataclasses
import os
import subprocess

SANITIZER = ("AddressSanitizer", "LeakSanitizer", "runtime error", "Assertion")


@dataclasses.dataclass
class Run:
    code: int       # exit code; -N: ended by signal N
    said: str       # standard output and error
    milliseconds: int
    kilobytes: int

    def fault(self):
        """Why this can never be right, whatever the input was; None where it may be."""
        for word in SANITIZER:
            if word in self.said:
                return f"{word} in what it said: {self.said[:2000]}"
        if self.code not in (0, 1, 2, 3):
            return f"it ended with {self.code}: {self.said[:500]}"
        return None


class Server:
    """`sanitized`: its address space cannot be bounded."""

    def __init__(self, program, folder, sanitized):
        self.program, self.folder, self.sanitized = program, folder, sanitized
        self.runs = self.milliseconds = self.longest = self.largest = 0
        self.process = subprocess.Popen([program], cwd=folder, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def run(self, *arguments, seconds=10, megabytes=512):
        """One run; `seconds` of processor time, more where the sanitizers slow it down."""
        said = os.path.join(self.folder, "said")
        seconds, megabytes = (seconds * 6, 0) if self.sanitized else (seconds, megabytes)
        words = [str(seconds), str(megabytes), said, "charter", *arguments]
        self.process.stdin.write(b"\t".join(os.fsencode(word) for word in words) + b"\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if len(answer) != 4:
            raise RuntimeError(f"the server has ended at {words}")
        how, number, milliseconds, kilobytes = answer[0], *map(int, answer[1:])
        with open(said, encoding="utf-8", errors="replace") as file:
            text = file.read()
        self.runs += 1
        self.milliseconds += milliseconds
        self.longest = max(self.longest, milliseconds)
        self.largest = max(self.largest, kilobytes)
        return Run(number if how == b"exit" else -number, text, milliseconds, kilobytes)

    def close(self):
        self.process.stdin.close()
        return self.process.wait()

    def figures(self):
        return (f"{self.runs} runs, {self.milliseconds / 1000:.1f} s of processor time, the longest "
                f"{self.longest} ms, at most {self.largest // 1024} MiB")
