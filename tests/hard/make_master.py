#!/usr/bin/env python3
"""Writes a master that holds every hard word, once in regular and once in bold, with what it shows
beside it, and once in running text: make_master.py SET OUT.xml (SET: serif or sans)"""

import sys
from xml.sax.saxutils import escape

import hardlist

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<charter xmlns="urn:bd:citizen-charter:1" id="hard-words-{set}" xml:lang="bn">
  <style fonts="{set}"/>
  <letterhead>
    <line role="office">কঠিন শব্দ</line>
    <title>কঠিন শব্দের তালিকা</title>
  </letterhead>
  <columns id="words">
{columns}  </columns>
"""
TAIL = "</charter>\n"
# A row has two words: each in regular, in bold, and what it shows.
SIDES = ("left", "right")
COLUMNS = (("word", "118pt", "নিয়মিত"), ("bold", "130pt", "মোটা"), ("remark", "138pt", "Remark"))


def columns():
    return "".join(f'    <column of="{side}-{name}" width="{width}" head="{head}"/>\n'
                   for side in SIDES for name, width, head in COLUMNS)


def row(pair):
    cells = ""
    for side, word in zip(SIDES, pair):
        text, remark = escape(word.text), escape(word.remark)
        cells += (f'<cell of="{side}-word">{text}</cell><cell of="{side}-bold"><b>{text}</b></cell>'
                  f'<cell of="{side}-remark">{remark}</cell>')
    return f"      <row>{cells}</row>\n"


def section(kind, words):
    rows = "".join(row(words[at:at + 2]) for at in range(0, len(words), 2))
    text = escape(" ".join(word.text for word in words))
    return (f'  <section title="{kind.bangla} ({kind.english})">\n    <p>{text}</p>\n'
            f'    <table columns="words">\n{rows}    </table>\n  </section>\n')


def main(name, path):
    words = list(hardlist.words())
    sections = [section(kind, [word for word in words if word.kind == kind.name])
                for kind in hardlist.kinds()]
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD.format(set=name, columns=columns()) + "".join(sections) + TAIL)


if __name__ == "__main__":
    main(*sys.argv[1:])
