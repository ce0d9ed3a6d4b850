"""The man page is clean roff and reads as one: man_page.py CHARTER WORK_FOLDER"""

import subprocess
import sys
from pathlib import Path

SECTIONS = ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "EXAMPLES")


def main():
    page = Path(sys.argv[1]).resolve().parent / "man/charter.1"
    done = subprocess.run(["groff", "-man", "-ww", "-Tascii", "-P-c", page],
                          text=True, capture_output=True)
    lines = done.stdout.splitlines()
    missing = [name for name in SECTIONS if name not in [line.replace("\b", "") for line in
                                                        (plain(line) for line in lines)]]
    if done.returncode or done.stderr or missing:
        sys.exit(f"warnings: {done.stderr}; sections missing: {missing}")


def plain(line):
    """Without overstriking: a letter, a backspace, the letter again."""
    while "\b" in line:
        at = line.index("\b")
        line = line[:at - 1] + line[at + 1:]
    return line


main()
