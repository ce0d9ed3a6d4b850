"""Help and man page tell all that options.def holds: help_is_complete.py CHARTER WORK_FOLDER

The table is read here as text, so that an entry that never reached the program is missed as well.
"""

import re
import subprocess
import sys
from pathlib import Path

CHARTER = Path(sys.argv[1]).resolve()
TABLE = Path(__file__).resolve().parents[2] / "src/cli/options.def"


def table():
    """Commands by constant; options as (commands, long name, letter or None)."""
    text = re.sub(r"/\*.*?\*/", "", TABLE.read_text(encoding="utf-8"), flags=re.S)
    commands = dict(re.findall(r'^COMMAND\((\w+), \w+, "([\w ]+)",', text, re.M))
    options = [(places, name, letter) for places, name, letter in
               re.findall(r'^OPTION\(\w+, ([^,]+), "([\w-]+)", (?:\'(\w)\'|0),', text, re.M)]
    return commands, options


def told(*arguments):
    done = subprocess.run([CHARTER, *arguments], text=True, capture_output=True)
    if done.returncode or done.stderr:
        sys.exit(f"{arguments}: exit code {done.returncode}, {done.stderr}")
    return done.stdout


def is_in(where, places):
    return places in ("EVERYWHERE", where) or where in re.findall(r"IN\((\w+)\)", places)


def faults_of_help(where, arguments, options):
    """Options that the help should list and does not, or lists and should not."""
    help_text = told(*arguments)
    for _, name, letter in options:
        line = rf"^  {f'-{letter}, ' if letter else '    '}--{name}(=| |$)"
        listed = re.search(line, help_text, re.M) is not None
        takes = any(is_in(where, places) for places, same, _ in options if same == name)
        if listed != takes:
            yield f"{' '.join(arguments)}: --{name} {'missing' if takes else 'does not belong'}"


def faults_of_man_page(commands, options):
    page = (CHARTER.parent / "man/charter.1").read_text(encoding="utf-8").replace("\\-", "-")
    for name in commands.values():
        if f'"charter {name} [OPTION]' not in page:
            yield f"man page: command {name} missing"
    for _, name, letter in options:
        if f"\\fB--{name}\\fR" not in page or (letter and f"\\fB-{letter}\\fR" not in page):
            yield f"man page: --{name} missing"


def main():
    commands, options = table()
    if len(commands) < 5 or len(options) < 10:
        sys.exit("options.def was not understood")
    faults = list(faults_of_man_page(commands, options))
    for language in ("en", "bn"):
        lang = f"--lang={language}"
        faults += faults_of_help("FIRST", [lang, "--help"], options)
        for constant, name in commands.items():
            if not re.search(rf"^  {name} +\S", told(lang, "--help"), re.M):
                faults.append(f"--help: command {name} missing")
            faults += faults_of_help(constant, [*name.split(), lang, "--help"], options)
            if told(lang, "help", *name.split()) != told(lang, *name.split(), "-h"):
                faults.append(f"help {name} and {name} -h differ")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
