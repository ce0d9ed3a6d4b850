"""The structure tree and the parent tree of a file, as they stand there (ISO 32000-1, 14.7)."""

import collections

import pikepdf

# What an element holds besides elements. `page` is the page's objgen, None where none is named.
Content = collections.namedtuple("Content", "page mcid")
Reference = collections.namedtuple("Reference", "page annotation")

DEEPEST = 60


class Element:
    def __init__(self, obj, parent):
        self.obj, self.parent = obj, parent
        self.role = str(obj.get("/S", "/?"))[1:]
        self.kids = []
        self.attributes = attributes(obj)
        self.lang = str(obj.Lang) if "/Lang" in obj else None
        self.alt = str(obj.Alt) if "/Alt" in obj else None

    def elements(self):
        """The elements right under it."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self):
        """It, and all below it, in order."""
        yield self
        for kid in self.elements():
            yield from kid.walk()

    def contents(self):
        """The marked content of it and of all below it, in order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.contents()
            elif isinstance(kid, Content):
                yield kid

    def effective_lang(self):
        return self.lang or (self.parent.effective_lang() if self.parent else None)

    def span(self, key):
        return int(self.attributes.get(key, 1))

    def line(self, depth):
        """As in `charter dump --stage=tags`."""
        words = [self.role]
        for key, word in (("Scope", "scope"), ("ListNumbering", "numbering"),
                          ("ColSpan", "col-span"), ("RowSpan", "row-span")):
            if key in self.attributes:
                words.append(f"{word}={self.attributes[key]}")
        if self.lang:
            words.append(f"lang={self.lang}")
        if self.alt:
            words.append(f"alt=|{self.alt}|")
        return "  " * depth + " ".join(words)


def written(value):
    """A value as text: a name without its stroke, an array's members with spaces between."""
    if isinstance(value, pikepdf.Array):
        return " ".join(map(written, value))
    return str(value).lstrip("/")


def attributes(obj):
    """An element's attributes, of all owners, as {key: text}."""
    found = {}
    given = obj.get("/A", [])
    for item in given if isinstance(given, pikepdf.Array) else [given]:
        if isinstance(item, pikepdf.Dictionary):
            found.update({key[1:]: written(value) for key, value in item.items() if key != "/O"})
    return found


class Tree:
    """All elements by objgen, and what is wrong with how they hang together."""

    def __init__(self, pdf):
        self.faults, self.by_objgen, self.root = [], {}, None
        top = pdf.Root.get("/StructTreeRoot")
        kids = [] if top is None else as_list(top.get("/K", []))
        if top is None or len(kids) != 1:
            self.faults.append(f"the structure tree has {len(kids)} roots")
            return
        if "/RoleMap" in top or "/ClassMap" in top:
            self.faults.append("the structure tree maps roles or classes, of which it needs none")
        self.root = self.element(kids[0], None, top.objgen, 0)

    def element(self, obj, parent, parent_objgen, depth):
        if obj.objgen in self.by_objgen or depth > DEEPEST:
            self.faults.append(f"element {obj.objgen[0]} is reached twice")
            return None
        element = self.by_objgen[obj.objgen] = Element(obj, parent)
        if "/P" not in obj or obj.P.objgen != parent_objgen:
            self.faults.append(f"{element.role} {obj.objgen[0]}: P is not its parent")
        for kid in as_list(obj.get("/K", [])):
            if (made := self.kid(kid, element, depth)) is not None:
                element.kids.append(made)
        return element

    def kid(self, kid, element, depth):
        page = element.obj.get("/Pg")
        if not isinstance(kid, pikepdf.Dictionary):
            return Content(self.page_of(page, element), int(kid))
        page = kid.get("/Pg", page)
        if kid.get("/Type") == "/MCR":
            return Content(self.page_of(page, element), int(kid.MCID))
        if kid.get("/Type") == "/OBJR":
            return Reference(self.page_of(page, element), kid.Obj.objgen)
        return self.element(kid, element, element.obj.objgen, depth + 1)

    def page_of(self, page, element):
        if page is None:
            self.faults.append(f"{element.role} {element.obj.objgen[0]}: content without Pg")
        return None if page is None else page.objgen

    def lines(self):
        def add(element, depth):
            found.append(element.line(depth))
            for kid in element.elements():
                add(kid, depth + 1)

        found = []
        if self.root:
            add(self.root, 0)
        return found


def as_list(value):
    return list(value) if isinstance(value, (list, pikepdf.Array)) else [value]


# ---- The parent tree ---------------------------------------------------------------------------


def parent_tree(pdf):
    """({key: value}, faults) of the parent tree, a number tree (7.9.7)."""
    entries, faults = {}, []

    def leaf(node):
        pairs = list(node.Nums)
        keys = [int(key) for key in pairs[::2]]
        if keys != sorted(set(keys)) or (entries and keys and keys[0] <= max(entries)):
            faults.append("parent tree: keys are not in order")
        entries.update(zip(keys, pairs[1::2]))
        return keys

    def visit(node, depth):
        keys = []
        if "/Nums" in node:
            keys += leaf(node)
        for kid in node.get("/Kids", []) if depth < DEEPEST else []:
            keys += visit(kid, depth + 1)
        limits = [int(limit) for limit in node.get("/Limits", [])]
        if (depth > 0) != bool(limits) or (limits and limits != [min(keys), max(keys)]):
            faults.append("parent tree: Limits are not its keys'")
        return keys

    top = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
    if "/ParentTree" not in top:
        return {}, ["there is no parent tree"]
    visit(top.ParentTree, 0)
    if "/ParentTreeNextKey" not in top:
        faults.append("ParentTreeNextKey is absent")
    elif entries and int(top.ParentTreeNextKey) <= max(entries):
        faults.append("ParentTreeNextKey is not behind the last key")
    return entries, faults
