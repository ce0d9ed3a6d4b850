"""A good file that is to be broken, and the list of all ways of breaking it.

A way is a function that takes a Victim and does one thing to it; its name says what. They stand in
mutations_of_*.py. BLIND_SPOTS are those that veraPDF is known to let through. The file is that of
masters/everything.xml: a row and a link in it go over two pages, and a row has cases."""

import pikepdf
from pikepdf import Dictionary

import structure

BLIND_SPOTS, MUTATIONS = [], []


def mutation(function):
    MUTATIONS.append(function)
    return function


def blind_spot(function):
    BLIND_SPOTS.append(function)
    return mutation(function)


class Victim:
    """A file to be broken, and where things are in it."""

    def __init__(self, pdf):
        self.pdf = pdf
        self.root, self.top = pdf.Root, pdf.Root.StructTreeRoot
        self.elements = list(structure.Tree(pdf).root.walk())

    def all(self, role, scope=None):
        return [element for element in self.elements if element.role == role
                and scope in (None, element.attributes.get("Scope"))]

    def first(self, role, scope=None):
        return self.all(role, scope)[0].obj

    def split_cell(self):
        """A cell with content on two pages."""
        return next(element.obj for element in self.all("TD")
                    if len({kid.page for kid in element.kids
                            if isinstance(kid, structure.Content)}) > 1)

    def split_row(self):
        """The row of that cell."""
        return self.split_cell().P

    def links(self):
        """The pages' first link annotations."""
        return self.pdf.pages[0].Annots

    def edit(self, change, page=0):
        """Passes the page's instructions through `change`, a list to a list."""
        page = self.pdf.pages[page]
        changed = change(list(pikepdf.parse_content_stream(page)))
        page.Contents = self.pdf.make_stream(pikepdf.unparse_content_stream(changed))

    def edit_mark(self, matches, new, page=0):
        """Gives the first mark that `matches` (tag, properties) the operands `new` (tag,
        properties)."""
        def change(instructions):
            for number, (operands, operator) in enumerate(instructions):
                if str(operator) == "BDC" and matches(*operands):
                    instructions[number] = (new(*operands), operator)
                    return instructions
            raise LookupError("no such mark")

        self.edit(change, page)

    def edit_xmp(self, old, new):
        data = self.root.Metadata.read_bytes().decode()
        if old not in data:
            raise LookupError(old)
        self.root.Metadata.write(data.replace(old, new).encode())

    def font(self):
        return self.pdf.pages[0].Resources.Font.F1

    def page_entries(self, page):
        """The parent tree's array for a page."""
        return structure.parent_tree(self.pdf)[0][int(self.pdf.pages[page].StructParents)]


def is_tagged(_, properties):
    return "/MCID" in properties


def is_artifact(kind):
    return lambda tag, properties: tag == "/Artifact" and properties.get("/Type") == kind
