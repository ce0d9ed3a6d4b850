"""The ink of every glyph stands where it belongs: on the page, off the rules, in its own line, and all
of a cell's inside one closed cell of rules, the one of its columns and below the rows before it. What
is tinted is bounded by rules.

Ink and rules are MuPDF's (drawing.py); which cell a text belongs to is the structure tree's, as it
stands in the file (tests/conformance/tagcheck.py). The program's layout is not asked."""

import collections

import tagcheck
from drawing import Box, union

EDGE = 5 * 72 / 25.4  # printers leave 5 mm blank
NEAR = 0.06  # lengths are written as hundredths of a point, relative to others

# A cell of the structure tree: its place in the grid of its table.
Cell = collections.namedtuple("Cell", "element table row column rows columns table_columns")

# What a cell has on one page: its ink, and the rules around that.
Shown = collections.namedtuple("Shown", "cell ink face")


def text_of(page, index):
    """What a sequence says, for reports."""
    return page.sequences[index].text.strip()[:40]


# ---- Rules -------------------------------------------------------------------------------------


def covers(spans, start, end):
    """True where spans, joined, reach from start to end."""
    for first, last in sorted(spans):
        if first > start + NEAR:
            return False
        start = max(start, last)
        if start >= end - NEAR:
            return True
    return False


class Rules:
    """The rules of a page."""

    def __init__(self, boxes):
        self.boxes = boxes
        self.across = [box for box in boxes if box.right - box.left > box.bottom - box.top]
        self.down = [box for box in boxes if box.right - box.left <= box.bottom - box.top]

    def touched(self, ink):
        """The rules that ink stands on."""
        return [rule for rule in self.boxes
                if ink.left < rule.right - NEAR and rule.left + NEAR < ink.right
                and ink.top < rule.bottom - NEAR and rule.top + NEAR < ink.bottom]

    def face(self, ink):
        """The inside of the cell around the middle of the ink; None where no rule is on a side."""
        x, y = (ink.left + ink.right) / 2, (ink.top + ink.bottom) / 2
        beside = [rule for rule in self.down if rule.top <= y <= rule.bottom]
        above = [rule for rule in self.across if rule.left <= x <= rule.right]
        lefts = [rule.right for rule in beside if rule.right <= x]
        rights = [rule.left for rule in beside if rule.left >= x]
        tops = [rule.bottom for rule in above if rule.bottom <= y]
        bottoms = [rule.top for rule in above if rule.top >= y]
        if not (lefts and rights and tops and bottoms):
            return None
        return Box(max(lefts), max(tops), min(rights), min(bottoms))

    def is_closed(self, face):
        """True where rules stand along all of its four sides."""
        return all(covers([(rule.top, rule.bottom) for rule in self.down
                           if rule.left <= x + NEAR and x - NEAR <= rule.right],
                          face.top, face.bottom) for x in (face.left, face.right)) and \
            all(covers([(rule.left, rule.right) for rule in self.across
                        if rule.top <= y + NEAR and y - NEAR <= rule.bottom],
                       face.left, face.right) for y in (face.top, face.bottom))

    def part(self, face):
        """The box of the rules that hang together with those around a face: a table's part."""
        found, grown = face, True
        while grown:
            near = [rule for rule in self.boxes
                    if rule.left <= found.right + NEAR and found.left <= rule.right + NEAR
                    and rule.top <= found.bottom + NEAR and found.top <= rule.bottom + NEAR]
            larger = union([found, *near])
            grown, found = larger != found, larger
        return found

    def edges(self, part):
        """Where a part's columns end: the middles of the rules down it."""
        middles = sorted((rule.left + rule.right) / 2 for rule in self.down
                         if rule.top >= part.top - NEAR and rule.bottom <= part.bottom + NEAR)
        return [x for at, x in enumerate(middles) if at == 0 or x > middles[at - 1] + NEAR]


# ---- Cells -------------------------------------------------------------------------------------


def cells(file):
    """{the element's objgen: Cell} of all tables."""
    found = {}
    for table in (element for element in file.elements() if element.role == "Table"):
        places, _ = tagcheck.cells(table)
        columns = max((column + wide for _, column, _, wide in places), default=0)
        elements = [cell for row in table.walk() if row.role == "TR" for cell in row.elements()]
        for element, (row, column, tall, wide) in zip(elements, places):
            found[element.obj.objgen] = Cell(element, table, row, column, tall, wide, columns)
    return found


def cell_of(element, known):
    """The cell that an element stands in; None outside of tables."""
    while element is not None and element.obj.objgen not in known:
        element = element.parent
    return None if element is None else known[element.obj.objgen]


def parcelled(glyphs, sequences):
    """The glyphs of each marked-content sequence: one for each of its codes."""
    at = 0
    for sequence in sequences:
        yield glyphs[at:at + sequence.codes]
        at += sequence.codes


class Sheet:
    """A page: as drawn, and as tagged."""

    def __init__(self, number, drawn, tagged, elements, known):
        self.number, self.drawn, self.tagged = number, drawn, tagged
        self.rules = Rules(drawn.rules)
        self.cells = collections.defaultdict(list)  # cell's objgen: boxes of its sequences
        self.lines = collections.defaultdict(list)  # cell's objgen, baseline: boxes of its glyphs
        self.glyphs = list(parcelled(drawn.glyphs, tagged.sequences))  # of each sequence
        self.boxes = [self.box(glyphs) for glyphs in self.glyphs]
        by_mcid = dict(elements)
        for box, glyphs, sequence in zip(self.boxes, self.glyphs, tagged.sequences):
            cell = cell_of(by_mcid.get(sequence.mcid), known)
            if box and cell:
                self.cells[cell.element.obj.objgen].append(box)
                for glyph in glyphs:
                    if glyph.ink:
                        self.lines[cell.element.obj.objgen, glyph.y].append(glyph.ink)
        self.shown = [self.show(known[objgen], union(boxes))
                      for objgen, boxes in self.cells.items()]

    @staticmethod
    def box(glyphs):
        inked = [glyph.ink for glyph in glyphs if glyph.ink]
        return union(inked) if inked else None

    def show(self, cell, ink):
        return Shown(cell, ink, self.rules.face(ink))

    def is_one(self):
        """True where MuPDF draws what the file marks, letter by letter as far as can be seen."""
        return sum(map(len, self.glyphs)) == len(self.drawn.glyphs) and all(
            len(glyphs) == sequence.codes and (not sequence.text or
                                               glyphs[0].letter == sequence.text[0])
            for glyphs, sequence in zip(self.glyphs, self.tagged.sequences))

    def fault(self, text):
        return f"page {self.number}: {text}"


def sheets(file, drawn):
    """(pages, []), or ([], faults) where MuPDF and the file do not go together."""
    by_page, known = tagcheck.contents(file), cells(file)
    found = [Sheet(number, page, tagged, by_page[tagged.obj.objgen], known)
             for number, (page, tagged) in enumerate(zip(drawn, file.pages), start=1)]
    unlike = [sheet.fault("MuPDF draws other text than the file marks") for sheet in found
              if not sheet.is_one()]
    if len(drawn) != len(file.pages):
        unlike.append(f"MuPDF draws {len(drawn)} pages, not {len(file.pages)}")
    return ([], unlike) if unlike else (found, [])


# ---- What must hold ----------------------------------------------------------------------------


def check_glyphs(sheet):
    """All ink is on the page, away from its edges, and touches no rule."""
    page = Box(EDGE, EDGE, sheet.drawn.width - EDGE, sheet.drawn.height - EDGE)
    faults = []
    for index, box in enumerate(sheet.boxes):
        if not box:
            continue
        if box.left < page.left - NEAR or box.top < page.top - NEAR or \
                box.right > page.right + NEAR or box.bottom > page.bottom + NEAR:
            faults.append(sheet.fault(f"ink near the edge: |{text_of(sheet.tagged, index)}|"))
        if sheet.rules.touched(box) and any(
                glyph.ink and sheet.rules.touched(glyph.ink)
                for glyph in sheet.glyphs[index]):
            faults.append(sheet.fault(f"ink on a rule: |{text_of(sheet.tagged, index)}|"))
    return faults


def check_cell(sheet, shown, name):
    """All of a cell's ink is in one closed cell, of its columns."""
    ink, face = shown.ink, shown.face
    if face is None or not sheet.rules.is_closed(face):
        return [sheet.fault(f"no closed cell around {name}")]
    faults = []
    if ink.left < face.left - NEAR or ink.right > face.right + NEAR or \
            ink.top < face.top - NEAR or ink.bottom > face.bottom + NEAR:
        faults.append(sheet.fault(f"ink outside of {name}"))
    edges = sheet.rules.edges(sheet.rules.part(face))
    first, last = shown.cell.column, shown.cell.column + shown.cell.columns
    if len(edges) != shown.cell.table_columns + 1:
        faults.append(sheet.fault(f"{len(edges) - 1} columns of rules around {name}"))
    elif not (edges[first] < face.left < edges[first] + 2
              and edges[last] - 2 < face.right < edges[last]):
        faults.append(sheet.fault(f"other columns around {name}"))
    return faults


def check_lines(sheet):
    """No ink of a line is as high as that of another line of its cell."""
    bands = [(cell, y, union(boxes)) for (cell, y), boxes in sorted(sheet.lines.items())]
    return [sheet.fault(f"ink of two lines meets at {lower.top:.2f} pt")
            for (cell, y, upper), (other, below, lower) in zip(bands, bands[1:])
            if cell == other and below - y > NEAR and upper.bottom > lower.top + NEAR]


def check_tints(sheet):
    """Each reaches from rule to rule: to the middles of those that it ends on."""
    def has_middle(rules, first, last, at):
        return any(abs((rule[first] + rule[last]) / 2 - at) < NEAR for rule in rules)
    return [sheet.fault(f"a tint ends on no rule: {box}") for box in sheet.drawn.tints
            if not (has_middle(sheet.rules.down, 0, 2, box.left)
                    and has_middle(sheet.rules.down, 0, 2, box.right)
                    and has_middle(sheet.rules.across, 1, 3, box.top)
                    and has_middle(sheet.rules.across, 1, 3, box.bottom))]


def check_order(sheet):
    """Each cell stands below the rows that end before its own begins."""
    faults = []
    for upper in sheet.shown:
        for lower in sheet.shown:
            if upper.cell.table is lower.cell.table and upper.face and lower.face and \
                    upper.cell.row + upper.cell.rows <= lower.cell.row and \
                    upper.face.bottom > lower.face.top:
                faults.append(sheet.fault(f"{name_of(lower)} is not below {name_of(upper)}"))
    return faults[:1]


def name_of(shown):
    return f"{shown.cell.element.role} of row {shown.cell.row + 1}, column {shown.cell.column + 1}"


def check(sheet):
    """A line on each fault of a page."""
    faults = check_glyphs(sheet)
    for shown in sheet.shown:
        faults += check_cell(sheet, shown, name_of(shown))
    return faults + check_lines(sheet) + check_tints(sheet) + check_order(sheet)
