#!/usr/bin/env python3
"""What is said of good and of faulty fonts: fontset.py PROBE FONTS CASES [--update]

A case is a folder with a fonts.xml (or none), a recipe, and what has to be said: `said` in English,
`said.bn` in Bangla. Faulty fonts are made from real ones when the test runs; none is committed. A
recipe has one step a line:

    copy SOURCE NAME               SOURCE is a file of FONTS
    write NAME TEXT                a file that is no font
    truncate NAME SIZE             SIZE bytes are left
    begin NAME TEXT                the first bytes become TEXT (\\xHH is a byte)
    rename NAME TABLE OTHER        in the table directory
    damage NAME TABLE AT HEX       bytes of a table become HEX
    open SET [TEXT]                the probe opens the set and sets TEXT
    list                           the probe lists all sets

Every id of the section "text" of diag.def is said in a case here or in another file of cases."""

import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile


def table_record(font, table):
    """Where the table's record stands in the directory, and where its bytes begin."""
    for i in range(struct.unpack(">H", font[4:6])[0]):
        at = 12 + 16 * i
        if font[at:at + 4] == table.encode():
            return at, struct.unpack(">I", font[at + 8:at + 12])[0]
    sys.exit(f"the font has no table {table}")


def unescape(text):
    return re.sub(rb"\\x(..)", lambda match: bytes.fromhex(match.group(1).decode()), text.encode())


def change(font, action, words):
    if action == "truncate":
        return font[:int(words[0])]
    if action == "begin":
        start = unescape(words[0])
        return start + font[len(start):]
    record, offset = table_record(font, words[0])
    if action == "rename":
        return font[:record] + words[1].encode().ljust(4) + font[record + 4:]
    if action == "damage":
        at, data = offset + int(words[1]), bytes.fromhex(words[2])
        return font[:at] + data + font[at + len(data):]
    sys.exit(f"no such step: {action}")


def prepare(recipe, fonts, folder):
    """Follows the recipe; what the probe is to do."""
    command = None
    for line in filter(None, recipe.splitlines()):
        action, *words = line.split(" ")
        if action == "open":
            command = ["open", ".", *line.split(" ", 2)[1:]]
        elif action == "list":
            command = ["list", "."]
        elif action == "copy":
            shutil.copyfile(os.path.join(fonts, words[0]), os.path.join(folder, words[1]))
        elif action == "write":
            with open(os.path.join(folder, words[0]), "w", encoding="utf-8") as file:
                file.write(line.split(" ", 2)[2])
        else:
            path = os.path.join(folder, words[0])
            with open(path, "rb") as file:
                font = file.read()
            with open(path, "wb") as file:
                file.write(change(font, action, words[1:]))
    return command


def run_case(probe, fonts, case, update):
    """Tries a case in a folder of its own; returns what it said and the faults found."""
    faults, all_said = [], ""
    with open(os.path.join(case, "recipe"), encoding="utf-8") as file:
        recipe = file.read()
    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(case, "fonts.xml")
        if os.path.exists(table):
            shutil.copyfile(table, os.path.join(folder, "fonts.xml"))
        command = prepare(recipe, fonts, folder)
        for language, name in (("en", "said"), ("bn", "said.bn")):
            done = subprocess.run([probe, language, *command], cwd=folder, text=True,
                                  capture_output=True)
            if done.stderr or done.returncode not in (0, 1, 3):
                faults.append(f"{case}: exit code {done.returncode}: {done.stderr}")
            all_said += done.stdout
            golden = os.path.join(case, name)
            if update:
                with open(golden, "w", encoding="utf-8") as file:
                    file.write(done.stdout)
                continue
            with open(golden, encoding="utf-8") as file:
                expected = file.read()
            if done.stdout != expected:
                faults.append(f"{golden}\n--- expected\n{expected}--- said\n{done.stdout}")
    return all_said, faults


def ids_of_text(cases):
    """The ids of the section of diag.def."""
    path = os.path.join(cases, "..", "..", "..", "src", "base", "diag.def")
    with open(path, encoding="utf-8") as file:
        section = file.read().split("/* ---- text: ")[1].split("/* ---- ")[0]
    return re.findall(r'DIAG_ENTRY\(\s*\w+,\s*"([a-z0-9-]+)"', section)


def main():
    probe, fonts, cases = (os.path.abspath(path) for path in sys.argv[1:4])
    update = sys.argv[4:] == ["--update"] or os.environ.get("CHARTER_UPDATE") == "1"
    faults, said, count = [], "", 0
    for name in sorted(os.listdir(cases)):
        case_said, case_faults = run_case(probe, fonts, os.path.join(cases, name), update)
        said += case_said
        faults += case_faults
        count += 1
    for name in ("itemise.cases", "segment.cases"):
        with open(os.path.join(cases, "..", name), encoding="utf-8") as file:
            said += file.read()
    ids = ids_of_text(cases)
    faults += [f"{name} is said in no case" for name in ids if f"[{name}]" not in said]
    for fault in faults:
        print(fault)
    print(f"{count} cases, {len(ids)} ids, {len(faults)} faults")
    sys.exit(1 if faults or not count or not ids else 0)


main()
