"""Runs one case of the command line: run_case.py CHARTER CASE WORK_FOLDER

A case is a file of sections, `name: value` on one line or a block indented by four spaces:

    given:   sh commands that make the case's files, run in an empty folder
    run:     the command line under test, run by sh in the same folder
    exit:    the expected exit code
    stdout:  what must be printed, to the letter
    stderr:
    files:   every file and folder that is there afterwards

Lines beginning with # are remarks. Numbers that no case can know are replaced on both sides: see
UNKNOWN. Commands see $MASTERS (tests/cli/masters), $FONTS (fonts/ of the source tree), $REPO, and
find charter in PATH. CHARTER_UPDATE=1 writes what was found into the case: look at the change before
keeping it.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

SECTIONS = ("given", "run", "exit", "stdout", "stderr", "files")
EXPECTED = SECTIONS[2:]
UNKNOWN = (
    (r"[০-৯]+ মিলিসেকেন্ড", "{MS} মিলিসেকেন্ড"),
    (r"[০-৯]+ বাইট,", "{BYTES} বাইট,"),
    (r"\b\d+(\.\d)? ms\b", "{MS} ms"),
    (r"\b\d+ bytes,", "{BYTES} bytes,"),
    (r"\b\d+\.\d MB\b", "{MB} MB"),
    (r"\b\d+ hits, \d+ misses", "{HITS} hits, {MISSES} misses"),
    (r"(?m)^(libxml2|HarfBuzz|FreeType|libharu|qpdf|libdeflate|OpenSSL|jansson) [\d.]+\w*$",
     r"\1 {VERSION}"),
    (r"ICU [\d.]+ \(Unicode [\d.]+\)", "ICU {VERSION} (Unicode {VERSION})"),
)
# Of an archive or an e-Nothi folder, which hold fonts and PDFs.
UNKNOWN_OF_FILES = (
    (r"[০-৯]+ বাইট", "{BYTES} বাইট"),
    (r"\b\d+ bytes\b", "{BYTES} bytes"),
    (r"\b[0-9a-f]{64}\b", "{SHA256}"),
    (r"\{SHA256\} +\d+ ", "{SHA256} {BYTES} "),
    (r'"bytes": \d+', '"bytes": {BYTES}'),
)


def parse(text):
    """The sections of a case, and its remarks."""
    sections, remarks, current = {}, [], None
    for line in text.splitlines():
        heading = re.fullmatch(r"([a-z]+):(?: (.*))?", line)
        if line.startswith("#"):
            remarks.append(line)
        elif line.startswith("    ") or (not line and current):
            sections[current].append(line[4:])
        elif heading and heading[1] in SECTIONS:
            current = heading[1]
            sections[current] = [heading[2]] if heading[2] else []
        elif line:
            sys.exit(f"not understood: {line!r}")
    missing = [name for name in ("run", *EXPECTED) if name not in sections]
    if missing and not updating():
        sys.exit(f"missing: {', '.join(missing)}")
    return {name: "\n".join(lines).strip("\n") for name, lines in sections.items()}, remarks


def updating():
    return os.environ.get("CHARTER_UPDATE") == "1"


def environment(charter, folder):
    here = Path(__file__).resolve().parent
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return kept | {
        "PATH": f"{charter.parent}:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": str(folder),
        "MASTERS": str(here / "masters"),
        "REPO": str(here.parents[1]),
        "FONTS": str(here.parents[1] / "fonts"),
    }


def run(script, folder, env):
    return subprocess.run(["sh", "-c", script], cwd=folder, env=env, capture_output=True, timeout=120)


def cleaned(text, unknown):
    text = text.rstrip("\n")
    for pattern, name in unknown:
        text = re.sub(pattern, name, text)
    return text


def files_in(folder):
    paths = sorted(folder.rglob("*"))
    return "\n".join(f"{p.relative_to(folder)}{'/' if p.is_dir() else ''}" for p in paths)


def sort_paths(text):
    """Names that no case can know must not decide where others stand."""
    return "\n".join(sorted(text.split("\n"), key=lambda line: line.rstrip("/").split("/")))


def found_by(case, charter, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    env = environment(charter, folder)
    made = run("set -eu\n" + case.get("given", ""), folder, env)
    if made.returncode != 0:
        sys.exit(f"given failed: {made.stderr.decode()}")
    done = run(case["run"], folder, env)
    files = folder.name.startswith(("archive-", "enothi-"))
    unknown = UNKNOWN + UNKNOWN_OF_FILES if files else UNKNOWN
    return {
        "exit": str(done.returncode),
        "stdout": cleaned(done.stdout.decode("utf-8"), unknown),
        "stderr": cleaned(done.stderr.decode("utf-8"), unknown),
        "files": sort_paths(cleaned(files_in(folder), unknown)),
    }


def section(name, text):
    if name in ("run", "exit") and "\n" not in text:
        return f"{name}: {text}\n"
    lines = [f"    {line}" if line else "" for line in text.split("\n")] if text else []
    return "\n".join([f"{name}:", *lines]) + "\n"


def main():
    charter, path, work = (Path(argument).resolve() for argument in sys.argv[1:4])
    case, remarks = parse(path.read_text(encoding="utf-8"))
    folder = work / path.stem
    found = found_by(case, charter, folder)
    if updating():
        parts = [section(name, (case | found)[name]) for name in SECTIONS if name in case | found]
        path.write_text("".join(f"{r}\n" for r in remarks) + "".join(parts), encoding="utf-8")
        return
    wrong = [name for name in EXPECTED if case[name] != found[name]]
    for name in wrong:
        print(f"{path.name}: {name} should be\n{section(name, case[name])}but is\n"
              f"{section(name, found[name])}")
    if wrong:
        sys.exit(1)
    shutil.rmtree(folder)


main()
