"""Seeds of the target `layout`: layout's own documents and text's cases, as decode.h reads them."""

import glob
import os
import re

(PAGE, STYLES, PARAGRAPH, ITEM, TABLE, HEAD, ROW, CELL, END, LINE, BOLD, LINK, LANGUAGE, FURNITURE,
 CASE, SPAN, PICTURE, APPROVAL, DRAFT, GUTTER, META) = (bytes([sign]) for sign in range(1, 22))
PLAIN, DRAWN = b"\x04", b"\x01"
STYLE_NUMBERS = {name: number for number, name in enumerate(
    ("body", "section", "subsection", "government", "letterhead", "title"))}
LARGEST = 4 * 1024

# Texts of what charters hold, for cells and paragraphs of their own.
TEXTS = (
    "পাটগ্রাম উপজেলা নির্বাহী অফিসারের কার্যালয়, পাটগ্রাম, লালমনিরহাট।",
    "৩ (তিন) কর্মদিবস; ফি ৫০০/- টাকা, চালান নং ১-৩৬০১-০০০১-২৬৮১।",
    "unopatgram@mopa.gov.bd www.patgram.lalmonirhat.gov.bd https://doict.gov.bd/a/b?c=d",
    "র্ক্ষ্যৌঁ ক্‌ষ ক্‍ষ ড় ঢ় য় কোকৌ শ্রীমঙ্গল স্বাস্থ্য জ্যোৎস্না উৎস দুঃখ চাঁদ",
    "(ক) “উদ্ধৃতি” [১] – — … ½ ☎ ০৫৯২৫-৫৬০০১, a\u00a0b\u2060c\u00adde\u200bf")


def number(byte):
    return bytes([max(0, min(255, byte))])


def inline(text):
    """Bold, links and line ends of tests/layout/README.md."""
    text = re.sub(r"\{(\d+)\*([^}]*)\}", lambda found: found[2] * min(int(found[1]), 60), text)
    text = re.sub(r"\[(\S+) ([^\]]*)\]", "\x0c\\2\x0c", text)
    return text.replace("*", "\x0b").replace("\\n", "\n").encode()


def paragraphs(cell):
    out = []
    for one in cell.strip().split("\\p"):
        item = re.match(r"\s*\\i (\S+) (\S+) (.*)", one, re.S)
        if item:
            out.append(item[2].encode() + ITEM + number(int(float(item[1])) * 4) + inline(item[3]))
        else:
            out.append(inline(one.strip()))
    return (PARAGRAPH + b"\x00\x03").join(out)


def columns(words):
    out = [number(len(words) - 1)]
    for word in words:
        if word.startswith("s"):
            out.append(number(min(127, int(word[1:]) // 50)))
        else:
            out.append(b"\x00" if word == "-" else number(127 + int(float(word)) // 4))
    return b"".join(out) + b"\x00"


def length_of(grid, row, column, sign, down):
    """How many places the cell there spans: itself, and those of the sign behind it."""
    count = 1
    while True:
        at = (row + count, column) if down else (row, column + count)
        if at[0] >= len(grid) or at[1] >= len(grid[at[0]]) or grid[at[0]][at[1]].strip() != sign:
            return count
        count += 1


def rows_of(lines):
    """Rows of a head or of a group, which stand together: what is covered goes without saying."""
    grid = [rest.split("|")[1 if key == "row" else 0:] for key, rest in lines]
    out = []
    for row, (key, rest) in enumerate(lines):
        serial = number(len(rest.partition("|")[0])) if key == "row" else b""
        out.append({"head": HEAD, "row": ROW, "case": CASE}[key] + serial)
        for column, cell in enumerate(grid[row]):
            if cell.strip() in ("<", "^"):
                continue
            columns_down = (length_of(grid, row, column, "<", False) - 1,
                            length_of(grid, row, column, "^", True) - 1)
            if any(columns_down):
                out.append(SPAN + number(min(columns_down[0], 3) + 4 * min(columns_down[1], 3)))
            out.append(paragraphs(cell) + CELL)
    return b"".join(out)


def line_of(key, rest):
    """One line of a document that is no row; nothing for what the decoder has no sign for."""
    words = rest.split()
    if key == "page":
        width, height, margin = (int(float(word)) for word in words[:3])
        return PAGE + number((width - 40) // 4) + number((height - 40) // 4) + number(margin * 4)
    if key == "gutter":
        left, top = (int(float(word)) for word in words)
        return GUTTER + number(left * 2 or top * 2 + 1)
    if key == "table":
        return TABLE + columns(words[:6])
    if key == "left":
        return rest.encode() + FURNITURE
    if key == "draft":
        return DRAFT
    if key == "approval":
        return APPROVAL + inline(rest)
    if key == "picture":
        return PICTURE + number(255 if words == ["end"] else int(words[1]) % 4)
    if key == "item":
        indent, mark, text = (rest.split(" ", 2) + ["", ""])[:3]
        return (END + PARAGRAPH + b"\x00\x03" + mark.encode() + ITEM
                + number(int(float(indent)) * 4) + inline(text))
    if key in STYLE_NUMBERS:
        return END + PARAGRAPH + number(STYLE_NUMBERS[key]) + b"\x03" + inline(rest)
    return b""


def stand_together(before, key):
    """True where a line's row is of the head, or of the group, that the line before belongs to."""
    return (before, key) in (("head", "head"), ("row", "case"), ("case", "case"))


def document(text, drawn):
    lines = [line.partition(" ")[::2] for line in text.splitlines() if not line.startswith("#")]
    out, start = [drawn], 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and stand_together(lines[end - 1][0], lines[end][0]):
            continue
        is_rows = lines[start][0] in ("head", "row", "case")
        out.append(rows_of(lines[start:end]) if is_rows else line_of(*lines[start]))
        start = end
    return b"".join(out)


def cases(path):
    """The texts of a .cases file, each as a paragraph and all of them as cells."""
    with open(path, encoding="utf-8") as file:
        lines = [line.split("\t")[-1].strip() for line in file if not line.startswith("#")]
    return [line for line in lines if line]


def of_texts(texts):
    for number_of, text in enumerate(texts):
        yield (DRAWN if number_of % 4 == 0 else PLAIN) + text.encode()
    for start in range(0, len(texts), 6):
        cells = b"".join(text.encode() + CELL for text in texts[start:start + 6])
        yield PLAIN + STYLES + b"\x05" + TABLE + b"\x02\x00\x20\xa0\x00" + ROW + b"\x01" + cells


def seeds(root):
    found = []
    paths = sorted(glob.glob(os.path.join(root, "tests/layout/documents/*.doc")))
    for number_of, path in enumerate(paths):
        with open(path, encoding="utf-8") as file:
            found.append(document(file.read(), DRAWN if number_of % 4 == 0 else PLAIN))
    for name in ("linebreak", "segment", "itemise", "shape"):
        found += of_texts(cases(os.path.join(root, "tests/text", name + ".cases")))
    found += of_texts(TEXTS)
    return [seed for seed in found if len(seed) <= LARGEST]


def words():
    letters = "ক র্ ক্ষ ি ে ো ৌ ্ ঁ ং ঃ ৎ । ( ) / - – ১ @ www. :// .bd “ ” ☎ é".split()
    joiners = ["\u200c", "\u200d", "\u00a0", "\u2060", "\u00ad", "\u0300", "\u09bc", " "]
    return set(letters + joiners)
