"""What stands in the cells, paragraphs and lists of random masters, as XML."""

from xml.sax.saxutils import escape, quoteattr

MARKS = ("১.", "১।", "(১)", "০১", "(ক)", "ক)", "1.", "a)", "i.", "•", "-", "none", "→", None)

# How wide a column is, in sizes of its text, before it holds a list, and a list in a list.
ROOM_FOR_LIST, ROOM_FOR_NESTED = 9, 14


def element(name, content="", **attributes):
    """An element; attributes that are None are left out, `lang` is xml:lang."""
    written = "".join(f" {'xml:lang' if key == 'lang' else key}={quoteattr(value)}"
                      for key, value in attributes.items() if value is not None)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


class Contents:
    """Draws content. `officers` is {id: the kinds of their fields}."""

    def __init__(self, dice, texts, officers):
        self.dice, self.texts, self.officers = dice, texts, officers

    # ---- Text ----------------------------------------------------------------------------------

    def plain(self, least, most):
        return escape(self.texts.words(least, most))

    def bold(self):
        return element("b", self.plain(1, 3))

    def link(self):
        target = self.dice.one_of((f"https://{self.texts.web()}", f"http://{self.texts.host()}",
                                   f"mailto:{self.texts.email()}", "tel:+8801712345678"))
        shown = self.dice.one_of((escape(target.split(":", 1)[1].strip("/")), self.plain(1, 4),
                                  self.plain(1, 2) + self.bold(), "ICT " + self.bold()))
        return element("a", shown, href=target)

    def contact(self):
        officer = self.dice.one_of(sorted(self.officers))
        shown = self.dice.some_of(self.officers[officer], 0.5) if self.dice.chance(0.6) else []
        return element("contact", officer=officer, show=" ".join(shown) or None)

    def inline(self, least, most, links=True):
        """Text with bold stretches, line ends, links, and sometimes an officer between."""
        parts = [self.plain(least, most)]
        if self.dice.chance(0.12):
            parts.append(self.bold())
        if links and self.dice.chance(0.08):
            parts.append(self.link())
        if links and self.officers and self.dice.chance(0.02):
            parts.append(self.contact())
        if len(parts) > 1 and self.dice.chance(0.5):
            parts.append(self.plain(1, 3))
        return self.dice.one_of((" ", " ", "<br/>", "", "/")).join(parts)

    def text(self, name, least, most, **attributes):
        """An element of text, sometimes in English."""
        if self.dice.chance(0.05):
            return element(name, escape(self.texts.latin(least, most)), lang="en", **attributes)
        return element(name, self.inline(least, most), **attributes)

    # ---- Blocks --------------------------------------------------------------------------------

    def list(self, nested):
        items = (self.item(nested) for _ in range(self.dice.between(1, 5)))
        return element("list", "".join(items), mark=self.dice.one_of(MARKS))

    def item(self, nested):
        if nested and self.dice.chance(0.25):
            return element("item", self.text("p", 1, 5) + self.list(nested=self.dice.chance(0.2)))
        return self.text("item", 1, 8)

    def blocks(self, room):
        """Paragraphs and lists."""
        drawn = []
        for _ in range(self.dice.between(1, 3)):
            if self.dice.chance(0.5):
                drawn.append(self.text("p", 1, 12))
            else:
                drawn.append(self.list(nested=room >= ROOM_FOR_NESTED))
        return "".join(drawn)

    # ---- Cells ---------------------------------------------------------------------------------

    def cell(self, room):
        """Content of a cell in a column `room` times as wide as its text is large. Blank at times."""
        drawn = self.dice.random.random()
        if drawn < 0.06:
            return ""
        if drawn < 0.16 and self.officers:
            return self.contact()
        if drawn < 0.28 and room >= ROOM_FOR_LIST:
            return self.blocks(room)
        if drawn < 0.55 and room >= ROOM_FOR_LIST:
            return self.inline(5, 22)
        return self.inline(1, 5)

    def long_cell(self, room):
        """Content that fills much of a page, or more than one."""
        words = int(min(40 * room, 420))
        if room >= ROOM_FOR_LIST and self.dice.chance(0.4):
            items = (self.text("item", 4, 20) for _ in range(words // 12))
            return element("list", "".join(items), mark=self.dice.one_of(MARKS))
        return self.inline(words // 2, words)
