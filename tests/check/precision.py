"""Everything that `charter check` says of the good masters in tests/ and xml/, each judged: precision.py CHARTER ROOT

precision.tsv holds what may be said: file, verdict, id and English text, one finding a line. `true` is a fault that an office
would want to know of, `false` an alarm that it would not. A finding that is not listed, and one that is listed and not made,
fail; CHARTER_UPDATE=1 writes the new ones with the verdict `?`, which fails until somebody has judged them.

A good master is a charter in a file that no test expects to be refused or found at fault."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

# Cases whose point is a fault: refused, or found by check; and parts of cases that stand in no case's own folder.
FAULTY = re.compile(r"^tests/(xml|text|hostile|fuzz|faults|charter/(invalid|findings)|check/(findings|mends|rules))/")
VERDICTS = ("true", "false")


def masters(root):
    """The good masters, as paths from the root."""
    for path in sorted([*(root / "tests").rglob("*.xml"), *(root / "xml").glob("*.xml")]):
        name = path.relative_to(root).as_posix()
        if not FAULTY.match(name):
            text = path.read_text(encoding="utf-8")
            if 'xmlns="urn:bd:citizen-charter:1"' in text and "<letterhead" in text:
                yield name


def findings(charter, root, name):
    """(id, text) of each finding, in order."""
    done = subprocess.run([charter, "check", "--lang=en", "--format=json", "--fonts-dir", root / "fonts",
                           root / name], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{name}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    found = json.loads(done.stdout)
    return [(each["id"], each["text"]) for each in found]


def read_listed(path):
    """{(file, id, text): [verdict, …]}"""
    listed = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, verdict, ident, text = line.split("\t")
            listed.setdefault((name, ident, text), []).append(verdict)
    return listed


def write_listed(path, made, listed):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    for key in made:
        verdicts = listed.get(key, [])
        lines.append("\t".join((key[0], verdicts.pop(0) if verdicts else "?", key[1], key[2])))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def compare(made, listed):
    """What is wrong, as lines; and how many false alarms there are."""
    faults, alarms = [], 0
    for key in made:
        verdict = listed[key].pop(0) if listed.get(key) else None
        alarms += verdict == "false"
        if verdict not in VERDICTS:
            why = "not listed" if verdict is None else "not judged"
            faults.append(f"{why}: " + "\t".join(key))
    for key, verdicts in listed.items():
        faults += ["not made: " + "\t".join(key) for _ in verdicts]
    return faults, alarms


def main():
    charter, root = (Path(argument) for argument in sys.argv[1:])
    path = Path(__file__).resolve().parent / "precision.tsv"
    names = list(masters(root))
    made = [(name, *finding) for name in names for finding in findings(charter, root, name)]
    listed = read_listed(path)
    if os.environ.get("CHARTER_UPDATE") == "1":
        write_listed(path, made, listed)
        listed = read_listed(path)
    faults, alarms = compare(made, listed)
    print("\n".join(faults))
    print(f"{len(names)} masters, {len(made)} findings, {alarms} false alarms, {len(faults)} not as listed")
    sys.exit(1 if faults or not names else 0)


main()
