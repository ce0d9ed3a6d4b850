#!/usr/bin/env python3
"""README's words hold: its commands run, its example of a finding is what the program says, and
its links lead somewhere.

    readme.py CHARTER FONTS [--update]
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile

import tree

# The fault behind README's example: a slip of one letter in the Patgram master.
SLIP = ('<responsible><contact officer="ap"/></responsible>',
        '<responsible><contact officer="app"/></responsible>')


def shell_lines(text):
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", text, re.M | re.S)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def run_charter(words, charter, fonts, folder):
    """Runs a command of README with this build's program; what it writes goes to `folder`."""
    words = [os.path.join(folder, os.path.basename(word)) if word.startswith("out/") else word
             for word in words]
    if words[0] in ("build", "check", "diff", "enothi", "verify") or words[:2] == ["archive", "add"]:
        words.append(f"--fonts-dir={fonts}")
    done = subprocess.run([charter, *words], cwd=tree.ROOT, text=True, capture_output=True)
    if done.returncode != (words[0] == "diff"):  # two editions that are not the same
        return f"exit code {done.returncode}: {done.stderr}"
    missing = [word for word in words if word.startswith(folder) and not os.path.exists(word)]
    return f"{missing[0]} was not written" if missing else None


def fault_of_command(line, charter, fonts, folder):
    words = shlex.split(line)
    if words[0] == "build/release/charter":
        return run_charter(words[1:], charter, fonts, folder)
    if words[0] == "./build.sh":
        if not os.access(os.path.join(tree.ROOT, "build.sh"), os.X_OK):
            return "build.sh cannot be run"
        case = re.search(r"case \$\{1-\} in\n(.*?)\)", tree.read("build.sh")).group(1)
        if words[1:] and words[1] not in re.split(r"[ |]+", case):
            return f"build.sh takes no '{words[1]}'"
        return None
    return "this test does not know how to try it"


def finding(charter, fonts, folder):
    """What `check` says of the Patgram master with the slip in its first table."""
    master = os.path.join(folder, "office.xml")
    text = tree.read("xml/patgram.xml")
    if SLIP[0] not in text:
        sys.exit(f"{SLIP[0]} is not in the master")
    with open(master, "w", encoding="utf-8") as file:
        file.write(text.replace(*SLIP, 1))
    done = subprocess.run([charter, "check", "--lang=en", f"--fonts-dir={fonts}", "office.xml"],
                          cwd=folder, text=True, capture_output=True)
    return done.stderr.strip("\n") + "\n"


def main():
    charter, fonts = map(os.path.abspath, sys.argv[1:3])
    text = tree.read("README.md")
    example = re.search(r"\n\n```\n(.*?)^```", text, re.M | re.S)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        lines = shell_lines(text)
        for line in lines:
            if fault := fault_of_command(line, charter, fonts, folder):
                faults.append(f"{line}: {fault}")
        said = finding(charter, fonts, folder)
    if sys.argv[3:] == ["--update"]:
        with open(os.path.join(tree.ROOT, "README.md"), "w", encoding="utf-8") as file:
            file.write(text[:example.start(1)] + said + text[example.end(1):])
    elif example.group(1) != said:
        faults.append(f"the example is not what check says:\n{said}")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        if not os.path.exists(os.path.join(tree.ROOT, link)):
            faults.append(f"link to {link}, which is not there")
    tree.finish(faults, f"{len(lines)} commands")


main()
