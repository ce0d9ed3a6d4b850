"""The man page is clean roff, reads as one, and tells of every member that a finding has as JSON:
man_page.py CHARTER WORK_FOLDER
"""

import json
import re
import subprocess
import sys
from pathlib import Path

SECTIONS = ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "FINDINGS", "WARNINGS AND NOTES", "EXIT STATUS", "EXAMPLES")
CHARTER = Path(sys.argv[1]).resolve()
SOURCE = Path(__file__).resolve().parents[2] / "src/base/diag_json.c"


def main():
    page = CHARTER.parent / "man/charter.1"
    done = subprocess.run(["groff", "-man", "-ww", "-Kutf8", "-Tutf8", "-P-c", page],
                          text=True, capture_output=True)
    lines = done.stdout.splitlines()
    missing = [name for name in SECTIONS if name not in [line.replace("\b", "") for line in
                                                        (plain(line) for line in lines)]]
    if done.returncode or done.stderr or missing:
        sys.exit(f"warnings: {done.stderr}; sections missing: {missing}")
    check_members(page.read_text(encoding="utf-8"))


def plain(line):
    """Without overstriking: a letter, a backspace, the letter again."""
    while "\b" in line:
        at = line.index("\b")
        line = line[:at - 1] + line[at + 1:]
    return line


def check_members(page):
    """All that the program can print, by its source; and all that it prints here."""
    section = page[page.index('.SH "FINDINGS"'):page.index('.SH "WARNINGS AND NOTES"')]
    told = re.findall(r"^\\fB(\w+)\\fR$", section, re.M)
    made = re.findall(r'\(object, "(\w+)"', SOURCE.read_text(encoding="utf-8"))
    done = subprocess.run([CHARTER, "check", "--format=json", "/dev/null", "/nowhere.xml"],
                          text=True, capture_output=True)
    printed = {name for finding in json.loads(done.stdout) for name in finding}
    if sorted(told) != sorted(made) or not printed or not printed <= set(told):
        sys.exit(f"members told of: {told}; made: {made}; printed: {printed}")


main()
