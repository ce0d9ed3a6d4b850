"""One change at every place of a master: each function yields ((offset, removed, put), Expected)."""

import dataclasses
import re


@dataclasses.dataclass
class Expected:
    ids: set = None       # "" stands for nothing said; None: whatever is right
    offset: int = None    # where; None: not asked
    wide: bool = False    # an encoding in which it may not be UTF-8 at all
    first: bool = False   # it is told even where a byte behind it is no UTF-8


ANYTHING = Expected()


def boundaries(data):
    """Where a character begins."""
    return [i for i in range(len(data)) if data[i] & 0xC0 != 0x80]


# Markup, roughly: the master is well-formed and has no > in a value.
MARKUP = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(/?)([\w-]+)([^<>]*?)(/?)>", re.DOTALL)


def in_content(data):
    """Offsets inside the root element, between markup: where a comment may be put."""
    places, depth, end = [], 0, 0
    for match in MARKUP.finditer(data):
        if depth > 0:
            places += range(end, match.start() + 1)
        if match.group(2):
            depth += {b"": 1, b"/": -1}[match.group(1)] if not match.group(4) else 0
        end = match.end()
    return [place for place in places if data[place] & 0xC0 != 0x80]


def outside_references(data, places):
    inside = {place for match in re.finditer(rb"&[^;]*;", data)
              for place in range(match.start() + 1, match.end())}
    return [place for place in places if place not in inside]


def open_element(data):
    """Where the innermost element begins that is open at the end; None where there is none."""
    stack = []
    for match in MARKUP.finditer(data):
        if match.group(2) and match.group(1):
            stack.pop()
        elif match.group(2) and not match.group(4):
            stack.append(match.start())
    return stack[-1] if stack else None


# ---- encodings --------------------------------------------------------------------------------

def bytes_that_are_no_utf_8(data):
    for byte in (0xFF, 0xFE, 0xC0, 0xC1, 0xF5, 0xF8, 0x80, 0xBF):
        for i in range(len(data)):
            yield (i, 1, bytes([byte])), ANYTHING


BROKEN = (b"\xc3", b"\xe0\xa6", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xc0\xaf",
          b"\xe0\x80\xaf", b"\xf0\x80\x80\xaf", b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80",
          b"\xfc\x84\x80\x80\x80\x80", b"\xe0\xa6\xc3\x80")


def sequences_that_are_cut_or_overlong(data):
    for sequence in BROKEN:
        for i in boundaries(data):
            yield (i, 0, sequence), ANYTHING


def other_encodings(data):
    text = data.decode()
    for name in ("utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-32-be", "utf-32",
                 "cp037", "gb18030"):
        for mark in ("", "\ufeff"):
            put = (mark + text).encode(name, errors="replace")
            yield (0, len(data), put), Expected({"xml-encoding", "xml-bad-utf8", "xml-empty",
                                                 "xml-control-character"}, wide=True)
    for name in ("UTF-16", "UTF-32", "ISO-8859-1", "windows-1252", "utf8", "UTF-7", "US-ASCII", "",
                 "x" * 1000, "UTF-8 ", "EBCDIC-CP-US", "ISO-10646-UCS-4"):
        put = data.replace(b'"UTF-8"', f'"{name}"'.encode())
        yield (0, len(data), put), Expected({"xml-encoding"}, data.index(b"UTF-8"))
    for name in ("utf-8", "Utf-8"):
        yield (0, len(data), data.replace(b"UTF-8", name.encode())), Expected({""})
    yield (0, 0, "\ufeff".encode()), Expected({""})
    yield (0, 0, "\ufeff\ufeff".encode()), Expected({""})


# ---- characters -------------------------------------------------------------------------------

def nul_everywhere(data):
    for i in range(len(data)):
        wide = i < 2
        yield (i, 1, b"\0"), Expected({"xml-encoding" if wide else "xml-control-character"},
                                      0 if wide else i, first=True)


CONTROLS = [chr(c) for c in (1, 8, 0xB, 0xC, 0xE, 0x1F, 0x7F, 0x80, 0x84, 0x9F)]
NONCHARACTERS = ["\ufdd0", "\ufdef", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff"]


def characters_that_may_not_be(data):
    for name, letters in (("xml-control-character", CONTROLS), ("xml-noncharacter", NONCHARACTERS),
                          ("xml-lost-letter", ["\ufffd"])):
        for letter in letters:
            for i in boundaries(data):
                yield (i, 0, letter.encode()), Expected({name}, i, first=True)


REFERENCES = ("&#xD800;", "&#xDFFF;", "&#0;", "&#x0;", "&#x1;", "&#xB;", "&#x110000;",
              "&#xFFFFFFFFFFFFFFFFFFFF;", "&#99999999999999999999;", "&#x;", "&#;", "&#-1;", "&#xG;")


def references_to_no_character(data):
    for reference in REFERENCES:
        for i in outside_references(data, in_content(data)):
            yield (i, 0, reference.encode()), Expected({"xml-character-reference"}, i)


def references_that_are_refused(data):
    """They are well-formed, so other faults of the place may be told first."""
    for reference in ("&#xFFFE;", "&#xFDD0;", "&#x7F;", "&#xFFFD;", "&#x1FFFF;"):
        for i in outside_references(data, in_content(data)):
            yield ((i, 0, reference.encode()),
                   Expected({"xml-noncharacter", "xml-control-character", "xml-lost-letter",
                             "xml-character-reference"}, i))


# ---- markup -----------------------------------------------------------------------------------

def cut_at_every_byte(data):
    for i in range(len(data)):
        rest = data[i:]
        tag = data[:i].rfind(b"<") > data[:i].rfind(b">")
        element = open_element(data[:i])
        if not rest.strip():
            yield (i, len(rest), b""), Expected({""})
        elif i == 0:
            yield (i, len(rest), b""), Expected({"xml-empty"})
        elif element is None or tag or data[:i].rfind(b"&") > data[:i].rfind(b";"):
            yield (i, len(rest), b""), Expected(CUT)
        else:
            yield (i, len(rest), b""), Expected(CUT, element)


CUT = {"xml-truncated", "xml-empty", "xml-broken-tag", "xml-broken-attribute", "xml-comment",
       "xml-cdata", "xml-instruction", "xml-declaration"}


def comments_everywhere(data):
    for put in (b"<!-- -->", b"<?x y?>"):
        for i in outside_references(data, in_content(data)):
            yield (i, 0, put), Expected({""})


def sections_of_characters_everywhere(data):
    for i in outside_references(data, in_content(data)):
        yield (i, 0, b"<![CDATA[]]>"), Expected({""})


DANGERS = (b"<!DOCTYPE a>", b"<!DOCTYPE charter [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
           b"<!ENTITY x 'y'>")


def declarations_everywhere(data):
    for put in DANGERS:
        for i in outside_references(data, in_content(data)):
            yield (i, 0, put), Expected({"xml-doctype", "xml-broken-tag"}, i)


def a_byte_less_and_a_byte_twice(data):
    for i in range(len(data)):
        yield (i, 1, b""), ANYTHING
        yield (i, 0, data[i:i + 1]), ANYTHING


def signs_of_markup_everywhere(data):
    for sign in (b"<", b">", b"&", b'"', b"'", b"/", b"=", b"]]>", b"--", b"?>", b"</p>", b"<p>", b"&x;",
                 b"xml:", b" ", b"\r", b"\t", b"\n"):
        for i in boundaries(data):
            yield (i, 0, sign), ANYTHING


ALL = [bytes_that_are_no_utf_8, sequences_that_are_cut_or_overlong, other_encodings, nul_everywhere,
       characters_that_may_not_be, references_to_no_character, references_that_are_refused,
       cut_at_every_byte, comments_everywhere, sections_of_characters_everywhere,
       declarations_everywhere, a_byte_less_and_a_byte_twice, signs_of_markup_everywhere]
