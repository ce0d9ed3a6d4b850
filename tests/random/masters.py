#!/usr/bin/env python3
"""Random masters of all elements of xml/charter.rng.

    masters.py SEED NUMBER FOLDER     writes master NUMBER of the seed, with what it brings in

The same seed and number give the same files, as long as the words of the checkout's masters are the
same (texts.py). Every master is one that the program takes: what it says may be ugly, never wrong."""

import base64
import collections
import os
import sys
from xml.sax.saxutils import escape

import columns
from contents import Contents, element
from texts import TESTS, Dice, Texts

MARK = os.path.join(TESTS, "offices", "masters", "mark.png")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SERIALS = (None, "১", "০১", "১.", "(১)", "1", "ক)", "i.")
OFFICER_FIELDS = ("name", "post", "branch", "room", "phone", "mobile", "fax", "email", "web", "other")
ROLES = ("government", "ministry", "department", "office", "place", "other")
MM = 72 / 25.4
WIDTHS = {"a4": 297 * MM, "legal": 14 * 72, "a3": 420 * MM}
BINDING = 25 * MM  # more than is left for it

# How masters differ, in turn: paper, the sizes to choose from, the least and most columns of a set.
# Twelve columns on A4 leave room for a letter or two a line.
Shape = collections.namedtuple("Shape", "paper sizes columns")
SHAPES = (Shape("a4", (8, 9, 10), (4, 8)), Shape("a4", (9, 10, 11.5), (11, 12)),
          Shape("legal", (8, 9, 12), (2, 9)), Shape("a4", (6, 7, 13, 15), (2, 6)),
          Shape("a3", (9, 10, 14), (6, 12)))


class Page:
    def __init__(self, dice, shape):
        self.size = dice.one_of(shape.sizes)
        margin = dice.one_of((6, 8, 12, 12, 15, 25))
        binding = dice.one_of((None, None, "left", "top"))
        self.width = WIDTHS[shape.paper] - 2 * margin * MM - (BINDING if binding == "left" else 0)
        self.style = element("style", paper=shape.paper, margin=f"{margin}mm", binding=binding,
                             size=f"{self.size}pt", fonts=dice.one_of(("serif", "sans")),
                             leading=dice.one_of((None, None, None, "1", "1.5")),
                             rules=dice.one_of((None, None, "0.2pt", "0.75pt")),
                             tint=dice.one_of((None, None, "0%", "20%")))


class Random:
    """One master under way: what it has said so far, and what is drawn next."""

    def __init__(self, seed, number):
        self.dice = Dice(seed * 1000000 + number)
        shape = SHAPES[number % len(SHAPES)]
        self.page = Page(self.dice, shape)
        self.texts = Texts(self.dice, longest=70)
        self.officers, self.services = {}, 0
        self.contents = Contents(self.dice, self.texts, self.officers)
        self.columns = columns.Columns(self.dice, self.texts, self.page.width, self.page.size)
        self.sets, self.shape = columns.built_in(self.page.width), shape
        self.wide_enough = [name for name, one in self.sets.items()
                            if min(one.widths) >= columns.NARROWEST * self.page.size]
        self.name = f"random-{seed}-{number}"
        self.shared = f"{self.name}-shared.xml" if self.dice.chance(0.2) else None
        self.shared_rows = None  # the services of the master that is brought in
        self.merging = Dice((seed + 1000) * 1000000 + number)
        self.merged, self.above = [], {}  # fields of the table under way, and what they said last

    # ---- Head matter ---------------------------------------------------------------------------

    def maybe(self, share, *values):
        return self.dice.one_of(values) if self.dice.chance(share) else None

    def edition(self):
        return element("edition", year=self.maybe(0.7, "2025-26"), quarter=self.maybe(0.5, "1", "4"),
                       memo=self.maybe(0.5, "৫৬.০৪.৫২৭০.০০০.১৬.০০১.২৫-১২ & <খ>"),
                       approved=self.maybe(0.5, "2026-01-15"),
                       published=self.maybe(0.5, "2026-01-20"), status=self.maybe(0.3, "draft"))

    def mark(self, side):
        """A picture in a file beside the master, or in the master."""
        with open(MARK, "rb") as file:
            inside = base64.b64encode(file.read()).decode() if self.dice.chance(0.5) else ""
        return element("mark", inside, side=side, src="mark.png", alt=self.texts.words(2, 4))

    def letterhead(self):
        marks = [self.mark(side) for side in self.dice.some_of(("left", "right"), 0.3)]
        lines = [self.contents.text("line", 2, 6, role=self.dice.one_of(ROLES))
                 for _ in range(self.dice.between(1, 4))]
        web = [element("line", escape(self.texts.host()), role="web")] * self.dice.chance(0.5)
        title = element("title", self.contents.inline(1, 5, links=False))
        after = [self.contents.text("line", 1, 9, role="other")] * self.dice.chance(0.3)
        return element("letterhead", "".join([*marks, *lines, *web, title, *after]))

    def officer_field(self, kind):
        text = {"phone": self.texts.phone, "mobile": self.texts.phone, "email": self.texts.email,
                "web": self.texts.web, "fax": self.texts.phone}.get(kind)
        label = self.maybe(0.4, "ফোন: ", "Email: ", "ফোন:", "কক্ষ নং\u00a0", "Room No: ")
        href = "https://" + self.texts.web() if kind in ("web", "other") and \
            self.dice.chance(0.3) else None
        return element(kind, escape(text() if text else self.texts.words(1, 4)), label=label,
                       href=href)

    def officer(self, name):
        kinds = self.dice.some_of(OFFICER_FIELDS, 0.5) or ["post"]
        self.officers[name] = kinds
        return element("officer", "".join(self.officer_field(kind) for kind in kinds), id=name)

    def column_sets(self, names):
        written = []
        for name in names:
            drawn, xml = self.columns.draw(name, self.dice.between(*self.shape.columns))
            self.sets[name] = drawn
            self.wide_enough.append(name)
            written.append(xml)
        return "".join(written)

    # ---- Tables --------------------------------------------------------------------------------

    def room(self, drawn, of):
        return drawn.widths[drawn.fields.index(of)] / self.page.size

    def field(self, drawn, of, content):
        """The cell of a service."""
        return element(of, content) if of in columns.FIELDS else element("cell", content, of=of)

    def cells(self, drawn, fields, write):
        return "".join(write(drawn, of, self.again(of, self.contents.cell(self.room(drawn, of))))
                       for of in fields)

    def merge(self, drawn):
        """The attribute of some tables. Their cells say at times what the row above says."""
        fields = [of for of in drawn.fields if of not in ("serial", "name")]
        self.merged = self.merging.some_of(fields, 0.5) if self.merging.chance(0.4) else []
        self.above = {}
        return " ".join(self.merging.shuffled(self.merged)) or None

    def again(self, of, content):
        if of in self.merged and of in self.above and self.merging.chance(0.75):
            return self.above[of]
        self.above[of] = content
        return content

    def cases(self, drawn, fields):
        return "".join(element("case", self.cells(drawn, self.dice.some_of(fields, 0.9), self.field))
                       for _ in range(self.dice.between(1, 6)))

    def service(self, drawn, is_long):
        """Each field once; some in cases, one of them long where asked for."""
        self.services += 1
        fields = self.dice.shuffled([of for of in drawn.fields if of != "serial"])
        in_cases = [of for of in self.dice.some_of(fields, 0.35) if of != "name"] \
            if self.dice.chance(0.3) else []
        alone = [of for of in fields if of not in in_cases and self.dice.chance(0.93)]
        long = alone[:1] if is_long else []
        content = "".join(self.field(drawn, of, self.contents.long_cell(self.room(drawn, of)))
                          for of in long)
        content += self.cells(drawn, alone[len(long):], self.field)
        content += self.cases(drawn, in_cases) if in_cases else ""
        return element("service", content, id=f"service-{self.services}",
                       serial=self.maybe(0.08, "২ক", "", "১০০০"))

    def heads(self, drawn):
        return "".join(element("head", self.contents.inline(1, 3, links=False), of=of)
                       for of in self.dice.some_of(drawn.fields, 0.06))

    def defaults(self, drawn):
        fields = [of for of in drawn.fields if of not in ("serial", "name")]
        return element("defaults", self.cells(drawn, self.dice.some_of(fields, 0.3), self.field)) \
            if self.dice.chance(0.4) else ""

    def notes(self):
        return "".join(element("note", self.dice.one_of((self.contents.inline(3, 20),
                                                         self.contents.blocks(99))))
                       for _ in range(self.dice.between(0, 2)))

    def service_rows(self, drawn):
        count, long = self.dice.between(1, 7), self.dice.between(0, 12)
        return [self.service(drawn, number == long) for number in range(count)]

    def services_table(self):
        drawn = self.sets[self.dice.one_of(self.wide_enough)]
        merge = self.merge(drawn)
        rows = self.service_rows(drawn)
        if self.shared and self.shared_rows is None:
            self.shared_rows = element("services", "".join(rows), columns=drawn.id)
            rows = [element("include", src=self.shared)]
        content = self.heads(drawn) + self.defaults(drawn) + "".join(rows) + self.notes()
        name = None if drawn.id == "field-8" and self.dice.chance(0.5) else drawn.id
        return element("services", content, columns=name, serials=self.dice.one_of(SERIALS),
                       merge=merge)

    def row(self, drawn):
        """Any field is a cell; the serial is written at times."""
        def write(_, of, content):
            return element("cell", "৯(ক)" if of == "serial" else content, of=of)
        fields = [of for of in drawn.fields if of != "serial" or self.dice.chance(0.1)]
        return element("row", self.cells(drawn, self.dice.some_of(fields, 0.95), write))

    def other_table(self):
        drawn = self.sets[self.dice.one_of(self.wide_enough)]
        merge = self.merge(drawn)
        rows = "".join(self.row(drawn) for _ in range(self.dice.between(0, 6)))
        return element("table", self.heads(drawn) + rows + self.notes(), columns=drawn.id,
                       serials=self.dice.one_of(SERIALS), merge=merge)

    # ---- Sections ------------------------------------------------------------------------------

    def part(self):
        """What a section holds besides sections."""
        drawn = self.dice.random.random()
        if drawn < 0.5:
            return self.services_table()
        if drawn < 0.7:
            return self.other_table()
        if drawn < 0.85:
            return self.contents.text("p", 3, 40)
        return self.contents.list(nested=True)

    def section(self, number, depth):
        parts = [self.part() for _ in range(self.dice.between(0 if depth > 1 else 1, 2))]
        if depth < 5 and self.dice.chance(0.3):
            parts += [self.section(f"{number}.{at + 1}", depth + 1)
                      for at in range(self.dice.between(1, 2))]
        return "\n" + element("section", "".join(parts), no=self.maybe(0.7, number + ")", number),
                              title=self.maybe(0.8, self.texts.words(1, 6)))

    # ---- The whole -----------------------------------------------------------------------------

    def charter(self, name, content):
        return HEAD + element("charter", content, xmlns="urn:bd:citizen-charter:1", id=name,
                              lang="bn") + "\n"

    def shared_master(self, officers, sets):
        line = element("line", "অধিদপ্তর", role="department")
        content = element("letterhead", line + element("title", "অভিন্ন সেবা")) + officers + sets + \
            element("section", self.shared_rows or element("p", "নেই"))
        return self.charter(self.name + "-shared", content)

    def write(self):
        """{file name: text}; the master's is NAME.xml."""
        edition, letterhead = self.edition(), self.letterhead()
        own = [self.officer(f"officer-{at}") for at in range(self.dice.between(0, 3))]
        sets = self.column_sets(["own-a", "own-b"])
        files, brought_in = {}, ""
        if self.shared:
            others = element("officers", self.officer("shared-1") + self.officer("shared-2"))
            others_sets = self.column_sets(["shared"])
            own.append(element("include", src=self.shared))
            brought_in = element("include", src=self.shared)
        officers = element("officers", "".join(own)) if own else ""
        sections = "".join(self.section("১২৩৪"[at], 1) for at in range(self.dice.between(1, 4)))
        sections += self.section("৫", 1) if self.shared and self.shared_rows is None else ""
        approval = element("approval", officer=self.dice.one_of(sorted(self.officers))) \
            if self.officers and self.dice.chance(0.4) else ""
        if self.shared:
            files[self.shared] = self.shared_master(others, others_sets)
        files[self.name + ".xml"] = self.charter(self.name, "\n".join((
            edition, self.page.style, letterhead, officers, sets + brought_in, sections, approval)))
        return files


def write(seed, number, folder):
    """Writes the master, and what it brings in; its path."""
    drawn = Random(seed, number)
    for name, text in drawn.write().items():
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    with open(MARK, "rb") as source, open(os.path.join(folder, "mark.png"), "wb") as target:
        target.write(source.read())
    return os.path.join(folder, drawn.name + ".xml")


if __name__ == "__main__":
    print(write(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
