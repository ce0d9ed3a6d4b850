"""Being told to stop while the PDF is written leaves the old PDF and nothing else:
stopped_while_writing.py CHARTER WORK_FOLDER

The master is made long enough to catch the temporary file; where it is not caught in some tries,
the test fails.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

CHARTER, WORK = (Path(argument).resolve() for argument in sys.argv[1:3])
SMALL = Path(__file__).resolve().parent / "masters/small.xml"
SERVICES, TRIES = 1500, 20
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def long_master():
    text = SMALL.read_text(encoding="utf-8")
    service = re.search(r" *<service id=.*</service>\n", text, re.S).group()
    many = "".join(service.replace('"information"', f'"s{i}"') for i in range(SERVICES))
    return text.replace(service, many)


def stopped(number):
    """Runs a build and sends the signal as soon as the temporary file is seen; None if it was
    not seen, else the exit code."""
    run = subprocess.Popen([CHARTER, "build", "-q", "long.xml"], cwd=WORK)
    while run.poll() is None:
        if any(name.endswith(".tmp") for name in os.listdir(WORK)):
            run.send_signal(number)
            return run.wait()
    return None


def check(number):
    for _ in range(TRIES):
        (WORK / "long.pdf").write_text("%PDF-old")
        code = stopped(number)
        left = sorted(os.listdir(WORK))
        if left != ["long.pdf", "long.xml"]:
            sys.exit(f"{number.name}: left behind: {left}")
        if code == -number:
            if (WORK / "long.pdf").read_text() != "%PDF-old":
                sys.exit(f"{number.name}: the old PDF was touched")
            return
    sys.exit(f"{number.name}: the writing was never caught")


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    (WORK / "long.xml").write_text(long_master(), encoding="utf-8")
    for number in SIGNALS:
        check(number)
    shutil.rmtree(WORK)


main()
