"""Seeds of the target `layout`: layout's own documents and text's cases, as decode.h reads them."""

import glob
import os
import re

(PAGE, STYLES, PARAGRAPH, ITEM, TABLE, HEAD, ROW, CELL, END, LINE, BOLD, LINK, LANGUAGE,
 FURNITURE) = (bytes([sign]) for sign in range(1, 15))
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


def line_of(key, rest):
    """One line of a document; nothing for what the decoder has no sign for."""
    if key == "page":
        width, height, margin = (int(float(word)) for word in rest.split()[:3])
        return PAGE + number((width - 40) // 4) + number((height - 40) // 4) + number(margin * 4)
    if key == "table":
        return TABLE + columns(rest.split()[:6])
    if key in ("head", "row"):
        cells = rest.split("|")
        start = HEAD if key == "head" else ROW + number(len(cells.pop(0)))
        return start + b"".join(paragraphs(cell) + CELL for cell in cells)
    if key == "left":
        return rest.encode() + FURNITURE
    if key == "item":
        indent, mark, text = (rest.split(" ", 2) + ["", ""])[:3]
        return (END + PARAGRAPH + b"\x00\x03" + mark.encode() + ITEM
                + number(int(float(indent)) * 4) + inline(text))
    if key in STYLE_NUMBERS:
        return END + PARAGRAPH + number(STYLE_NUMBERS[key]) + b"\x03" + inline(rest)
    return b""


def document(text):
    out = [PLAIN]
    for line in text.splitlines():
        key, _, rest = line.partition(" ")
        out.append(b"" if line.startswith("#") else line_of(key, rest))
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
    for path in sorted(glob.glob(os.path.join(root, "tests/layout/documents/*.doc"))):
        with open(path, encoding="utf-8") as file:
            found.append(document(file.read()))
    for name in ("linebreak", "segment", "itemise", "shape"):
        found += of_texts(cases(os.path.join(root, "tests/text", name + ".cases")))
    found += of_texts(TEXTS)
    return [seed for seed in found if len(seed) <= LARGEST]


def words():
    letters = "ক র্ ক্ষ ি ে ো ৌ ্ ঁ ং ঃ ৎ । ( ) / - – ১ @ www. :// .bd “ ” ☎ é".split()
    joiners = ["\u200c", "\u200d", "\u00a0", "\u2060", "\u00ad", "\u0300", "\u09bc", " "]
    return set(letters + joiners)
