"""What a PDF must hold, from `charter dump` of its master: the stages doc, tags and pages."""

import collections
import re

SPAN = re.compile(r" *(span|label) (\w+)(?: bold)?(?: lang=(\S+))?(?: link=(\S+))? "
                  r"\|(.*)\|( line-end)?")
FIELD = re.compile(r"([a-z-]+) \|(.*)\|")
TEXT = re.compile(r"  text (\S+) \S+ \S+ \|(.*)\|(?: last-resort)?")
LINK = re.compile(r"  link \w+ (\S+) (\S+) (\S+) x (\S+) \|(.*)\|")
PAGES = re.compile(r"pages \d+ of \S+ x (\S+)")

# A stretch of text, or a mark ("row", or the role of a cell) whose `text` is None. `joins`: it may
# be of one element with the stretch before, being of one paragraph with it.
Token = collections.namedtuple("Token", "role lang text target joins", defaults=(None, False))

# How an artifact of `dump --stage=pages` is marked in the file: Type and Subtype.
ARTIFACTS = {"(layout)": "Layout", "(pagination)": "Pagination Footer",
             "(header)": "Pagination Header", "(continued)": "Pagination", "(repeated)": "Pagination",
             "(draft)": "Pagination Header"}

# One page: (tag or kind of artifact, text) in reading order; links as (target, left, bottom, right,
# top) in points, y upwards; its fills, rules and bars.
Page = collections.namedtuple("Page", "stretches links rules")


def tokens(doc_dump):
    """The document in reading order, cell by cell, as it must be read out."""
    found, in_paragraph = [], False
    for line in doc_dump.splitlines():
        match = SPAN.fullmatch(line)
        if match:
            kind, role, lang, target, text, line_end = match.groups()
            text = with_space(text) if line_end else text
            found.append(Token(role, lang, text, target, in_paragraph))
        if not match or kind == "label":
            end_paragraph(found)
        in_paragraph = bool(match) and kind == "span"
        if line in ("  head", "  row") or line.startswith("  row mark="):
            found.append(Token("row", None, None))
        elif match := re.fullmatch(r"    (T[HD])(?: columns=\d+)?(?: rows=\d+)?(?: empty)?", line):
            found.append(Token(match.group(1), None, None))
    end_paragraph(found)
    return [token for token in found if token.text != ""]


def with_space(text):
    """A text before a forced line end: words on both sides of it stay apart (14.8.2.5)."""
    return text if not text or text[-1] in " \u00a0" else text + space_behind(text)


def space_behind(text):
    """A hyphen that ends a line says itself and a space, behind a letter a tab (src/pdf/codes.h)."""
    return "\t" if text[-1] == "-" and text[-2:-1].isalpha() else " "


def end_paragraph(found):
    """A hyphen that ends a paragraph says a space too; so does a joiner behind a letter."""
    text = found[-1].text or "" if found else ""
    before = found[-2].text if text and found[-1].joins else ""
    if text.endswith("-"):
        found[-1] = found[-1]._replace(text=text + space_behind(before + text))
    elif re.search("[^\\s\u09cd][\u200c\u200d]$", text):
        found[-1] = found[-1]._replace(text=text + " ")


def take(wanted, at, role, lang, text):
    """Where in `wanted` the stretches end that make up an element's `text`; None where they do not.
    Which stretches are of one element the dump does not say, but one element is of one paragraph,
    one language and one link."""
    rest, first = text, wanted[at]
    while rest and at < len(wanted):
        token = wanted[at]
        fits = (token.role, token.lang, token.target) == (role, lang, first.target) \
            and token.text and rest.startswith(token.text) and (token is first or token.joins)
        if not fits:
            return None
        rest, at = rest[len(token.text):], at + 1
    return None if rest else at


def fields(doc_dump):
    """title, author, subject, lang, dated; what is absent is None."""
    said = {}
    for line in doc_dump.splitlines():
        if match := FIELD.fullmatch(line):
            said[match.group(1)] = match.group(2)
    return {key: said.get(key) for key in ("title", "author", "subject", "lang", "dated")}


def pages(pages_dump):
    """The pages as they must be painted."""
    lines = pages_dump.splitlines()
    height = float(PAGES.fullmatch(lines[0]).group(1))
    found = []
    for line in lines[1:]:
        if re.fullmatch(r"page \d+", line):
            found.append(Page([], [], []))
        elif match := TEXT.fullmatch(line):
            found[-1].stretches.append((ARTIFACTS.get(match.group(1), match.group(1)),
                                        match.group(2)))
        elif match := LINK.fullmatch(line):
            x, y, width, tall = map(float, match.groups()[:4])
            found[-1].links.append((match.group(5), x, height - y - tall, x + width, height - y))
        elif line.startswith("  picture "):
            found[-1].stretches.append(("Figure", ""))
        elif line.startswith(("  fill ", "  rule ", "  bar ")):
            found[-1].rules.append(line)
    return found


def joined(stretches):
    """(tag, text) pairs, neighbours of one tag as one, without spaces: the layout knows no more of
    where lines are forced to end."""
    found = []
    for tag, text in stretches:
        text = text.replace(" ", "").replace("\t", "")
        if found and found[-1][0] == tag:
            found[-1] = (tag, found[-1][1] + text)
        else:
            found.append((tag, text))
    return found


class Expected:
    """All of it, of one master."""

    def __init__(self, doc_dump, tags_dump, pages_dump):
        self.tokens = tokens(doc_dump)
        self.fields = fields(doc_dump)
        self.tree = tags_dump.splitlines()
        self.pages = pages(pages_dump)
