"""Random edits of a random master (tests/random/masters.py), as offices make them. Each says how
many entries a list of changes needs for it at most: a fact that changed is one, and so is a thing
that came, went or was moved, with all in it."""

import copy
from xml.etree import ElementTree

NAMESPACE = "{urn:bd:citizen-charter:1}"
FIELDS = ("name", "method", "papers", "place", "fee", "time", "responsible", "superior")


def tag(element):
    return element.tag.removeprefix(NAMESPACE) if isinstance(element.tag, str) else ""


def new_element(name, text=None, **attributes):
    element = ElementTree.Element(NAMESPACE + name, attributes)
    element.text = text
    return element


def is_cell(element):
    return tag(element) in FIELDS or tag(element) == "cell"


def of(cell):
    return cell.get("of") if tag(cell) == "cell" else tag(cell)


class Master:
    def __init__(self, path, dice, texts):
        self.root = ElementTree.parse(path).getroot()
        self.dice, self.texts = dice, texts
        self.made = 0

    def write(self, path):
        ElementTree.register_namespace("", NAMESPACE.strip("{}"))
        ElementTree.ElementTree(self.root).write(path, encoding="utf-8", xml_declaration=True)

    # ---- Finding -------------------------------------------------------------------------------

    def all(self, *names):
        return [element for element in self.root.iter() if tag(element) in names]

    def parent(self, element):
        return next(one for one in self.root.iter() if element in list(one))

    def one_of(self, things):
        things = list(things)
        return self.dice.one_of(things) if things else None

    def below(self, element, *names):
        return [child for child in element if tag(child) in names]

    def defaults(self, table):
        return {of(cell) for block in self.below(table, "defaults") for cell in block}

    def words(self, least=1, most=6):
        return self.texts.words(least, most)

    def new_id(self, kind):
        self.made += 1
        return f"new-{kind}-{self.made}"

    def say(self, element, text):
        for child in list(element):
            element.remove(child)
        element.text = text

    def other_text(self, element):
        """Another text: a word more, one less, or all of it another."""
        words = " ".join(element.itertext()).split()
        kind = self.dice.between(0, 2)
        at = self.dice.between(0, len(words) - 1) if words else 0
        if kind == 0 and words:
            words.insert(at, self.words(1, 1))
        elif kind == 1 and len(words) > 1:
            del words[at]
        else:
            words = [self.words()]
        return " ".join(words)

    def insert(self, parent, element, names):
        """Somewhere among those of the names, or behind the last of what must come before."""
        places = [at for at, child in enumerate(parent) if tag(child) in names]
        first = places[0] if places else self.after(parent, "head", "defaults")
        last = places[-1] + 1 if places else first
        parent.insert(self.dice.between(first, last), element)

    def after(self, parent, *names):
        places = [at for at, child in enumerate(parent) if tag(child) in names]
        return places[-1] + 1 if places else 0

    # ---- Services ------------------------------------------------------------------------------

    def service(self):
        return self.one_of(self.all("service"))

    def new_service(self):
        service = new_element("service", id=self.new_id("service"))
        service.append(new_element("name", self.words(3, 8)))
        for name in self.dice.some_of(FIELDS[1:], 0.6):
            service.append(new_element(name, self.words()))
        return service

    def change_field(self):
        cell = self.one_of(cell for row in self.all("service", "case", "row") for cell in row
                           if is_cell(cell) and of(cell) not in ("name", "serial"))
        if cell is not None:
            self.say(cell, self.other_text(cell))
            return 1

    def blank_field(self):
        cell = self.one_of(cell for row in self.all("service", "row") for cell in row
                           if is_cell(cell) and of(cell) != "serial")
        if cell is not None:
            self.say(cell, None)
            return 1

    def add_service(self):
        table = self.one_of(self.all("services"))
        if table is not None:
            self.insert(table, self.new_service(), ("service",))
            return 1

    def drop_service(self):
        service = self.service()
        if service is not None:
            self.parent(service).remove(service)
            return 1

    def rename_service(self):
        service = self.service()
        names = self.below(service, "name") if service is not None else []
        if names and len("".join(names[0].itertext()).split()) > 2:
            words = " ".join(names[0].itertext()).split()
            words[self.dice.between(0, len(words) - 1)] = self.words(1, 1)
            self.say(names[0], " ".join(words))
            return 1

    def change_id(self):
        service = self.service()
        if service is not None:
            service.set("id", self.new_id("service"))
            return 1

    def move_service(self):
        """To another table: what its defaults give is another matter."""
        service = self.service()
        if service is None:
            return None
        old = self.parent(service)
        new = self.one_of(table for table in self.all("services") if table is not old)
        if new is None:
            return None
        old.remove(service)
        self.insert(new, service, ("service",))
        own = {of(cell) for line in [service, *self.below(service, "case")] for cell in line
               if is_cell(cell)}
        return 1 + len((self.defaults(old) | self.defaults(new)) - own)

    def reorder_service(self):
        service = self.service()
        if service is not None:
            table = self.parent(service)
            table.remove(service)
            self.insert(table, service, ("service",))
            return 1

    def split_service(self):
        """The name is cut in two that overlap: renamed, and a part split off."""
        service = self.service()
        names = self.below(service, "name") if service is not None else []
        words = " ".join(names[0].itertext()).split() if names else []
        if len(words) < 4:
            return None
        keep = len(words) * 3 // 4
        part = copy.deepcopy(service)
        part.set("id", self.new_id("service"))
        self.say(names[0], " ".join(words[:keep]))
        self.say(self.below(part, "name")[0], " ".join(words[-keep:]))
        table = self.parent(service)
        table.insert(list(table).index(service) + 1, part)
        return 2

    def merge_services(self):
        """Two of the same table become one with the words of both names."""
        service = self.service()
        if service is None:
            return None
        table = self.parent(service)
        at = list(table).index(service)
        other = table[at + 1] if at + 1 < len(table) else None
        names = [self.below(one, "name") for one in (service, other) if one is not None]
        if len(names) < 2 or not all(names) or tag(other) != "service":
            return None
        self.say(names[0][0], " ".join(" ".join(name[0].itertext()) for name in names))
        table.remove(other)
        return 2

    # ---- Cases ---------------------------------------------------------------------------------

    def add_case(self):
        one = self.one_of(self.all("case"))
        if one is not None:
            service, more = self.parent(one), copy.deepcopy(one)
            for cell in more:
                self.say(cell, self.words())
            service.insert(list(service).index(one) + 1, more)
            return 1

    def drop_case(self):
        """One whose fields another has as well, so that they stay the cases'."""
        one = self.one_of(self.all("case"))
        if one is not None:
            service = self.parent(one)
            others = {of(cell) for other in self.below(service, "case") if other is not one
                      for cell in other}
            if {of(cell) for cell in one} <= others:
                service.remove(one)
                return 1

    # ---- Officers ------------------------------------------------------------------------------

    def officers(self):
        return [one for block in self.below(self.root, "officers")
                for one in self.below(block, "officer")]

    def referred(self):
        return {one.get("officer") for one in self.all("contact", "approval")}

    def change_officer(self):
        field = self.one_of(field for officer in self.officers() for field in officer
                            if tag(field) not in ("email", "web"))
        if field is not None:
            field.text = self.texts.phone() if tag(field) in ("phone", "mobile", "fax") \
                else self.words(1, 4)
            return 1

    def add_officer_field(self):
        officer = self.one_of(self.officers())
        if officer is not None:
            kinds = {tag(field) for field in officer}
            kind = next((kind for kind in ("post", "branch", "room") if kind not in kinds), None)
            if kind:
                officer.insert(self.dice.between(0, len(officer)),
                               new_element(kind, self.words(1, 3)))
                return 1

    def drop_officer_field(self):
        officer = self.one_of(one for one in self.officers() if len(one) > 1)
        if officer is not None:
            officer.remove(officer[self.dice.between(0, len(officer) - 1)])
            return 1

    def add_officer(self):
        block = self.one_of(self.below(self.root, "officers"))
        if block is not None:
            officer = new_element("officer", id=self.new_id("officer"))
            officer.append(new_element("name", self.words(2, 4)))
            officer.append(new_element("post", self.words(1, 3)))
            block.insert(0, officer)
            return 1

    def drop_officer(self):
        officer = self.one_of(one for one in self.officers()
                              if one.get("id") not in self.referred())
        if officer is not None and len(self.officers()) > 1:
            self.parent(officer).remove(officer)
            return 1

    def change_officer_id(self):
        officer = self.one_of(self.officers())
        if officer is not None:
            old, new = officer.get("id"), self.new_id("officer")
            officer.set("id", new)
            for one in self.all("contact", "approval"):
                if one.get("officer") == old:
                    one.set("officer", new)
            return 1

    # ---- Columns -------------------------------------------------------------------------------

    def column_set(self):
        return self.one_of(self.below(self.root, "columns"))

    def change_head(self):
        one = self.column_set()
        column = self.one_of(column for column in one if len(column) == 0) \
            if one is not None else None
        if column is not None:
            column.set("head", self.words(1, 3))
            return 1

    def add_column(self):
        one = self.column_set()
        if one is not None:
            one.insert(self.dice.between(0, len(one)),
                       new_element("column", of=self.new_id("cell"), head=self.words(1, 2)))
            return 1

    def drop_column(self):
        one = self.column_set()
        plain = [column for column in one if len(column) == 0] if one is not None else []
        if len(plain) > 2:
            one.remove(self.one_of(plain))
            return 1

    def change_merge(self):
        table = self.one_of(self.all("services"))
        if table is not None:
            table.set("merge", "fee time" if table.get("merge") == "fee" else "fee")
            return 1

    # ---- Sections, notes, letterhead, edition --------------------------------------------------

    def change_section(self):
        section = self.one_of(one for one in self.all("section") if one.get("title"))
        if section is not None:
            section.set("title", self.words(1, 5))
            return 1

    def change_paragraph(self):
        paragraph = self.one_of(one for section in self.all("section")
                                for one in self.below(section, "p"))
        if paragraph is not None:
            self.say(paragraph, self.other_text(paragraph))
            return 1

    def add_paragraph(self):
        section = self.one_of(self.all("section"))
        if section is not None:
            section.insert(self.dice.between(0, len(section)), new_element("p", self.words(4, 12)))
            return 1

    def drop_paragraph(self):
        paragraph = self.one_of(one for section in self.all("section") if len(section) > 1
                                for one in self.below(section, "p"))
        if paragraph is not None:
            self.parent(paragraph).remove(paragraph)
            return 1

    def add_note(self):
        table = self.one_of(self.all("services", "table"))
        if table is not None:
            table.append(new_element("note", self.words(3, 9)))
            return 1

    def change_note(self):
        note = self.one_of(self.all("note"))
        if note is not None:
            self.say(note, self.other_text(note))
            return 1

    def drop_note(self):
        note = self.one_of(self.all("note"))
        if note is not None:
            self.parent(note).remove(note)
            return 1

    def change_row(self):
        cell = self.one_of(cell for row in self.all("row") for cell in row
                           if of(cell) != "serial")
        if cell is not None:
            self.say(cell, self.other_text(cell))
            return 1

    def add_row(self):
        table = self.one_of(self.all("table"))
        if table is not None:
            row = new_element("row")
            row.append(new_element("cell", self.words(3, 9), of="papers"))
            row.append(new_element("cell", self.words(3, 9), of="method"))
            self.insert(table, row, ("row",))
            return 1

    def drop_row(self):
        row = self.one_of(self.all("row"))
        if row is not None:
            self.parent(row).remove(row)
            return 1

    def change_line(self):
        line = self.one_of(one for one in self.all("line") if one.get("role") != "web")
        if line is not None:
            self.say(line, self.other_text(line))
            return 1

    def change_title(self):
        title = self.all("title")[0]
        self.say(title, self.words(1, 4))
        return 1

    def change_edition(self):
        edition = self.all("edition")[0]
        name, value = self.dice.one_of((("year", "2026-27"), ("quarter", "3"), ("memo", "৫৬.০৪.১"),
                                        ("approved", "2026-02-03"), ("published", "2026-02-04")))
        edition.set(name, value)
        return 1


KINDS = [getattr(Master, name) for name in vars(Master)
         if name.split("_")[0] in ("change", "blank", "add", "drop", "rename", "move", "reorder",
                                   "split", "merge")]


def edit(master, count):
    """Does `count` edits; what they were, and how many entries they need at most."""
    done, entries = [], 0
    while len(done) < count:
        kind = master.dice.one_of(KINDS)
        needed = kind(master)
        if needed:
            done.append(kind.__name__)
            entries += needed
    return done, entries
