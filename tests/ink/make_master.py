#!/usr/bin/env python3
"""Writes a master that sets every hard word (tests/hard/) in every style of the page, each set as
closely as its ink allows: make_master.py SET OUT.xml (SET: serif or sans)

Only the foot of the page and the approval, which stand on one page whole, have some of the words."""

import os
import sys
from xml.sax.saxutils import escape, quoteattr

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "hard"))
import hardlist  # noqa: E402 (the folder must be known first)

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<charter xmlns="urn:bd:citizen-charter:1" id="ink-{set}" xml:lang="bn">
  <edition status="draft" memo={few}/>
  <style fonts="{set}" leading="1" rules="0.75pt" tint="20%"/>
  <letterhead>
    <line role="government">{all}</line>
    <line role="department">{all}</line>
    <title>{all}</title>
  </letterhead>
  <officers><officer id="one"><name>{short}</name><post>{short}</post></officer></officers>
  <columns id="words" numbers="(ক)">
    <column of="serial" width="30pt" head="ক্রমিক নং"/>
    <column of="word" width="90pt" head="নিয়মিত"/>
    <column of="bold" width="90pt" head="মোটা"/>
    <column of="all" head={all_quoted}/>
  </columns>
"""
SECTION = """  <section no="{number}" title={words}>
    <section title={words}><p>{text}</p><list mark="(ক)"><item>{text}</item></list></section>
    <table columns="words">
      <head of="all">{text}</head>
{rows}    </table>
  </section>
"""
SECTION_WORDS = 33


def row(text):
    """Words below each other in their cells, and one after the other in a wide one."""
    return (f'      <row><cell of="word">{text}</cell><cell of="bold"><b>{text}</b></cell>'
            f'<cell of="all">{text} <b>{text}</b></cell></row>\n')


def section(number, words):
    text = escape(" ".join(words))
    rows = "".join(row(escape(" ".join(words[at:at + 11]))) for at in range(0, len(words), 11))
    return SECTION.format(number=number, words=quoteattr(" ".join(words)), text=text, rows=rows)


def main(name, path):
    words = [word.text for word in hardlist.words()]
    parts = [words[at:at + SECTION_WORDS] for at in range(0, len(words), SECTION_WORDS)]
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD.format(set=name, all=escape(" ".join(words)),
                               all_quoted=quoteattr(" ".join(parts[0])),
                               few=quoteattr(" ".join(words[::20])),
                               short=escape(" ".join(words[::90]))))
        file.writelines(section(number, part) for number, part in enumerate(parts, start=1))
        file.write('  <approval officer="one"/>\n</charter>\n')


if __name__ == "__main__":
    main(*sys.argv[1:])
