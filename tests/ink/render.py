#!/usr/bin/env python3
"""Do lines touch each other or a rule, as a printer would draw them?

    render.py CHARTER FONTS MASTER

Builds the PDF, has poppler draw each page at 300 dots an inch, and looks between what stands one
below the other in a column: from the baseline of each line to the next, and from a rule to the
baselines below and above it, there must be a row of dots without ink all across the column. Where
lines and rules stand is the layout's word (`dump --stage=pages`); what is ink, poppler's."""

import bisect
import collections
import os
import re
import subprocess
import sys
import tempfile

DPI = 300
SCALE = DPI / 72
# A dot is ink where it is this much darker than its paper: a row that strokes cover by less than
# half is seen as the gap that it mostly is.
DARKER = 0.45

TEXT = re.compile(r"  text \S+ (\S+) (\S+) \|(.*)\|(?: last-resort)?")
RULE = re.compile(r"  rule \(layout\) (\S+) (\S+) (\S+) x (\S+)")
Box = collections.namedtuple("Box", "left top right bottom")
Page = collections.namedtuple("Page", "texts across down")


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def read_pages(dump):
    """The texts, and the rules across and down, of each page, in dots."""
    pages = []
    for line in dump.splitlines():
        if line.startswith("page "):
            pages.append(Page([], [], []))
        elif match := RULE.fullmatch(line):
            x, y, width, height = (float(number) * SCALE for number in match.groups())
            box = Box(x, y, x + width, y + height)
            (pages[-1].across if width > height else pages[-1].down).append(box)
        elif (match := TEXT.fullmatch(line)) and match[3].strip():
            pages[-1].texts.append((float(match[1]) * SCALE, float(match[2]) * SCALE, match[3]))
    return pages


class Drawing:
    """A page drawn in grey."""

    def __init__(self, path):
        with open(path, "rb") as file:
            kind, size, most = file.readline(), file.readline(), file.readline()
            assert (kind, most) == (b"P5\n", b"255\n")
            self.width, self.height = map(int, size.split())
            self.dots = file.read()

    def is_blank(self, y, left, right):
        row = self.dots[y * self.width + left:y * self.width + right]
        return min(row) > (1 - DARKER) * max(row)

    def has_blank(self, top, bottom, left, right):
        return any(self.is_blank(y, left, right) for y in range(round(top), round(bottom)))


def column_of(page, drawing, x, y):
    """From rule to rule, or from edge to edge of the page."""
    beside = [rule for rule in page.down if rule.top < y < rule.bottom]
    lefts = [rule.right for rule in beside if rule.right <= x]
    rights = [rule.left for rule in beside if rule.left > x]
    if not lefts or not rights:
        return (0, drawing.width)
    return (round(max(lefts)) + 1, round(min(rights)) - 1)


def columns(page, drawing):
    """{(left, right): the baselines there}."""
    found = collections.defaultdict(set)
    for x, y, _ in page.texts:
        found[column_of(page, drawing, x, y)].add(y)
    return {column: sorted(baselines) for column, baselines in found.items()}


def faults_of(page, drawing):
    """Where something touches; how many gaps were looked at."""
    faults, looked = [], 0
    for (left, right), baselines in columns(page, drawing).items():
        rules = sorted((rule.top, rule.bottom) for rule in page.across
                       if rule.left < (left + right) / 2 < rule.right)
        tops, bottoms = [top for top, _ in rules], [bottom for _, bottom in rules]
        for at, baseline in enumerate(baselines):
            above, below = bisect.bisect(bottoms, baseline), bisect.bisect(tops, baseline)
            gaps = [(bottoms[above - 1] + 1, baseline)] if above else []
            gaps += [(baseline, tops[below] - 1)] if below < len(tops) else []
            if at + 1 < len(baselines) and not any(baseline < top < baselines[at + 1]
                                                   for top in tops):
                gaps.append((baseline, baselines[at + 1]))
            looked += len(gaps)
            faults += [f"from {top / SCALE:.1f} to {bottom / SCALE:.1f} pt in the column at "
                       f"{left / SCALE:.1f} pt" for top, bottom in gaps
                       if not drawing.has_blank(top, bottom, left, right)]
    return faults, looked


def main(charter, fonts, master):
    options = ("-q", "--fonts-dir", fonts, master)
    pages = read_pages(run(charter, "dump", "--stage=pages", *options[1:]).decode())
    faults, looked = [], 0
    with tempfile.TemporaryDirectory() as folder:
        pdf = os.path.join(folder, "ink.pdf")
        run(charter, "build", *options, "-o", pdf)
        for number, page in enumerate(pages, start=1):
            drawn = os.path.join(folder, "page")
            run("pdftoppm", "-r", str(DPI), "-gray", "-singlefile", "-f", str(number), pdf, drawn)
            found, gaps = faults_of(page, Drawing(drawn + ".pgm"))
            faults += [f"page {number}: {fault}" for fault in found]
            looked += gaps
    for fault in faults[:20]:
        print(fault)
    print(f"{len(pages)} pages, {looked} gaps looked at, {len(faults)} without a blank row")
    sys.exit(1 if faults or not looked else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
