"""What `charter enothi` writes is what attachment.json says, and what each way of naming the edition
before gives is the same: folder.py CHARTER WORK_FOLDER"""

import hashlib
import html.parser
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "archive"), str(TESTS / "conformance")]
import stock  # noqa: E402 (the folders must be known first)
import verapdf  # noqa: E402

CHARTER, WORK = stock.Charter(sys.argv[1]), Path(sys.argv[2]).resolve()
OLD, NEW = stock.CHAIN[2], stock.CHAIN[3]
CLAIMS = ["PDF/A-2A", "PDF/UA-1"]
FILES = {"attachment.json", "note.html", "note.txt"}


class Words(html.parser.HTMLParser):
    """The text of an HTML document, and that its tags are balanced."""

    def __init__(self):
        super().__init__()
        self.words, self.open, self.faults = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ("br", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if "title" not in self.open:
            self.words += data.split()


def read_back(folder, draft):
    """(the JSON, faults) of a folder."""
    facts = json.loads((folder / "attachment.json").read_text(encoding="utf-8"))
    pdf = folder / facts["file"]
    faults = []
    if {path.name for path in folder.iterdir()} != FILES | {facts["file"]}:
        faults.append(f"{folder.name}: {sorted(path.name for path in folder.iterdir())}")
    data = pdf.read_bytes()
    pages = int(subprocess.run(["qpdf", "--show-npages", pdf], capture_output=True, text=True,
                               check=True).stdout)
    kind = subprocess.run(["file", "-b", "--mime-type", pdf], capture_output=True, text=True,
                          check=True).stdout.strip()
    found = {"type": kind, "bytes": len(data), "pages": pages, "draft": draft,
             "sha256": hashlib.sha256(data).hexdigest()}
    faults += [f"{folder.name}: {name} is {found[name]}, not {facts[name]}"
               for name in found if found[name] != facts[name]]
    if not re.fullmatch(r"charter_[a-z0-9-]+(_\d{4}-\d\d)?(_q[1-4])?(_draft)?\.pdf", pdf.name):
        faults.append(f"{folder.name}: the name {pdf.name}")
    faults += notes_faults(folder, pdf)
    return facts, faults


def notes_faults(folder, pdf):
    """Both notes say the same words, and name the attachment."""
    text = (folder / "note.txt").read_text(encoding="utf-8")
    words = Words()
    words.feed((folder / "note.html").read_text(encoding="utf-8"))
    plain = [word for word in text.split() if not re.fullmatch("[০-৯]+।", word)]
    marked = [word for word in words.words if not re.fullmatch("[০-৯]+।", word)]
    faults = [f"{folder.name}: note.html: {fault}" for fault in words.faults + words.open]
    if plain != marked:
        faults.append(f"{folder.name}: note.txt and note.html differ")
    if f"({pdf.name})" not in text:
        faults.append(f"{folder.name}: the note does not name {pdf.name}")
    return faults


def at_once(faults):
    """Two on one target: each writes it whole, or is told that another is at work."""
    target = WORK / "shared"
    for _ in range(12):
        running = [subprocess.Popen([CHARTER.program, "enothi", master, "-f", "-o", target],
                                    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                   for master in (OLD, NEW)]
        done = [(process.communicate()[1], process.returncode) for process in running]
        if any(code not in (0, 3) or (code == 3 and b"[folder-busy]" not in said)
               for said, code in done):
            faults.append(f"at once: {done}")
        faults += [f"at once: {fault}" for fault in read_back(target, False)[1]]


def make(name, *arguments):
    folder = WORK / name
    CHARTER.must("enothi", *arguments, "-o", folder)
    return folder


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    CHARTER.must("build", "-q", OLD, "-o", WORK / "old.pdf")
    CHARTER.must(*"archive init".split(), WORK / "archive")
    for master in (stock.CHAIN[0], stock.CHAIN[4], OLD):
        CHARTER.must(*"archive add".split(), WORK / "archive", master)
    made = {name: make(name, NEW, *more) for name, more in
            (("alone", []), ("master", ["--since", OLD]), ("pdf", ["--since", WORK / "old.pdf"]),
             ("archived", ["--archive", WORK / "archive"]))}
    made["draft"] = make("draft", stock.PROJECT / "xml/patgram.xml", "--draft")
    long = "office-" + "x" * 57
    odd = stock.edited(NEW, WORK, ('id="doict-patgram"', f'id="{long}"'), 
                       ('year="2025-26" quarter="2"', 'year="1999-00"'),
                       ("<title>সিটিজেন", "<title>&lt;সেবা&gt; &amp; সিটিজেন"))
    made["odd"] = make("odd", odd)
    faults = []
    for name, folder in made.items():
        facts, found = read_back(folder, name == "draft")
        faults += found
        wanted = {"draft": "charter_doict-patgram_draft.pdf", "odd": f"charter_{long}_1999-00.pdf"}.get(
            name, "charter_doict-patgram_2025-26_q2.pdf")
        if facts["file"] != wanted:
            faults.append(f"{name}: {facts['file']}")
    at_once(faults)
    notes = {name: (folder / "note.txt").read_text(encoding="utf-8") for name, folder in made.items()}
    if not notes["master"] == notes["pdf"] == notes["archived"]:
        faults.append("the notes differ with how the edition before is named")
    if "থেকে যা বদলেছে" in notes["alone"] or "থেকে যা বদলেছে" not in notes["master"]:
        faults.append("what changed is told of where it is not known, or not where it is")
    if verapdf.jar():
        pdfs = [str(next(folder.glob("*.pdf"))) for folder in made.values()]
        for pdf, verdicts in verapdf.judge(pdfs).items():
            failed = [rule for verdict in verdicts for rule in verdict.failed]
            if failed or sorted(verdict.profile for verdict in verdicts) != CLAIMS:
                faults.append(f"{pdf}: {failed}")
    print(f"{len(made)} folders, {len(faults)} faults", *faults, sep="\n")
    if faults:
        sys.exit(1)
    verapdf.finish()


main()
