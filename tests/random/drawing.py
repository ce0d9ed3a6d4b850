"""What stands on the pages of a PDF, as MuPDF draws it: the ink of each glyph, the rules, and what is
tinted behind them.

The witness is `mutool draw -F svg`: MuPDF reads the content streams and FreeType the outlines of the
embedded fonts, and each glyph comes out as its path and its place. Nothing here knows what the
program measured, nor what it wrote into the fonts' tables of widths and boxes. A box is of the path
itself, the bends of its curves included, not of the points that steer it."""

import collections
import html
import os
import re
import subprocess
import tempfile

# left, top, right, bottom: points from the page's top left corner.
Box = collections.namedtuple("Box", "left top right bottom")

# A glyph: the first letter that it says, its path (who draws the same has the same), where it is
# put, the box of its ink, if it has any. Glyphs stand in the order of painting.
Glyph = collections.namedtuple("Glyph", "letter path x y ink")
Page = collections.namedtuple("Page", "width height glyphs rules tints")

STEP = re.compile(r"([MLHVCZ])|(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?)")
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}
PATH = re.compile(r'<path id="(\w+)" d="([^"]*)"/>')
USE = re.compile(r'<use data-text="([^"]*)" xlink:href="#(\w+)" transform="matrix\(([^)]*)\)"')
FILLED = re.compile(r'<path transform="matrix\(([^)]*)\)" d="([^"]*)"( fill="#[0-9a-f]+")?')
SIZE = re.compile(r'width="([\d.]+)pt" height="([\d.]+)pt"')


def union(boxes):
    lefts, tops, rights, bottoms = zip(*boxes)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def steps(path):
    """(command, numbers) of each step; a command that is not written again goes on, M as L."""
    command, numbers = None, []
    for letter, number in STEP.findall(path):
        if letter:
            command = letter
            if letter == "Z":
                yield "Z", []
            continue
        numbers.append(float(number))
        if len(numbers) == TAKES[command]:
            yield command, numbers
            command, numbers = "L" if command == "M" else command, []


def bends(start, first, second, end):
    """The values of a cubic curve, in one direction, where it turns."""
    if min(start, end) <= min(first, second) and max(first, second) <= max(start, end):
        return []
    a, b, c = end - 3 * second + 3 * first - start, 2 * (second - 2 * first + start), first - start
    if abs(a) < 1e-12:
        roots = [-c / b] if abs(b) > 1e-12 else []
    else:
        inside = b * b - 4 * a * c
        roots = [(-b + sign * inside ** 0.5) / (2 * a) for sign in (1, -1)] if inside >= 0 else []
    return [(1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t * t * second
            + t ** 3 * end for t in roots if 0 < t < 1]


def corners(path):
    """The values of x and of y among which are a path's least and greatest; two empty lists where
    it draws nothing."""
    xs, ys, x, y, drawn = [], [], 0.0, 0.0, False
    for command, numbers in steps(path):
        if command == "M":
            x, y = numbers
            continue
        drawn = True
        xs.append(x)
        ys.append(y)
        if command == "C":
            xs += bends(x, *numbers[0::2])
            ys += bends(y, *numbers[1::2])
        x = numbers[-2] if command in "LC" else numbers[0] if command == "H" else x
        y = numbers[-1] if command in "LCV" else y
        xs.append(x)
        ys.append(y)
    return (xs, ys) if drawn else ([], [])


def placed(box, matrix):
    """A box of a glyph or of a rule on the page; text and rules are never turned."""
    a, _, _, d, e, f = matrix
    xs, ys = sorted((a * box[0] + e, a * box[2] + e)), sorted((d * box[1] + f, d * box[3] + f))
    return Box(xs[0], ys[0], xs[1], ys[1])


class Reader:
    """Reads PDFs; boxes of paths are kept, for pages and documents share their glyphs."""

    def __init__(self):
        self.boxes = {}

    def box(self, path):
        if path not in self.boxes:
            xs, ys = corners(path)
            self.boxes[path] = Box(min(xs), min(ys), max(xs), max(ys)) if xs else None
        return self.boxes[path]

    def glyph(self, match, paths):
        matrix = [float(number) for number in match[3].split(",")]
        path = paths[match[2]]
        box = self.box(path)
        ink = placed(box, matrix) if box else None
        return Glyph(html.unescape(match[1]), path, matrix[4], matrix[5], ink)

    def filled(self, match):
        matrix = [float(number) for number in match[1].split(",")]
        for path in match[2].split("Z")[:-1]:
            yield placed(self.box(path + "Z"), matrix)

    def page(self, svg):
        size, paths = SIZE.search(svg), dict(PATH.findall(svg))
        page = Page(float(size[1]), float(size[2]), [], [], [])
        for line in svg.splitlines():
            if match := USE.match(line):
                page.glyphs.append(self.glyph(match, paths))
            elif match := FILLED.match(line):
                (page.tints if match[3] else page.rules).extend(self.filled(match))
        return page

    def pages(self, pdf):
        """The pages of a PDF, in order."""
        found = []
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["mutool", "draw", "-q", "-F", "svg", "-o",
                            os.path.join(folder, "%d.svg"), pdf], check=True,
                           stderr=subprocess.DEVNULL)
            for number in range(1, len(os.listdir(folder)) + 1):
                with open(os.path.join(folder, f"{number}.svg"), encoding="utf-8") as file:
                    found.append(self.page(file.read()))
        return found
