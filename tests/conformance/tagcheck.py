"""The tags of a file against what its master asks for: what veraPDF does not look at."""

import collections
import re

import pikepdf

import expected as dumps
import marked_content
import reading_order
import structure


class File:
    """A file taken apart once, and what was wrong on the way."""

    def __init__(self, pdf):
        self.pdf = pdf
        self.tree = structure.Tree(pdf)
        self.parents, faults = structure.parent_tree(pdf)
        self.faults = self.tree.faults + faults
        self.pages, fonts = [], marked_content.Fonts()
        for number, page in enumerate(pdf.pages, start=1):
            sequences, faults = marked_content.read(page, fonts)
            self.pages.append(Page(number, page.obj, sequences))
            self.faults += [f"page {number}: {fault}" for fault in faults]

    def elements(self):
        return list(self.tree.root.walk()) if self.tree.root else []


class Page:
    def __init__(self, number, obj, sequences):
        self.number, self.obj, self.sequences = number, obj, sequences
        self.tagged = [sequence for sequence in sequences if sequence.mcid is not None]
        self.annotations = list(obj.get("/Annots", []))


# ---- Content and the tree ----------------------------------------------------------------------


def contents(file):
    """{page's objgen: [(mcid, element)] in the order of the tree}."""
    found = collections.defaultdict(list)

    def visit(element):
        for kid in element.kids:
            if isinstance(kid, structure.Content):
                found[kid.page].append((kid.mcid, element))
            elif isinstance(kid, structure.Element):
                visit(kid)

    if file.tree.root:
        visit(file.tree.root)
    return found


def check_sequences(file):
    """Each sequence belongs to one element, has its tag, and stands on its page in its order."""
    faults, by_page = [], contents(file)
    order = reading_order.Order(file.tree.root)
    for page in file.pages:
        painted = [sequence.mcid for sequence in page.tagged]
        wanted = by_page.pop(page.obj.objgen, [])
        if len(set(painted)) < len(painted):
            faults.append(f"page {page.number}: an MCID stands twice")
        if len({mcid for mcid, _ in wanted}) < len(wanted):
            faults.append(f"page {page.number}: a sequence belongs to two elements")
        if not order.allows(painted, wanted):
            faults.append(f"page {page.number}: the content is not in the order of the tree")
        if sorted(painted) != list(range(len(painted))):
            faults.append(f"page {page.number}: MCIDs are not 0 to {len(painted) - 1}")
    if by_page:
        faults.append("elements have content on what is no page")
    return faults


def check_tags(file):
    faults, by_page = [], contents(file)
    for page in file.pages:
        roles = {mcid: element.role for mcid, element in by_page[page.obj.objgen]}
        faults += [f"page {page.number}: MCID {sequence.mcid} is tagged {sequence.tag} in a "
                   f"{roles[sequence.mcid]}" for sequence in page.tagged
                   if roles.get(sequence.mcid, sequence.tag) != sequence.tag]
    return faults


def check_parents(file):
    """The parent tree leads from each sequence and each annotation to its element, and from nothing
    else."""
    faults, used, by_page = [], set(), contents(file)
    for page in file.pages:
        key = page.obj.get("/StructParents")
        if key is None and page.tagged:
            faults.append(f"page {page.number} has no StructParents")
        if key is None:
            continue
        used.add(int(key))
        there = structure.as_list(file.parents.get(int(key), []))
        wanted = {mcid: element.obj.objgen for mcid, element in by_page[page.obj.objgen]}
        given = {mcid: element.objgen for mcid, element in enumerate(there)
                 if isinstance(element, pikepdf.Dictionary)}
        if given != wanted:
            faults.append(f"page {page.number}: the parent tree is not the tree's reverse")
    keys = [int(annotation.StructParent) for page in file.pages for annotation in page.annotations
            if "/StructParent" in annotation]
    if len(set(keys)) < len(keys) or used & set(keys):
        faults.append("two things have one key in the parent tree")
    if used | set(keys) != set(file.parents):
        faults.append("the parent tree has other keys than pages and annotations")
    return faults


# ---- Annotations -------------------------------------------------------------------------------


def references(file):
    """{annotation's objgen: [(page, element)]} of all object references."""
    found = collections.defaultdict(list)
    for element in file.elements():
        for kid in element.kids:
            if isinstance(kid, structure.Reference):
                found[kid.annotation].append((kid.page, element))
    return found


def annotation_faults(file, page, annotation, holders):
    if annotation.get("/Subtype") != "/Link":
        yield "is no link"
    if [holder for holder, _ in holders] != [page.obj.objgen]:
        yield "is not referred to once, from an element that names its page"
    elif holders[0][1].role != "Link":
        yield f"belongs to a {holders[0][1].role}"
    elif "/StructParent" not in annotation or "/S" not in (
            parent := file.parents.get(int(annotation.StructParent), pikepdf.Dictionary())):
        yield "has no StructParent that leads to an element"
    elif parent.objgen != holders[0][1].obj.objgen:
        yield "has a StructParent that leads to another element"
    if int(annotation.get("/F", 0)) != 4:
        yield "has other flags than Print"


def check_annotations(file):
    faults, held = [], references(file)
    for page in file.pages:
        if page.annotations and page.obj.get("/Tabs") != "/S":
            faults.append(f"page {page.number}: Tabs is not S")
        for annotation in page.annotations:
            holders = held.pop(annotation.objgen, [])
            faults += [f"page {page.number}: annotation {annotation.objgen[0]} {fault}"
                       for fault in annotation_faults(file, page, annotation, holders)]
    faults += [f"{element.role}: refers to what is on no page"
               for holders in held.values() for _, element in holders]
    faults += [f"Link {element.obj.objgen[0]} has no annotation" for element in file.elements()
               if element.role == "Link"
               and not any(isinstance(kid, structure.Reference) for kid in element.kids)]
    return faults


def boxes(annotation):
    """(left, bottom, right, top) of each of its lines."""
    numbers = [float(number) for number in annotation.get("/QuadPoints", annotation.Rect)]
    if "/QuadPoints" not in annotation:
        return [tuple(numbers)]
    quads = [numbers[at:at + 8] for at in range(0, len(numbers), 8)]
    return [(min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2])) for quad in quads]


def check_links(file, wanted):
    """Each line of a link is covered, and says where it leads."""
    faults = []
    for page, expected in zip(file.pages, wanted.pages):
        found = [(str(annotation.get("/Contents", "")), *box) for annotation in page.annotations
                 for box in boxes(annotation)]
        near = len(found) == len(expected.links) and all(
            one[0] == other[0] and all(abs(a - b) < 0.02 for a, b in zip(one[1:], other[1:]))
            for one, other in zip(found, expected.links))
        if not near:
            faults.append(f"page {page.number}: links are not where the layout has them")
    return faults


# ---- Against the master ------------------------------------------------------------------------


def difference(found, wanted):
    """Where two lists first differ; None where they do not."""
    for number, pair in enumerate(zip(found, wanted)):
        if pair[0] != pair[1]:
            return f"number {number}: {pair[0]!r}, not {pair[1]!r}"
    if len(found) != len(wanted):
        return f"{len(found)}, not {len(wanted)}"
    return None


def check_tree(file, wanted):
    where = difference(file.tree.lines(), wanted.tree)
    return [f"tree: element {where}"] if where else []


def spoken(file):
    """The text as tokens in the order of the tree."""
    texts = {(page.obj.objgen, sequence.mcid): sequence.text
             for page in file.pages for sequence in page.tagged}
    found = []

    def visit(element):
        if element.role == "TR":
            found.append(dumps.Token("row", None, None))
        elif element.role in ("TH", "TD"):
            found.append(dumps.Token(element.role, None, None))
        own = None  # where in `found` its text stands that may still go on
        for kid in element.kids:
            if isinstance(kid, structure.Content):
                text = texts.get((kid.page, kid.mcid), "")
                if own is not None:
                    text, own = found.pop().text + text, None
                found.append(dumps.Token(element.role, element.effective_lang(), text))
                own = found[-1]
            elif isinstance(kid, structure.Element):
                own = None
                visit(kid)

    if file.tree.root:
        visit(file.tree.root)
    return found


def check_text(file, wanted):
    """What is read out, element by element, is the document's text in its order."""
    at = 0
    for role, lang, text, _, _ in spoken(file):
        if at == len(wanted.tokens):
            return [f"text: {role} {text!r} behind the end"]
        if text is None:
            end = at + 1 if wanted.tokens[at][:3] == (role, lang, text) else None
        else:
            end = dumps.take(wanted.tokens, at, role, lang, text)
        if end is None:
            return [f"text: {role} {lang} {text!r}, where {wanted.tokens[at]} comes"]
        at = end
    return [f"text: {wanted.tokens[at]} is lost"] if at < len(wanted.tokens) else []


def check_language(file):
    """What is written in Bengali letters is read out as Bangla, whatever the dumps say."""
    return [f"language: {token.text!r} is said to be {token.lang}" for token in spoken(file)
            if token.text and re.search("[\u0985-\u09b9]", token.text)
            and not (token.lang or "").startswith("bn")]


def check_empty(file):
    """Only a cell or a list item may hold nothing."""
    return [f"{element.role} {element.obj.objgen[0]} is empty" for element in file.elements()
            if not element.kids and element.role not in ("TH", "TD", "LBody")]


def is_gap(sequence):
    """A space between two texts that stand side by side (src/pdf/show.h)."""
    return sequence.kind == "Layout" and sequence.text == " "


def check_painting(file, wanted):
    """Each page paints what the layout placed there, under its tag or as its kind of artifact."""
    faults = []
    if len(file.pages) != len(wanted.pages):
        faults.append(f"{len(file.pages)} pages, not {len(wanted.pages)}")
    for page, expected in zip(file.pages, wanted.pages):
        found = [(sequence.kind or sequence.tag, sequence.text) for sequence in page.sequences
                 if (sequence.text or sequence.tag == "Figure") and not is_gap(sequence)]
        if where := difference(dumps.joined(found), dumps.joined(expected.stretches)):
            faults.append(f"page {page.number}: painted {where}")
        rules = sum(sequence.rectangles for sequence in page.sequences if sequence.kind == "Layout")
        others = sum(sequence.rectangles for sequence in page.sequences) - rules
        if rules != len(expected.rules) or others:
            faults.append(f"page {page.number}: {rules} rules and {others} other fillings, not "
                          f"{len(expected.rules)} rules")
    return faults


# ---- Tables ------------------------------------------------------------------------------------


def cells(table):
    """(row, column, rows, columns) of each cell, laid out by the rule of HTML and PDF; and the
    width."""
    taken, found = set(), []
    rows = [element for element in table.walk() if element.role == "TR"]
    for row, element in enumerate(rows):
        column = 0
        for cell in element.elements():
            while (row, column) in taken:
                column += 1
            size = cell.span("RowSpan"), cell.span("ColSpan")
            found.append((row, column, *size))
            taken |= {(row + down, column + right) for down in range(size[0])
                      for right in range(size[1])}
    return found, len(rows)


def check_tables(file):
    """Every table is a closed grid."""
    faults = []
    for table in (element for element in file.elements() if element.role == "Table"):
        found, rows = cells(table)
        covered = collections.Counter((row + down, column + right)
                                      for row, column, tall, wide in found
                                      for down in range(tall) for right in range(wide))
        columns = max((column for _, column in covered), default=-1) + 1
        grid = {(row, column) for row in range(rows) for column in range(columns)}
        if set(covered) != grid or max(covered.values(), default=1) > 1:
            faults.append("a table is no closed grid")
    return faults


def check(pdf, wanted):
    """A line on each fault of the tags."""
    return check_file(File(pdf), wanted)


def check_file(file, wanted):
    return (file.faults + check_sequences(file) + check_tags(file) + check_parents(file)
            + check_annotations(file) + check_links(file, wanted) + check_tree(file, wanted)
            + check_text(file, wanted) + check_language(file) + check_empty(file)
            + check_painting(file, wanted)
            + check_tables(file))


def counts(pdf):
    """{"TR": 29, "TH Column": 48 …}: how many elements of each role, and of each scope."""
    found = collections.Counter()
    for element in File(pdf).elements():
        found[element.role] += 1
        if "Scope" in element.attributes:
            found[f"{element.role} {element.attributes['Scope']}"] += 1
    return found
