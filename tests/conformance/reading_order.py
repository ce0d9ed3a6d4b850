"""In which order content may be painted: that of the tree, but that a cell over several rows may
stand anywhere among the content of these rows."""


class Order:
    def __init__(self, root):
        self.group = 0
        self.places = {}  # by element: its group, and the cell over several rows that it stands in
        if root:
            self.visit(root)

    def visit(self, element):
        self.places[element] = self.group, None
        covered = 0  # rows that cells above go on beside
        for kid in element.elements():
            if kid.role != "TR":
                self.visit(kid)
                continue
            self.group += covered == 0
            covered = max([1, covered, *(cell.span("RowSpan") for cell in kid.elements())]) - 1
            self.visit_row(kid)
        self.group += 1 if element.role == "Table" else 0

    def visit_row(self, row):
        for cell in row.elements():
            spanning = cell if cell.span("RowSpan") > 1 else None
            for element in cell.walk():
                self.places[element] = self.group, spanning

    def parts(self, elements):
        """Numbers of what must keep its order: by cell over several rows, and all else."""
        parts = {}
        for number, element in elements:
            parts.setdefault(self.places[element][1], []).append(number)
        return parts

    def allows(self, painted, wanted):
        """Both lists name MCIDs; `wanted` is in the order of the tree, and says whose they are."""
        holders = dict(wanted)
        if sorted(painted) != sorted(number for number, _ in wanted):
            return False
        found = [(number, holders[number]) for number in painted]
        groups = [self.places[element][0] for _, element in found]
        return groups == sorted(groups) and self.parts(found) == self.parts(wanted)
