#!/usr/bin/python3
"""Draws each hard word as our PDF shows it beside what hb-view makes of it, and compares the two.

    sheet.py CHARTER FONTS SET FOLDER [--bold]

By hand, to be looked at: PNG pages in FOLDER, 100 words a page, each with its line in words.tsv,
ours on the left; a word whose pixels differ has a bar on its left. Prints the figures. A pixel
differs where one drawing has ink and the other none within TOUCH pixels. Words that need more than
one font are drawn by us alone, since hb-view has one. hb-view 6.0 cuts some wide glyphs on the
right, as ঙ্খ; its SVG (-O svg) shows them whole. Needs poppler-utils, libharfbuzz-bin, python3-pil."""

import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree

from PIL import Image, ImageChops, ImageDraw, ImageFilter

import hardlist
import make_master

SIZE = 9                    # points: what cells are set in
SCALE = 8                   # pixels a point
TOUCH = 2                   # pixels
NOISE = 24                  # differing pixels that say nothing
ABOVE, BELOW = 76, 34       # pixels of the line that are looked at, from the baseline
LEAD = 8                    # pixels before the text
WIDTH = 900                 # pixels of a line
BATCH = 200                 # lines a call of hb-view
GRID = (5, 20)                # words across and down a page
CELL = (336, 64)            # of one word, pixels
TEXT = re.compile(r"  text \S+ (\S+) (\S+) \|(.*)\|( last-resort)?")


def run(command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, **options).stdout


# ---- Ours --------------------------------------------------------------------------------------


def column_starts(pages_dump, heading):
    """The left edges of the columns of words: where vertical rules stand, and the padding."""
    edges = re.findall(r"  rule \(layout\) (\S+) \S+ 0\.\S+ x ", pages_dump)
    edges = sorted({float(edge) for edge in edges})
    first = [name for name, _, _ in make_master.COLUMNS].index(heading)
    return [edges[first], edges[first + len(make_master.COLUMNS)]]


def placed(pages_dump, heading):
    """(page, x, y, text) of what stands in the columns of words, in order."""
    starts, page = column_starts(pages_dump, heading), 0
    for line in pages_dump.splitlines():
        page += line.startswith("page ")
        match = TEXT.fullmatch(line)
        if match and any(1 < float(match[1]) - start < 4 for start in starts):
            yield page, float(match[1]), float(match[2]), match[3]


def ours(charter, fonts, name, heading, folder):
    """The picture of each word, in order."""
    master, pdf = os.path.join(folder, "hard.xml"), os.path.join(folder, "hard.pdf")
    make_master.main(name, master)
    run([charter, "build", "-q", f"--fonts-dir={fonts}", master, "-o", pdf])
    dump = run([charter, "dump", f"--fonts-dir={fonts}", "--stage=pages", master]).decode()
    run(["pdftoppm", "-gray", "-r", str(72 * SCALE), pdf, os.path.join(folder, "page")])
    pages = {int(re.search(r"-(\d+)\.pgm", file)[1]): os.path.join(folder, file)
             for file in os.listdir(folder) if file.endswith(".pgm")}
    places, image = placed(dump, heading), None
    for word in hardlist.words():
        place = next(place for place in places if is_of(place, word))
        if image is None or image[0] != place[0]:
            image = place[0], Image.open(pages[place[0]])
        x, y = round(place[1] * SCALE), round(place[2] * SCALE)
        width = 110 * SCALE
        yield image[1].crop((x - LEAD, y - ABOVE, x - LEAD + width, y + BELOW))


def is_of(place, word):
    """An address may go on in the next line."""
    return unicodedata.normalize("NFC", word.text).startswith(place[3])


# ---- hb-view's ---------------------------------------------------------------------------------


def font_of(fonts, name, bold):
    """The first font of a set."""
    chosen = ElementTree.parse(os.path.join(fonts, "fonts.xml")).find(f"set[@name='{name}']/font")
    return os.path.join(fonts, chosen.get("bold" if bold else "regular"))


def covered(font, texts):
    """Whether the font has all of each text, by itself: for U+2011 HarfBuzz would take U+2010."""
    shaped = run(["hb-shape", font, "--no-positions", "--no-clusters", "--no-glyph-names",
                  "--remove-default-ignorables"], input="\n".join(texts).encode())
    return ["\u2011" not in text and not re.search(r"[\[|]0[|\]]", line)
            for text, line in zip(texts, shaped.decode().splitlines(), strict=True)]


def theirs(font, texts, folder):
    """The picture of each text by hb-view."""
    height = ABOVE + BELOW
    for at in range(0, len(texts), BATCH):
        batch = texts[at:at + BATCH]
        png = os.path.join(folder, "hb-view.png")
        run(["hb-view", font, "--script=beng", "--language=bn", "--direction=ltr",
             f"--font-size={SIZE * SCALE}", "--margin=0", "--remove-default-ignorables",
             f"--font-extents={ABOVE},{BELOW},0", "-O", "png", "-o", png,
             "--text-file=/dev/stdin"], input="\n".join(batch).encode())
        picture = Image.open(png).convert("L")
        for line in range(len(batch)):
            image = Image.new("L", (WIDTH, height), 255)
            image.paste(picture.crop((0, line * height, WIDTH - LEAD, (line + 1) * height)),
                        (LEAD, 0))
            beyond = max(0, WIDTH - LEAD - picture.width)
            image.paste(255, (WIDTH - beyond, 0, WIDTH, height))
            yield image


# ---- Comparing and drawing ---------------------------------------------------------------------


def ink(image, size):
    canvas = Image.new("L", size, 0)
    canvas.paste(image.point(lambda grey: 255 if grey < 128 else 0), (0, 0))
    return canvas


def difference(one, other):
    """How many pixels of either have no ink of the other near them."""
    size = (max(one.width, other.width), max(one.height, other.height))
    one, other = ink(one, size), ink(other, size)
    count = 0
    for left, right in ((one, other), (other, one)):
        near = right.filter(ImageFilter.MaxFilter(2 * TOUCH + 1))
        count += ImageChops.subtract(left, near).histogram()[255]
    return count


class Sheet:
    """Pages of words."""

    def __init__(self, folder):
        self.folder, self.number, self.page, self.count = folder, 0, None, 0

    def add(self, label, mine, theirs, differs):
        if self.page is None:
            self.page = Image.new("L", (GRID[0] * CELL[0], GRID[1] * CELL[1]), 255)
        draw = ImageDraw.Draw(self.page)
        x = self.count % GRID[0] * CELL[0]
        y = self.count // GRID[0] * CELL[1]
        draw.text((x + 8, y), label, fill=120)
        for index, image in enumerate((mine, theirs)):
            if image is not None:
                room = (CELL[0] - 10) // 2
                small = image.resize((image.width // 2, image.height // 2))
                self.page.paste(small.crop((0, 0, room, small.height)),
                                (x + 8 + index * room, y + 11))
        if differs:
            draw.rectangle((x, y, x + 4, y + CELL[1] - 4), fill=0)
        draw.line((x, y + CELL[1] - 1, x + CELL[0], y + CELL[1] - 1), fill=200)
        self.count += 1
        if self.count == GRID[0] * GRID[1]:
            self.end()

    def end(self):
        if self.page is not None:
            self.number += 1
            self.page.save(os.path.join(self.folder, f"sheet-{self.number:02}.png"))
        self.page, self.count = None, 0


def compare(words, drawn, sheet):
    """Draws each word, given with both pictures and whether they are to be compared."""
    worst, compared, differing = 0, 0, 0
    for word, (mine, theirs_too, alike) in zip(words, drawn, strict=True):
        pixels = difference(mine, theirs_too) if alike else 0
        compared += alike
        worst = max(worst, pixels)
        if pixels > NOISE:
            differing += 1
            print(f"{word.place}: {word.text}: {pixels} pixels differ")
        sheet.add(word.place.split(":")[1], mine, theirs_too if alike else None, pixels > NOISE)
    sheet.end()
    print(f"{compared} of {len(words)} words compared, {differing} differ, {worst} pixels at most; "
          f"{sheet.number} pages")


def main(charter, fonts, name, folder, *options):
    bold = "--bold" in options
    words = list(hardlist.words())
    texts = [unicodedata.normalize("NFC", word.text) for word in words]
    font = font_of(fonts, name, bold)
    os.makedirs(folder, exist_ok=True)
    print(f"{name}, {'bold' if bold else 'regular'}: {os.path.basename(font)}")
    with tempfile.TemporaryDirectory() as trial:
        drawn = zip(ours(charter, fonts, name, "bold" if bold else "word", trial),
                    theirs(font, texts, trial), covered(font, texts), strict=True)
        compare(words, drawn, Sheet(folder))


main(*sys.argv[1:])
