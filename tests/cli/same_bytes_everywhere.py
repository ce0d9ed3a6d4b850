"""The PDF's bytes follow from the master alone: same_bytes_everywhere.py CHARTER WORK_FOLDER

Builds the Patgram charter in different folders, under different names, locales, time zones, file
masks, and languages of the messages, and compares the SHA-256. The French locale, whose decimal mark
is a comma, is made here, because a bare Debian has none and a test without it proves nothing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHARTER, WORK = (Path(argument).resolve() for argument in sys.argv[1:3])
MASTER = Path(__file__).resolve().parents[2] / "xml/patgram.xml"
LOCALE = "fr_FR.UTF-8"


def make_locale(folder):
    """Compiles the locale into the folder and proves that a program can use it from there."""
    folder.mkdir(parents=True)
    subprocess.run(["localedef", "-i", "fr_FR", "-f", "UTF-8", folder / LOCALE], check=True,
                   capture_output=True)
    proof = "import locale; locale.setlocale(locale.LC_ALL, ''); print(locale.str(0.5))"
    done = subprocess.run([sys.executable, "-c", proof], text=True, capture_output=True,
                          env={"LOCPATH": str(folder), "LC_ALL": LOCALE})
    if done.stdout != "0,5\n":
        sys.exit(f"the locale {LOCALE} does not work: {done.stdout}{done.stderr}")


def build(folder, name, **environment):
    """The PDF's SHA-256."""
    folder.mkdir(parents=True)
    shutil.copy(MASTER, folder / name)
    kept = {key: value for key, value in os.environ.items() if key.endswith("SAN_OPTIONS")}
    subprocess.run([CHARTER, "build", "-q", name, "-o", "out.pdf"], check=True, cwd=folder,
                   env=kept | {"PATH": "/usr/bin:/bin"} | environment)
    return hashlib.sha256((folder / "out.pdf").read_bytes()).hexdigest()


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    make_locale(WORK / "locale")
    sums = {
        "plain": build(WORK / "a", "patgram.xml", LC_ALL="C", TZ="UTC0"),
        "French, Dhaka": build(WORK / "b/c d", "other name.xml", LOCPATH=str(WORK / "locale"),
                               LC_ALL=LOCALE, TZ="Asia/Dhaka"),
        "Bangla, epoch": build(WORK / "e", "patgram.xml", LANG="bn_BD.UTF-8", TZ="EST5EDT",
                               SOURCE_DATE_EPOCH="1", HOME="/nonexistent"),
    }
    os.umask(0o077)
    sums["other mask"] = build(WORK / "f", "patgram.xml")
    for name, found in sums.items():
        print(found, name)
    sys.exit(0 if len(set(sums.values())) == 1 else 1)


main()
