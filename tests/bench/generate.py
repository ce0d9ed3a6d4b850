#!/usr/bin/env python3
"""Writes a large master: Patgram's charter with N services in one table.

    generate.py {repeated|varied} N [-o FILE]

repeated: Patgram's services in turn. varied: each cell's words are drawn from Patgram's words of
that column, as many words as the service in turn has there. The seed is fixed, so the same command
writes the same bytes everywhere."""

import argparse
import os
import random
import sys
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

NAMESPACE = "urn:bd:citizen-charter:1"
XMLNS = "{" + NAMESPACE + "}"
FIELDS = ("name", "method", "papers", "fee", "time")
SEED = 20150105
PATGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "xml", "patgram.xml")


def patgram_services(path=PATGRAM):
    """Each service of the Patgram master as {field: text}, in order."""
    root = ElementTree.parse(path).getroot()
    return [{field: " ".join(service.find(XMLNS + field).text.split()) for field in FIELDS}
            for service in root.iter(XMLNS + "service")]


class WordSource:
    """Draws words of one column, each as often as it stands there. Only random() of Python's
    generator is used: that one promises the same numbers in every version."""

    def __init__(self, services, seed=SEED):
        self.words = {field: [word for service in services for word in service[field].split()]
                      for field in FIELDS}
        self.random = random.Random(seed)

    def words_of(self, field, count):
        words = self.words[field]
        return " ".join(words[int(self.random.random() * len(words))] for _ in range(count))

    def service_like(self, service):
        return {field: self.words_of(field, len(service[field].split())) for field in FIELDS}


def service_xml(identifier, service):
    cells = "".join(f"          <{field}>{escape(service[field])}</{field}>\n" for field in FIELDS)
    return f'        <service id="{identifier}">\n{cells}        </service>\n'


def officers_xml(path=PATGRAM):
    """The officers of the Patgram master as they stand there."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    end = "</officers>\n"
    return text[text.index("  <officers>"):text.index(end) + len(end)]


def master_xml(services):
    rows = "".join(service_xml(f"service-{number}", service)
                   for number, service in enumerate(services, start=1))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<charter xmlns="{NAMESPACE}" id="many-services" xml:lang="bn">
  <letterhead>
    <line role="government">গণপ্রজাতন্ত্রী বাংলাদেশ সরকার</line>
    <title>সিটিজেন চার্টার</title>
  </letterhead>
{officers_xml()}  <section no="২." title="প্রতিশ্রুত সেবাসমূহ">
    <section no="২.১)" title="নাগরিক সেবা">
      <services columns="field-8">
        <defaults>
          <responsible><contact officer="ap"/></responsible>
          <superior><contact officer="pr"/></superior>
        </defaults>
{rows}      </services>
    </section>
  </section>
</charter>
"""


def generate(kind, count):
    patgram = patgram_services()
    in_turn = [patgram[index % len(patgram)] for index in range(count)]
    if kind == "repeated":
        return master_xml(in_turn)
    source = WordSource(patgram)
    return master_xml(source.service_like(service) for service in in_turn)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("kind", choices=("repeated", "varied"))
    parser.add_argument("count", type=int)
    parser.add_argument("-o", "--output")
    args = parser.parse_args()
    with open(args.output, "w", encoding="utf-8") if args.output else sys.stdout as file:
        file.write(generate(args.kind, args.count))


if __name__ == "__main__":
    main()
