#!/usr/bin/env python3
"""The list of hard words is whole: each class has its words, no word stands there twice, each
conjunct that is listed stands in a word, as itself and not as part of a larger one.

    check_list.py"""

import collections
import re
import sys
import unicodedata

import hardlist

# A run of consonants (ৎ too, and a vowel, since ya-phala may follow one) joined by hasanta.
LETTER = "[\u0985-\u0994\u0995-\u09b9\u09ce\u09f0\u09f1]\u09bc?"
RUN = re.compile(f"{LETTER}(?:\u200d?\u09cd{LETTER})+")


def check_words(words, kinds):
    faults, known = [], {}
    names = [kind.name for kind in kinds]
    for word in words:
        if word.kind not in names:
            faults.append(f"{word.place}: no class {word.kind}")
        if not word.remark or word.text != " ".join(filter(None, word.text.split(" "))):
            faults.append(f"{word.place}: no remark, or spaces around the word or two in it")
        if word.text in known:
            faults.append(f"{word.place}: {word.text} stands in {known[word.text]} too")
        known[word.text] = word.place
    counts = collections.Counter(word.kind for word in words)
    faults += [f"class {kind.name}: {counts[kind.name]} words, fewer than {kind.least}"
               for kind in kinds if counts[kind.name] < kind.least]
    return faults


def check_conjuncts(words):
    runs = {run for word in words
            for run in RUN.findall(unicodedata.normalize("NFC", word.text))}
    listed = list(hardlist.conjuncts())
    twice = [one for one, count in collections.Counter(run for _, run in listed).items()
             if count > 1]
    counts = collections.Counter(name for name, _ in listed)
    print(", ".join(f"{name} {count}" for name, count in counts.items()))
    print(f"{len(listed)} conjuncts listed, {len(runs)} in the words")
    return [f"conjuncts.tsv: no word has {run}" for _, run in listed if run not in runs] + \
        [f"conjuncts.tsv: {run} stands there twice" for run in twice]


def main():
    words, kinds = list(hardlist.words()), list(hardlist.kinds())
    faults = check_words(words, kinds) + check_conjuncts(words)
    print(f"{len(words)} words in {len(kinds)} classes")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
