"""What a page paints, and as what it is marked (ISO 32000-1, 14.6 and 14.8.2)."""

import collections
import re

import pikepdf

SHOWING = {"Tj", "TJ", "'", '"'}
PAINTING = SHOWING | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
ARTIFACT = "Artifact"

# A marked-content sequence: its tag; its MCID (None: it has none); for an artifact what it is, as
# "Pagination Footer"; the text that it shows, in how many codes, and the rectangles that it fills.
Sequence = collections.namedtuple("Sequence", "tag mcid kind text codes rectangles")


class Mark:
    """A sequence that is still open."""

    def __init__(self, tag, properties):
        self.tag = tag
        self.mcid = properties.get("/MCID")
        words = [str(properties[key])[1:] for key in ("/Type", "/Subtype") if key in properties]
        self.kind = " ".join(words)
        self.texts, self.rectangles = [], 0

    def sequence(self):
        mcid = None if self.mcid is None else int(self.mcid)
        return Sequence(self.tag, mcid, self.kind, "".join(self.texts), len(self.texts),
                        self.rectangles)


# ---- Codes to text -----------------------------------------------------------------------------


def utf16(digits):
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def character_map(data):
    """A ToUnicode CMap as {code: text}."""
    codes = {}
    for body in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        for code, text in re.findall(rb"<(\w+)>\s*<(\w*)>", body):
            codes[int(code, 16)] = utf16(text)
    for body in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.S):
        for first, last, text, texts in re.findall(
                rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w*)>|\[(.*?)\])", body, re.S):
            listed = re.findall(rb"<(\w*)>", texts)
            for number, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                codes[code] = utf16(listed[number]) if listed else \
                    utf16(text)[:-1] + chr(ord(utf16(text)[-1]) + number)
    return codes


class Fonts:
    """The fonts of a document by their names in a page's resources."""

    def __init__(self):
        self.known = {}

    def codes(self, page, name):
        font = page.obj.Resources.Font[name]
        if font.objgen not in self.known:
            data = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
            self.known[font.objgen] = character_map(data)
        return self.known[font.objgen]


def texts_of(operands, codes):
    """What each two-byte code of a showing operator's strings says."""
    parts = []
    for operand in operands:
        pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                data = bytes(piece)
                parts += [codes.get(data[at] << 8 | data[at + 1], "\ufffd")
                          for at in range(0, len(data) - 1, 2)]
    return parts


# ---- A page ------------------------------------------------------------------------------------


class Reader:
    """Reads one page's content; `sequences` in the order of painting, and what is wrong."""

    def __init__(self, page, fonts):
        self.page, self.fonts = page, fonts
        self.sequences, self.faults = [], []
        self.open, self.codes, self.marks_at_text = [], {}, None

    def fault(self, text):
        if text not in self.faults:
            self.faults.append(text)

    def begin(self, operator, operands):
        tag = str(operands[0])[1:]
        properties = operands[1] if operator == "BDC" else {}
        if isinstance(properties, pikepdf.Name):
            properties = self.page.obj.Resources.Properties[properties]
        mark = Mark(tag, properties)
        if self.open:
            self.fault(f"{tag} is marked inside {self.open[-1].tag}")
        if tag == ARTIFACT and mark.mcid is not None:
            self.fault("an artifact has an MCID")
        if tag != ARTIFACT and mark.mcid is None:
            self.fault(f"{tag} is marked without an MCID")
        self.open.append(mark)

    def end(self):
        if not self.open:
            self.fault("EMC without its beginning")
        else:
            self.sequences.append(self.open.pop().sequence())

    def text_object(self, operator):
        if operator == "BT":
            self.marks_at_text = len(self.open)
        elif self.marks_at_text != len(self.open):
            self.fault("marks and text objects overlap")

    def paint(self, operator, operands):
        if not self.open:
            self.fault(f"{operator} paints what is neither tagged nor an artifact")
        elif operator in SHOWING:
            self.open[-1].texts += texts_of(operands, self.codes)

    def read(self):
        for operands, operator in pikepdf.parse_content_stream(self.page):
            operator = str(operator)
            if operator in ("BDC", "BMC"):
                self.begin(operator, operands)
            elif operator == "EMC":
                self.end()
            elif operator in ("BT", "ET"):
                self.text_object(operator)
            elif operator == "Tf":
                self.codes = self.fonts.codes(self.page, operands[0])
            elif operator == "re" and self.open:
                self.open[-1].rectangles += 1
            elif operator in PAINTING:
                self.paint(operator, operands)
        if self.open:
            self.fault(f"{self.open[-1].tag} is not ended")
        return self


def read(page, fonts):
    """(sequences in the order of painting, faults) of a page."""
    reader = Reader(page, fonts).read()
    return reader.sequences, reader.faults
