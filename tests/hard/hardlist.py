#!/usr/bin/env python3
"""The list of hard words, as data: words.tsv, classes.tsv, conjuncts.tsv.

    hardlist.py OUT.txt        writes the words in NFC, one a line
"""

import collections
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))

Word = collections.namedtuple("Word", "text kind remark place")
Kind = collections.namedtuple("Kind", "name least bangla english")


def rows(name):
    """(line number, fields) of each line of a file that says something."""
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip() and not line.startswith("#"):
                yield number, line.rstrip("\n").split("\t")


def words():
    for number, (text, kind, remark) in rows("words.tsv"):
        text = re.sub(r"\\u([0-9A-F]{4})", lambda code: chr(int(code.group(1), 16)), text)
        yield Word(text, kind, remark, f"words.tsv:{number}")


def kinds():
    for _, (name, least, bangla, english) in rows("classes.tsv"):
        yield Kind(name, int(least), bangla, english)


def conjuncts():
    """(class, conjunct), in NFC as the words of `words` are not."""
    for _, (name, listed) in rows("conjuncts.tsv"):
        for conjunct in listed.split():
            yield name, unicodedata.normalize("NFC", conjunct)


def main(path):
    with open(path, "w", encoding="utf-8") as file:
        for word in words():
            file.write(unicodedata.normalize("NFC", word.text) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
