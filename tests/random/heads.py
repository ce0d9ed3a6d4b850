"""Wherever a table goes on over a page, its head stands above its rows, as it stood on its first
page: glyph by glyph in MuPDF's drawing (drawing.py), word by word in what poppler reads there."""

import collections
import html
import re
import subprocess

import ink
import structure
from drawing import Box, union

HEADER = "Pagination Header"
PAGE = re.compile(r"<page .*?</page>", re.S)
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">'
                  r"(.*?)</word>")

# Where a head stands on a page: the table's part there, and how far down the head reaches.
Head = collections.namedtuple("Head", "sheet left right top bottom")


def read_words(pdf):
    """[(x, y, word)] of each page, where x and y are the word's middle, from the top left."""
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], stdout=subprocess.PIPE, check=True,
                          text=True, encoding="utf-8").stdout
    found = []
    for page in PAGE.findall(text):
        found.append(joined([(Box(*map(float, match[:4])), html.unescape(match[4]))
                             for match in WORD.findall(page)]))
    return found


def joined(words):
    """Words as (x, y, word). Where the font changes poppler ends a word without a space."""
    found = []
    for box, word in words:
        middle, tall = (box.top + box.bottom) / 2, box.bottom - box.top
        if found and abs(box.left - found[-1][0].right) < tall / 20 and \
                abs(middle - (found[-1][0].top + found[-1][0].bottom) / 2) < tall / 3:
            found[-1] = (union([found[-1][0], box]), found[-1][1] + word)
        else:
            found.append((box, word))
    return [((box.left + box.right) / 2, (box.top + box.bottom) / 2, word) for box, word in found]


def words_in(head, words):
    """What poppler reads inside a head."""
    return "\n".join(word for x, y, word in words[head.sheet.number - 1]
                     if head.left < x < head.right and head.top < y < head.bottom)


def glyphs_in(head, kinds):
    """(path, x, y) of the glyphs inside a head, from its corner, of sequences of these kinds."""
    found = []
    for glyphs, sequence in zip(head.sheet.glyphs, head.sheet.tagged.sequences):
        if (sequence.kind or sequence.tag) in kinds:
            found += [(glyph.path, glyph.x - head.left, glyph.y - head.top)
                      for glyph in glyphs
                      if head.left < glyph.x < head.right and head.top < glyph.y < head.bottom]
    return found


def same_drawing(one, other):
    return len(one) == len(other) and all(
        a[0] == b[0] and abs(a[1] - b[1]) < ink.NEAR and abs(a[2] - b[2]) < ink.NEAR
        for a, b in zip(one, other))


def shown_of(sheet, table):
    return [shown for shown in sheet.shown if shown.cell.table is table and shown.face]


def head_texts(table, file):
    """What the tags say in the table's head."""
    texts = {(page.obj.objgen, sequence.mcid): sequence.text
             for page in file.pages for sequence in page.tagged}
    found = []

    def visit(element):
        for kid in element.kids:
            if isinstance(kid, structure.Element):
                visit(kid)
            elif isinstance(kid, structure.Content):
                found.append(texts.get((kid.page, kid.mcid), ""))
        found.append("\n" if element.role == "TH" else "")

    for element in filter(is_heading, table.walk()):
        visit(element)
    return "".join(found)


def is_heading(element):
    """A table that has rows has a THead; but also the heading of a row is a TH."""
    return element.attributes.get("Scope") == "Column"


def first_head(sheet, table):
    """The head on the page where the table begins."""
    cells = shown_of(sheet, table)
    heads = [shown.face for shown in cells if is_heading(shown.cell.element)]
    if not heads:
        return None
    part = sheet.rules.part(heads[0])
    return Head(sheet, part.left, part.right, part.top, max(face.bottom for face in heads))


def next_head(sheet, table, first):
    """Where it must stand on a later page."""
    part = sheet.rules.part(shown_of(sheet, table)[0].face)
    return Head(sheet, part.left, part.right, part.top, part.top + first.bottom - first.top)


def check_next(table, sheet, first, words, pieces):
    """The head on a later page is that of the first."""
    head = next_head(sheet, table, first)
    if not same_drawing(glyphs_in(first, ("TH", "Link", "Span")), glyphs_in(head, (HEADER,))):
        return [sheet.fault("the table's head is not drawn as on its first page")]
    wanted, read = (pieces.count(words_in(one, words)) for one in (first, head))
    if wanted != read:
        return [sheet.fault(f"the table's head reads {words_in(head, words).split()}")]
    return []


def check_table(table, on_pages, words, pieces, said):
    """The first page's head says what the tags say, once and as content; the others are like it."""
    first = first_head(on_pages[0], table)
    if first is None:
        return [on_pages[0].fault("a table begins without its head")]
    faults = []
    if glyphs_in(first, (HEADER,)):
        faults.append(on_pages[0].fault("a table begins with a repeated head"))
    if pieces.count(words_in(first, words)) != pieces.count(said):
        faults.append(on_pages[0].fault(f"the table's head reads {words_in(first, words).split()}"))
    for sheet in on_pages[1:]:
        faults += check_next(table, sheet, first, words, pieces)
    return faults


def check(pdf, file, sheets, pieces):
    """(faults, how many heads were repeated)."""
    words, faults, repeated = read_words(pdf), [], 0
    if not sheets:
        return [], 0
    for table in (element for element in file.elements() if element.role == "Table"):
        on_pages = [sheet for sheet in sheets if shown_of(sheet, table)]
        faults += check_table(table, on_pages, words, pieces, head_texts(table, file))
        repeated += len(on_pages) - 1
    return faults, repeated
