#!/usr/bin/env python3
"""Fonts as hostile input: fonts.py SERVER FONTS WORK KIND [--sanitized] [--update]

KIND is tables, shaping, cuts (of two fonts), all-cuts or files.

Each font is put beside a fonts.xml without hashes, so that the loader, the shaper, the subsetter and
the writer of embedded fonts all see it, and a small charter is built with it. What has to come out:
either a refusal (exit code 1, a message that names the font, nothing written) or a PDF that qpdf
calls sound, whose words are the charter's, and that poppler draws without complaint. fonts.expected
says which for each fault; what is drawn is compared with what the whole font draws."""

import os
import re
import shutil
import subprocess
import sys

import faults_of_shaping
import faults_of_tables
import files
from server import Server
from sfnt import Font

HERE = os.path.dirname(os.path.abspath(__file__))
MASTER = os.path.join(HERE, "letters.xml")
EXPECTED = os.path.join(HERE, "fonts.expected")

# What each font stands for, the fonts beside it, and a letter of its own.
FONTS = {
    "NotoSerifBengali-Regular.ttf": ("bengali", "ক"), "NotoSerif-Regular.ttf": ("latin", "a"),
    "NotoSansBengali-Regular.ttf": ("bengali", "ক"), "NotoSans-Regular.ttf": ("latin", "a"),
    "NotoSerifBengali-Bold.ttf": ("bengali", "ক"), "NotoSerif-Bold.ttf": ("latin", "a"),
    "NotoSansBengali-Bold.ttf": ("bengali", "ক"), "NotoSans-Bold.ttf": ("latin", "a"),
}
PARTNER = {"bengali": "NotoSerif-Regular.ttf", "latin": "NotoSerifBengali-Regular.ttf"}
CUT_STEP = 1000

# What is told at its place in the master, without the name of a font.
PLACED = {"glyph-missing", "page-too-small"}


class Bench:
    """A folder with fonts.xml, in which one hostile font after the other is tried."""

    def __init__(self, server, fonts, work):
        self.server, self.fonts, self.work = server, fonts, work
        self.folder = os.path.join(work, "fonts")
        self.pdf = os.path.join(work, "out", "out.pdf")
        self.faults, self.verdicts = [], {}

    def prepare(self, name):
        """Puts fonts.xml for one font of FONTS; its whole self is tried first."""
        kind = FONTS[name][0]
        shutil.rmtree(self.work, ignore_errors=True)
        os.makedirs(self.folder)
        os.makedirs(os.path.dirname(self.pdf))
        shutil.copy(os.path.join(self.fonts, PARTNER[kind]), os.path.join(self.folder, "good.ttf"))
        order = ("hostile", "good") if kind == "bengali" else ("good", "hostile")
        with open(os.path.join(self.folder, "fonts.xml"), "w", encoding="utf-8") as file:
            rows = "".join(f'<font regular="{each}.ttf"/>' for each in order)
            file.write(f'<fonts><set name="serif">{rows}</set></fonts>')
        with open(os.path.join(self.fonts, name), "rb") as file:
            return Font(file.read())

    def path(self):
        return os.path.join(self.folder, "hostile.ttf")

    def put(self, data):
        with open(self.path(), "wb") as file:
            file.write(data)

    def build(self):
        return self.server.run("build", "--lang=en", "--fonts-dir", self.folder, MASTER,
                               "-o", self.pdf)

    def left(self):
        """What the run left, and takes it away."""
        folder = os.path.dirname(self.pdf)
        names = sorted(os.listdir(folder))
        for name in names:
            os.unlink(os.path.join(folder, name))
        return names

    def judge(self, run):
        """What came out: "refused ID…", "sound"; otherwise the fault."""
        if run.fault():
            return "FAULT " + run.fault()
        ids = sorted(set(re.findall(r"error: .*\[([a-z0-9-]+)\]$", run.said, re.MULTILINE)))
        if run.code == 1:
            if self.left():
                return "FAULT something was written"
            named = "hostile.ttf" in run.said or set(ids) <= PLACED
            return f"refused {' '.join(ids)}" if ids and named else "FAULT no font named: " + run.said
        if run.code != 0 or ids:
            return f"FAULT exit code {run.code}: {run.said[:500]}"
        return "sound, warned of" if "[font-altered]" in run.said else "sound"

    def look(self):
        """The PDF's words and its first page drawn; a fault where a tool complains."""
        check = subprocess.run(["qpdf", "--check", self.pdf], capture_output=True, text=True)
        if check.returncode != 0:
            return None, None, "qpdf: " + check.stdout + check.stderr
        words = subprocess.run(["pdftotext", "-raw", self.pdf, "-"], capture_output=True)
        drawn = subprocess.run(["pdftoppm", "-r", "50", "-gray", "-f", "1", "-l", "1", self.pdf],
                               capture_output=True)
        said = (words.stderr + drawn.stderr).decode(errors="replace")
        if said or words.returncode or drawn.returncode:
            return None, None, "poppler: " + said
        return words.stdout.split(), drawn.stdout, None

    def try_whole(self, data):
        self.put(data)
        verdict = self.judge(self.build())
        if verdict != "sound":
            sys.exit(f"the font itself: {verdict}")
        self.words, self.drawn, fault = self.look()
        if fault or not self.words:
            sys.exit(f"the font itself: {fault}")
        self.left()

    def try_one(self, name, data):
        self.put(data)
        verdict = self.judge(self.build())
        if verdict.startswith("sound") and not self.server.sanitized:
            words, drawn, fault = self.look()
            if fault:
                verdict = "FAULT " + fault
            elif b"".join(words) != b"".join(self.words):
                verdict = f"FAULT other words: {b' '.join(words).decode(errors='replace')[:300]}"
            else:
                verdict += ", drawn " + ("alike" if drawn == self.drawn else "otherwise")
        self.left()
        if verdict.startswith("FAULT"):
            self.faults.append(f"{name}: {verdict}")
        self.verdicts[name] = verdict


def faults_of(kind, font, letter):
    makers = {
        "tables": [faults_of_tables.lying_directory, faults_of_tables.directory,
                   faults_of_tables.numbers, faults_of_tables.widths, faults_of_tables.places,
                   faults_of_tables.cmap],
        "shaping": [faults_of_shaping.positions, faults_of_shaping.classes],
    }[kind]
    for maker in makers:
        yield from maker(font)
    if kind == "shaping":
        yield from faults_of_shaping.composites(font, letter)
        yield from faults_of_shaping.outlines(font, letter)
        yield from faults_of_shaping.substitutions(font, letter)


def try_faults(bench, kind):
    """Every fault in the two fonts of the set that is built by default."""
    for font_name in list(FONTS)[:2]:
        font = bench.prepare(font_name)
        bench.try_whole(font.data)
        for name, data in faults_of(kind, font, FONTS[font_name][1]):
            bench.try_one(f"{FONTS[font_name][0]}: {name}", data)


def cuts(font, step):
    """Where the file is cut: at the ends and in the middle of every table, and every `step` bytes."""
    places = set(range(0, len(font.data), step))
    for _, offset, length in font.records.values():
        places |= {offset, offset + length // 2, offset + length - 1, offset + length}
    return sorted(place for place in places if place < content_end(font))


def content_end(font):
    """Behind it there is only filling."""
    return max(offset + length for _, offset, length in font.records.values())


def try_cuts(bench, names):
    """A font that was cut short is always refused as damaged."""
    count, step = 0, CUT_STEP * (5 if bench.server.sanitized else 1)
    for font_name in names:
        font = bench.prepare(font_name)
        for place in cuts(font, step):
            bench.put(font.data[:place])
            verdict = bench.judge(bench.build())
            if verdict != "refused font-broken":
                bench.faults.append(f"{font_name} cut at {place}: {verdict}")
            count += 1
    print(f"{count} fonts cut short")


def compare(bench, kind, update):
    """With fonts.expected; the sanitized build does not look at what is drawn."""
    lines = []
    if os.path.exists(EXPECTED):
        with open(EXPECTED, encoding="utf-8") as file:
            lines = [line.rstrip("\n") for line in file]
    if update:
        kept = [line for line in lines if not line.startswith(kind + "/")]
        kept += [f"{kind}/{name}: {verdict}" for name, verdict in bench.verdicts.items()
                 if not verdict.startswith("FAULT")]
        with open(EXPECTED, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in sorted(kept))
        return
    expected = dict(line[len(kind) + 1:].rsplit(": ", 1) for line in lines
                    if line.startswith(kind + "/"))
    for name in sorted(expected.keys() | bench.verdicts.keys()):
        wanted, got = expected.get(name, "nothing"), bench.verdicts.get(name, "nothing")
        if got != wanted and not (bench.server.sanitized and wanted.startswith(got)):
            bench.faults.append(f"{name}: {wanted} was expected, {got} came out")


def main():
    program, fonts, work, kind = sys.argv[1:5]
    update = "--update" in sys.argv or os.environ.get("CHARTER_UPDATE") == "1"
    work = os.path.abspath(work)
    os.makedirs(work + "-said", exist_ok=True)
    server = Server(os.path.abspath(program), work + "-said", "--sanitized" in sys.argv)
    bench = Bench(server, os.path.abspath(fonts), work)
    if kind in ("cuts", "all-cuts"):
        try_cuts(bench, list(FONTS)[:2] if kind == "cuts" else FONTS)
    elif kind == "files":
        files.try_files(bench)
    else:
        try_faults(bench, kind)
        compare(bench, kind, update)
        sound = sum(verdict.startswith("sound") for verdict in bench.verdicts.values())
        print(f"{len(bench.verdicts)} faulty fonts, {sound} of them built, the others refused")
    if server.close() != 0:
        bench.faults.append("the server has failed")
    for fault in bench.faults:
        print(fault)
    print(f"{kind}: {server.figures()}, {len(bench.faults)} faults")
    sys.exit(1 if bench.faults or not server.runs else 0)


if __name__ == "__main__":
    main()
