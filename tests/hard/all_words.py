#!/usr/bin/env python3
"""Writes masters that hold every word of the Bangla word lists that Debian has, in each set of
fonts, and the cases that tests/readers/table.py reads them by.

    all_words.py FOLDER

The lists are those of hunspell-bn (GPL-2) and aspell-bn (GPL-2 or later), two editions of one work
that spell many words differently. Words are in NFC. In regular and in bold by turns."""

import os
import subprocess
import sys
import unicodedata
from xml.sax.saxutils import escape

LEAST = 50_000
DICTIONARIES = ("/usr/share/hunspell/bn_BD.dic", "/usr/share/hunspell/bn_IN.dic")
PARAGRAPH = 120  # words
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<charter xmlns="urn:bd:citizen-charter:1" id="all-words-{set}" xml:lang="bn">
  <style fonts="{set}"/>
  <letterhead>
    <line role="office">অভিধান</line>
    <title>সব শব্দ</title>
  </letterhead>
  <section title="শব্দ">
"""
TAIL = "  </section>\n</charter>\n"


def hunspell_words():
    """Neither dictionary has affixes: a line is a word. The first line is their number."""
    for path in DICTIONARIES:
        with open(path, encoding="utf-8") as file:
            yield from file.read().split()[1:]


def aspell_words():
    return subprocess.run(["aspell", "-d", "bn", "dump", "master"], check=True, text=True,
                          encoding="utf-8", stdout=subprocess.PIPE).stdout.split()


def all_words():
    lists = {"hunspell-bn": hunspell_words(), "aspell-bn": aspell_words()}
    words = set()
    for name, listed in lists.items():
        listed = {unicodedata.normalize("NFC", word) for word in listed}
        print(f"{name}: {len(listed)} words, {len(listed - words)} of them new")
        words |= listed
    print(f"{len(words)} different words")
    if len(words) < LEAST:
        sys.exit(f"fewer than {LEAST}")
    return sorted(words)


def paragraph(number, words):
    text = escape(" ".join(words))
    return f"    <p><b>{text}</b></p>\n" if number % 2 else f"    <p>{text}</p>\n"


def main(folder):
    os.makedirs(folder, exist_ok=True)
    words = all_words()
    text = "".join(paragraph(number, words[at:at + PARAGRAPH])
                   for number, at in enumerate(range(0, len(words), PARAGRAPH)))
    with open(os.path.join(folder, "documents.cases"), "w", encoding="utf-8") as cases:
        for fonts in ("serif", "sans"):
            name = f"all-words-{fonts}.xml"
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(HEAD.format(set=fonts) + text + TAIL)
            cases.write(f"archive {name}\n")


main(*sys.argv[1:])
