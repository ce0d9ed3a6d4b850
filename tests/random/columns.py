"""The column sets of random masters: 2 to 12 columns, their widths, headings of one or two levels."""

import collections
import os
import xml.etree.ElementTree as ElementTree

from contents import element
from texts import TESTS

FIELDS = ("name", "method", "papers", "place", "fee", "time", "responsible", "superior")
FREE = ("pay", "room", "remarks", "hours", "building", "form", "law", "level", "copies", "code")
NUMBERS = (None, "none", "(১)", "১", "(ক)", "1", "i)")
BUILT_IN = os.path.join(TESTS, "..", "src", "charter", "columns.xml")

# The narrowest column, in sizes of its text: a wide conjunct and the space at either rule.
NARROWEST = 3.6

# A set: what its columns are of, and how wide each is about, in points: equal widths where the
# program chooses.
Set = collections.namedtuple("Set", "id fields widths")


def built_in(width):
    """{id: Set} of the sets that need no declaring, in a text of that width."""
    found = {}
    for one in ElementTree.parse(BUILT_IN).getroot():
        leaves = [column for column in one.iter() if column.get("of")]
        found[one.get("id")] = Set(one.get("id"), [column.get("of") for column in leaves],
                                   [width / len(leaves)] * len(leaves))
    return found


class Columns:
    """Draws sets for a text `width` points wide, set at `size` points."""

    def __init__(self, dice, texts, width, size):
        self.dice, self.texts, self.width, self.size = dice, texts, width, size

    def fields(self, count):
        """What the columns are of: a serial first, mostly, fields and free cells in any order."""
        drawn = self.dice.shuffled(FIELDS + FREE)[:count]
        return ["serial", *drawn[1:]] if self.dice.chance(0.85) else drawn

    def widths(self, count):
        """(attribute or None, about so many points) for each column. Of some sets every column says
        a length or a share, of some none does, of some a few do."""
        least = NARROWEST * self.size
        weights = [1 + 3 * self.dice.random.random() for _ in range(count)]
        spare = self.width - count * least
        points = [least + spare * weight / sum(weights) for weight in weights]
        kind = self.dice.one_of(("none", "lengths", "shares", "mixed"))
        if kind == "none":
            return [(None, self.width / count)] * count
        if kind == "shares":
            return [(f"{width:.1f}*", width) for width in points]
        said = [self.dice.chance(0.9 if kind == "lengths" else 0.4) for _ in range(count)]
        said[self.dice.between(0, count - 1)] = False
        given = sum(width for width, given in zip(points, said) if given)
        rest = (self.width - given) / said.count(False)
        return [(self.length(width) if given else None, width if given else rest)
                for width, given in zip(points, said)]

    def length(self, points):
        return self.dice.one_of((f"{points:.1f}pt", f"{points * 25.4 / 72:.2f}mm"))

    def head(self, points):
        """A heading, of few words in a narrow column."""
        return self.texts.words(1, 8 if points > 9 * self.size else 2)

    def leaf(self, of, width):
        said, points = width
        align = self.dice.one_of((None, None, None, "start", "centre", "end"))
        return element("column", of=of, width=said, head=self.head(points), align=align)

    def grouped(self, leaves, widths):
        """The columns, some of them side by side under one heading."""
        written, at = [], 0
        while at < len(leaves):
            size = self.dice.between(2, 4) if self.dice.chance(0.15) else 1
            part = leaves[at:at + size]
            if size == 1:
                written += part
            else:
                points = sum(points for _, points in widths[at:at + size])
                written.append(element("column", "".join(part), head=self.head(points)))
            at += size
        return "".join(written)

    def draw(self, name, count):
        """(Set, XML) of a set of `count` columns, or of fewer where the text is too narrow."""
        count = min(count, int(self.width / (NARROWEST * self.size)))
        fields, widths = self.fields(count), self.widths(count)
        leaves = [self.leaf(of, width) for of, width in zip(fields, widths)]
        written = self.grouped(leaves, widths) if self.dice.chance(0.5) else "".join(leaves)
        return (Set(name, fields, [points for _, points in widths]),
                element("columns", written, id=name, numbers=self.dice.one_of(NUMBERS)))
