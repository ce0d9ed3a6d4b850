"""The report of a year is one page that says all that the text says, in words that every reader reads,
and is PDF/A-2a and PDF/UA-1 by veraPDF: report.py CHARTER WORK_FOLDER"""

import re
import subprocess
import sys
from pathlib import Path

import stock

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "conformance"))
import verapdf  # noqa: E402 (the folder must be known first)

CHARTER, WORK = stock.Charter(sys.argv[1]), Path(sys.argv[2]).resolve()
# An office's year, and how many pages it may take.
REPORTS = [("doict-patgram", "2025-26", 1), ("doict-patgram", "2024-25", 1),
           ("doict-patgram", "2019-20", 1), ("mofl", "2025-26", 1),
           ("naria-municipality", "2024-25", 1), ("lged-shariatpur", "2025-26", 1)]
CLAIMS = ["PDF/A-2A", "PDF/UA-1"]


def flat(text):
    return " ".join(text.split())


def read(*command):
    return subprocess.run(command, check=True, text=True, capture_output=True).stdout


def faults_of(root, office, year, pages):
    """The report must say what the text says: each line of it but the sizes, and the hash unbroken."""
    pdf = WORK / f"{office}-{year}.pdf"
    arguments = [*"archive report".split(), root, f"--office={office}", f"--year={year}", "--lang=bn"]
    told = CHARTER.run(*arguments, "--pdf", pdf)
    if told.returncode != 0 or told.stderr:
        return pdf, [f"{pdf.name}: exit {told.returncode}: {told.stderr}"]
    whole = pdf.read_bytes()
    CHARTER.must(*arguments, "--pdf", pdf)
    faults = [] if pdf.read_bytes() == whole else [f"{pdf.name}: not the same bytes again"]
    count = int(read("qpdf", "--show-npages", pdf))
    if count > pages:
        faults.append(f"{pdf.name}: {count} pages")
    for reader, text in (("pdftotext", read("pdftotext", "-raw", pdf, "-")),
                         ("mutool", read("mutool", "draw", "-q", "-F", "text", pdf))):
        text = flat(text)
        for line in told.stdout.splitlines():
            name, _, value = line.strip().partition(": ")
            if name == "SHA-256" and " ".join(re.findall(".{16}", value)) not in text:
                faults.append(f"{pdf.name}: {reader} does not read the hash {value}")
            elif line.startswith("    ") and name not in ("SHA-256", "স্মারক") and \
                    flat(line) not in text:
                faults.append(f"{pdf.name}: {reader} does not read {line!r}")
            elif name == "স্মারক" and value not in text:
                faults.append(f"{pdf.name}: {reader} does not read {value!r}")
    return pdf, faults


def main():
    root = stock.make(CHARTER, WORK)
    found = [faults_of(root, *each) for each in REPORTS]
    faults = [fault for _, each in found for fault in each]
    if verapdf.jar():
        verdicts = verapdf.judge([str(pdf) for pdf, _ in found])
        for pdf, _ in found:
            claims = sorted(verdict.profile for verdict in verdicts[str(pdf)])
            failed = [rule for verdict in verdicts[str(pdf)] for rule in verdict.failed]
            if claims != CLAIMS or failed:
                faults.append(f"{pdf.name}: claims {claims}, failed {failed}")
    print(f"{len(found)} reports, {len(faults)} faults", *faults[:20], sep="\n")
    if faults:
        sys.exit(1)
    verapdf.finish()


main()
