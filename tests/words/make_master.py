#!/usr/bin/env python3
"""Writes one of the masters that are too long to keep: make_master.py NAME FILE

Every one is a trial of splitting rows over pages. The text is drawn from Patgram's words with a
fixed seed (tests/bench/generate.py); merged-officers is Patgram's own."""

import os
import sys
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import generate  # noqa: E402 (the folder must be known first)

SEED = 3
NAMESPACE = "urn:bd:citizen-charter:1"


def source():
    return generate.WordSource(generate.patgram_services(), SEED)


def short_service(words):
    return {field: words.words_of(field, 2) for field in generate.FIELDS}


def long_cell(words):
    """One cell of 400 lines and more, between two ordinary rows."""
    tall = short_service(words)
    tall["papers"] = words.words_of("papers", 900)
    return [short_service(words), tall, short_service(words)]


def tall_row(words):
    """A row taller than three pages whose cells all end on different pages."""
    tall = {"name": words.words_of("name", 700), "method": words.words_of("method", 450),
            "papers": words.words_of("papers", 250), "fee": words.words_of("fee", 20),
            "time": words.words_of("time", 1)}
    return [short_service(words), tall, short_service(words)]


def long_word(words):
    """A word of 300 characters, which fits no column and holds no place to break."""
    word = "".join("কার্যদিবস"[index % 9] for index in range(300))
    service = short_service(words)
    service["name"] = f"আগে {word} পরে"
    return [short_service(words), service, short_service(words)]


def lone_lines(words):
    """Rows of every height from 1 to 16 lines, so that some would leave a single line behind."""
    return [{**short_service(words), "papers": words.words_of("papers", 1 + 5 * (index % 16))}
            for index in range(64)]


def empty_cells(words):
    """Rows in which every field but one is left empty, in turn, and a row of empty cells."""
    fields = generate.FIELDS
    kept = [{field: words.words_of(field, 3) if field == full else "" for field in fields}
            for full in fields]
    return kept + [dict.fromkeys(fields, "")] + [short_service(words)]


def merged_officers():
    """Patgram with its officers in merged cells, whose columns can then be narrow."""
    ElementTree.register_namespace("", NAMESPACE)
    charter = ElementTree.parse(generate.PATGRAM).getroot()
    for services in charter.iter(f"{{{NAMESPACE}}}services"):
        services.set("merge", "responsible superior")
    return ElementTree.tostring(charter, encoding="unicode")


MASTERS = {function.__name__.replace("_", "-"): function
           for function in (long_cell, tall_row, long_word, lone_lines, empty_cells)}


def main(name, path):
    written = merged_officers() if name == "merged-officers" else \
        generate.master_xml(MASTERS[name](source()))
    with open(path, "w", encoding="utf-8") as file:
        file.write(written)


if __name__ == "__main__":
    main(*sys.argv[1:])
