#!/usr/bin/env python3
"""Proves that xml/patgram.xml is the seed and its listed mends, and nothing else.

The expected content is derived again from the seed text: the mends of mends.tsv are applied, each
exactly as often as it says, and page-break traces (the repeated column titles) are dropped. Then
both sides are flattened to the same list of (place, text) and compared one by one.

    transcription.py SEED MENDS MASTER README            the master against the seed
    transcription.py --printed CHARTER SEED MENDS MASTER the program's printed text against the seed
"""

import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree

XMLNS = "{urn:bd:citizen-charter:1}"
FIELDS = ("name", "method", "papers", "fee", "time", "responsible", "superior")


def fail(message):
    sys.exit(f"transcription: {message}")


def fold(text):
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


# ---- The seed and its mends --------------------------------------------------------------------


def read_mends(path):
    """The rows of mends.tsv as dictionaries."""
    names = ("class", "kind", "line", "count", "from", "to")
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("#")]
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def replace(lines, mend):
    numbers = list(lines) if mend["line"] == "*" else [int(mend["line"])]
    found = sum(lines[number].count(mend["from"]) for number in numbers)
    if found != int(mend["count"]):
        fail(f"'{mend['from']}' stands {found} times on line {mend['line']}, not {mend['count']}")
    for number in numbers:
        lines[number] = lines[number].replace(mend["from"], mend["to"])


def join(lines, mend):
    above, below = int(mend["to"]), int(mend["line"])
    pairs = zip(lines[above].split("\t"), lines[below].split("\t"), strict=True)
    lines[above] = "\t".join(fold(f"{first} {second}") for first, second in pairs)
    del lines[below]


def move(lines, mend):
    number, before = int(mend["line"]), int(mend["to"])
    if lines[number] != mend["from"]:
        fail(f"line {number} is not '{mend['from']}'")
    order = [key for key in lines if key != number]
    order.insert(order.index(before), number)
    moved = {key: lines[key] for key in order}
    lines.clear()
    lines.update(moved)


def mended_seed(seed_path, mends_path):
    """The seed's lines after all mends, each with its number, in order."""
    with open(seed_path, encoding="utf-8") as file:
        text = unicodedata.normalize("NFC", file.read())
    lines = dict(enumerate(text.split("\n"), start=1))
    for mend in read_mends(mends_path):
        {"replace": replace, "join": join, "move": move}[mend["kind"]](lines, mend)
    return [(number, line) for number, line in lines.items() if line.strip()]


def expected_content(lines):
    """The seed as a list of (line number, kind, text)."""
    content = []
    head = []
    for number, line in lines:
        if "\t" not in line:
            head = []  # a new heading: the table after it shows its own titles
            kind = "title" if re.match(r"## (?!২)", line) else "text"
            content.append((number, kind, fold(line.lstrip("#"))))
            continue
        cells = [fold(cell) for cell in line.split("\t")]
        if len(cells) != 8:
            fail(f"line {number} has {len(cells)} cells")
        if cells[0] == "ক্রমিক নং" or cells[0] == "(১)":
            kind = "head" if cells[0] == "ক্রমিক নং" else "number"
            first = [cell for found, cell in head if found == kind]
            if first:  # the head again on the next page: only its last title differs
                if first[:7] != cells[:7]:
                    fail(f"line {number}: another head inside one table")
                continue
            head += [(kind, cell) for cell in cells]
        else:
            kind = "cell"
        content += [(number, kind, cell) for cell in cells]
    return content


# ---- The master --------------------------------------------------------------------------------


def contact_text(officer):
    """An officer as the seed writes one: fields in order, links as HTML anchors."""
    parts = []
    for field in officer:
        kind, text = field.tag.removeprefix(XMLNS), fold(field.text or "")
        if kind == "email":
            text = f'<a href="mailto:{text}">{text}</a>'
        elif kind == "web":
            text = f'<a href="{field.get("href", text)}">{text}</a>'
        parts.append(field.get("label", "") + text)
    return " ".join(parts)


def cell_text(element, officers):
    if len(element) == 0:
        return fold(element.text or "")
    (contact,) = element
    if contact.tag != XMLNS + "contact" or fold(element.text or "") or fold(contact.tail or ""):
        fail(f"<{element.tag}> holds more than a contact")
    return officers[contact.get("officer")]


def services_content(services, officers, add):
    heads = {head.get("of"): fold(head.text) for head in services.findall(XMLNS + "head")}
    defaults = services.find(XMLNS + "defaults")
    add("heads", heads)
    for serial, service in enumerate(services.findall(XMLNS + "service"), start=1):
        add("cell", "".join(chr(ord("০") + int(digit)) for digit in str(serial)))
        for field in FIELDS:
            element = service.find(XMLNS + field)
            if element is None:
                element = defaults.find(XMLNS + field)
            add("cell", "" if element is None else cell_text(element, officers))


def section_content(section, officers, add):
    add("text", " ".join(filter(None, (section.get("no"), section.get("title")))))
    for child in section:
        kind = child.tag.removeprefix(XMLNS)
        if kind == "p":
            add("text", fold(child.text))
        elif kind == "section":
            section_content(child, officers, add)
        elif kind == "services":
            services_content(child, officers, add)
        else:
            fail(f"<{kind}> in a section is not expected")


def master_content(path):
    """The master as a list of (kind, text); ("heads", overrides) where a table begins."""
    root = ElementTree.parse(path).getroot()
    content = []
    officers = {}

    def add(kind, text):
        content.append((kind, text))

    for officer in root.iter(XMLNS + "officer"):
        officers[officer.get("id")] = contact_text(officer)
    for child in root.find(XMLNS + "letterhead"):
        add("title" if child.tag == XMLNS + "title" else "text", fold(child.text))
    for section in root.findall(XMLNS + "section"):
        section_content(section, officers, add)
    return content


# ---- Comparing ---------------------------------------------------------------------------------


def compare_master(seed, mends, master, readme):
    expected = expected_content(mended_seed(seed, mends))
    content = iter(master_content(master))
    heads = []
    for number, kind, text in expected:
        if kind == "number":
            continue  # the number row is the column set's
        if kind == "head":
            # Titles that the table does not override are the column set's: --printed sees them.
            if not heads:
                found, overrides = next(content, (None, None))
                if found != "heads" or list(overrides) != ["superior"]:
                    fail(f"line {number}: the table does not give its last title")
            heads.append(text)
            if len(heads) == 8:
                if overrides["superior"] != heads[7]:
                    fail(f"line {number}: '{heads[7]}' is '{overrides['superior']}' in the master")
                heads = []
            continue
        found = next(content, (None, None))
        if found != (kind, text):
            fail(f"line {number}: {kind} '{text}' is {found[0]} '{found[1]}' in the master")
    if (rest := next(content, None)) is not None:
        fail(f"only in the master: {rest}")
    with open(readme, encoding="utf-8") as file:
        described = file.read()
    for mend in read_mends(mends):
        for text in (mend["from"], mend["to"]) if mend["kind"] == "replace" else ():
            if f"`{text}`" not in described:
                fail(f"xml/README.md does not name the mend `{text}`")
    print(f"{len(expected)} texts equal")


def compare_printed(charter, seed, mends, master):
    printed = subprocess.run([charter, "dump", "--stage=text", master], check=True,
                             stdout=subprocess.PIPE).stdout.decode("utf-8")
    expected = expected_content(mended_seed(seed, mends))
    plain = fold(" ".join(re.sub(r"<[^>]*>", "", text) for _, _, text in expected)).split(" ")
    found = fold(printed).split(" ")
    for index, (wanted, word) in enumerate(zip(plain, found)):
        if wanted != word:
            fail(f"word {index + 1} is '{word}', not '{wanted}', after '{plain[index - 1]}'")
    if len(plain) != len(found):
        fail(f"{len(found)} words are printed, not {len(plain)}")
    print(f"{len(found)} words printed as the seed has them")


def main(args):
    if len(args) == 4:
        compare_master(*args)
    elif len(args) == 5 and args[0] == "--printed":
        compare_printed(*args[1:])
    else:
        fail(__doc__)


main(sys.argv[1:])
