"""What `cmake --install` puts where, and that it works there: installed.py CMAKE BUILD WORK_FOLDER

The installation is moved before it is tried: it must find its fonts from where it stands.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CMAKE = sys.argv[1]
BUILD, WORK = (Path(argument).resolve() for argument in sys.argv[2:4])
REPO = Path(__file__).resolve().parents[2]
EXPECTED = ("bin/charter", "share/man/man1/charter.1", "share/doc/charter/LICENSE",
            "share/charter/fonts/fonts.xml", "share/charter/fonts/README.md",
            "share/charter/xml/charter.rng", "share/charter/xml/template.xml")


def run(*command):
    kept = {key: value for key, value in os.environ.items() if key.endswith("SAN_OPTIONS")}
    return subprocess.run(command, cwd=WORK, check=True, text=True, capture_output=True,
                          env=kept | {"PATH": "/usr/bin:/bin"}).stdout


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    run(CMAKE, "--install", BUILD, "--prefix", WORK / "first")
    moved = (WORK / "first").rename(WORK / "moved")
    missing = [name for name in EXPECTED if not (moved / name).is_file()]
    if missing or not list((moved / "share/charter/fonts").glob("*.ttf")):
        sys.exit(f"not installed: {missing or 'font files'}")
    charter = moved / "bin/charter"
    run(charter, "build", REPO / "xml/patgram.xml", "-o", "installed.pdf")
    run(BUILD / "charter", "build", REPO / "xml/patgram.xml", "-o", "built.pdf")
    if (WORK / "installed.pdf").read_bytes() != (WORK / "built.pdf").read_bytes():
        sys.exit("the installed program makes another PDF")
    if not run(charter, "--version").startswith("charter "):
        sys.exit("no version")
    shutil.rmtree(WORK)


main()
