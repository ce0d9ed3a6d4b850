"""Colours are for terminals alone: colour.py CHARTER WORK_FOLDER

The program's standard error is a pseudo-terminal, a pipe, or a file.
"""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

CHARTER, WORK = (Path(argument).resolve() for argument in sys.argv[1:3])
SMALL = Path(__file__).resolve().parent / "masters/small.xml"
ESCAPE = "\x1b["
REFUSED = {"NO_COLOR": {"TERM": "xterm", "NO_COLOR": "1"}, "dumb": {"TERM": "dumb"}, "no TERM": {}}


def environment(**more):
    kept = {name: value for name, value in os.environ.items()
            if name not in ("TERM", "NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANG")}
    return kept | more


def read_all(handle):
    """A terminal whose other end is closed is an error to read, not an end."""
    read = b""
    try:
        while piece := os.read(handle, 65536):
            read += piece
    except OSError:
        pass
    return read.decode().replace("\r\n", "\n")


def on_terminal(*arguments, **more):
    """What the program says on a terminal, and what it prints to a pipe."""
    ours, its = pty.openpty()
    run = subprocess.Popen([CHARTER, *arguments], cwd=WORK, env=environment(**more),
                           stdout=subprocess.PIPE, stderr=its)
    os.close(its)
    said = read_all(ours)
    os.close(ours)
    printed = run.communicate()[0].decode()
    return said, printed


def in_pipe(*arguments, **more):
    done = subprocess.run([CHARTER, *arguments], cwd=WORK, env=environment(**more),
                          capture_output=True)
    return done.stderr.decode()


def must(condition, what):
    if not condition:
        sys.exit(what)


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    text = SMALL.read_text(encoding="utf-8")
    # Names and texts that would colour by themselves, and clear the screen.
    (WORK / "office.xml").write_text(
        text.replace('contact officer="ap"', 'contact officer="&#9;a"'), encoding="utf-8")
    hostile = WORK / "a\x1b[2J.xml"
    hostile.write_text(text.replace("সরাসরি", "\x1b[31mসরাসরি\x9b2J"), encoding="utf-8")
    check = ("check", "office.xml", hostile.name)
    plain = in_pipe(*check, TERM="xterm")
    must("[value-wrong]" in plain and "[xml-control-character]" in plain, f"other findings: {plain}")
    must("\x1b" not in plain and "\x9b" not in plain, "a pipe has escapes")

    said, printed = on_terminal(*check, TERM="xterm")
    must("\x1b" not in printed.replace(hostile.name, ""), "standard output has escapes")
    must("\x1b[1;31merror:\x1b[0m" in said and "\x1b[1;32m^" in said and "\x1b[2m[" in said,
         f"no colours on a terminal: {said!r}")
    must("\x9b" not in said and re.sub(r"\x1b\[[0-9;]*m", "", said) == plain,
         f"more than colours differ: {said!r}")
    # As many as we set: for each finding its severity, id and caret, each ended.
    must(said.count(ESCAPE) == 6 * said.count("\x1b[2m["), f"escapes of others: {said!r}")

    for why, more in REFUSED.items():
        must(on_terminal(*check, **more)[0] == plain, f"{why}: still coloured")
    must(on_terminal(*check, TERM="xterm", NO_COLOR="")[0] == said, "an empty NO_COLOR forbids")
    for form in ("json", "gcc"):
        must("\x1b" not in "".join(on_terminal("check", f"--format={form}", "office.xml",
                                               TERM="xterm")), f"{form} has escapes")


main()
