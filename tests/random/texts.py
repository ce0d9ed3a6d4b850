"""The texts of random masters: words of Bangla and Latin letters, numbers, addresses, words too long
for a column, drawn by a seed."""

import glob
import os
import random
import re
import sys
import xml.etree.ElementTree as ElementTree

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.append(os.path.join(TESTS, "hard"))
import hardlist  # noqa: E402 (the folder must be known first)

MASTERS = ("../xml/patgram.xml", "offices/masters/*.xml", "offices/masters/department/*.xml")
LATIN = ("Online", "Application", "Form", "NID", "SMS", "GRS", "e-GP", "Wi-Fi", "Citizen's", "Treasury",
         "AVATAR",
         "Payment", "(optional)", "Fjord", "Ltd.", "24/7", "A4", "PDF/A", "Chalan", "office")
AMOUNTS = ("৫০০/-", "৳ ১,৫০০.৫০", "১,২৩,৪৫৬/-", "(সাত)", "০১৭০৮-৪১৪২১৩", "২০২৫-২৬", "১৫%", "৭টি", "৯ম",
           "1,500/-",
           "২৪×৭", "½", "১০:৩০")
POINTS = ("।", ",", ";", ":", "/", " –", "…", "!", "?")
NO_BREAK_SPACE, NON_JOINER = "\u00a0", "\u200c"


class Dice:
    """Random numbers of a seed. Only random() of Python's generator is used: that one promises the
    same numbers in every version."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, share):
        return self.random.random() < share

    def between(self, least, most):
        return least + int(self.random.random() * (most - least + 1))

    def one_of(self, things):
        return things[self.between(0, len(things) - 1)]

    def some_of(self, things, share):
        return [thing for thing in things if self.chance(share)]

    def shuffled(self, things):
        return sorted(things, key=lambda _: self.random.random())


def words_of_masters():
    """Every word of the masters that stand in the checkout, in order, once."""
    found = {}
    for pattern in MASTERS:
        for path in sorted(glob.glob(os.path.join(TESTS, pattern))):
            text = " ".join(ElementTree.parse(path).getroot().itertext())
            found.update(dict.fromkeys(text.split()))
    return list(found)


class Texts:
    """Draws text. `longest` is that of the words too long for a column, in letters."""

    # The same for all masters: read once.
    ordinary, hard = None, None

    def __init__(self, dice, longest):
        self.dice, self.longest = dice, longest
        if Texts.ordinary is None:
            Texts.ordinary = tuple(word for word in words_of_masters() if len(word) < 24)
            Texts.hard = [word.text for word in hardlist.words()]

    def host(self):
        parts = (self.dice.one_of(("doict", "dss", "lalmonirhat", "patgram", "forms", "land"))
                 for _ in range(self.dice.between(1, 4)))
        return ".".join((*parts, "gov.bd"))

    def email(self):
        name = self.dice.one_of(("info", "ap", "a.very.long_name-of-an-officer", "uno2", "dc-office"))
        return f"{name}@{self.host()}"

    def web(self):
        path = "".join("/" + self.dice.one_of(("form", "page", "2025_26", "a-long-path", "সেবা"))
                       for _ in range(self.dice.between(0, 4)))
        return self.host() + path

    def phone(self):
        digits = "".join(self.dice.one_of("০১২৩৪৫৬৭৮৯") for _ in range(8))
        return self.dice.one_of(("০১৭" + digits, "+880" + "17" + "12345678", "০২-" + digits))

    def long_word(self):
        """A word without a place to break, or with few."""
        letters = self.dice.one_of((r"[\u0980-\u09ff]+", r"[A-Za-z]+"))
        words = (self.dice.one_of(self.ordinary + LATIN) for _ in range(400))
        size = self.dice.between(12, self.longest)
        return "".join(re.findall(letters, " ".join(words)))[:size].rstrip("\u09cd")

    def non_joined(self):
        """A word with a joiner that keeps a conjunct apart."""
        word = self.dice.one_of(("ক্ষেত্র", "উদ্যোগ", "দপ্তর", "রক্ত", "শব্দ"))
        return word.replace("\u09cd", "\u09cd" + NON_JOINER)

    def word(self):
        kinds = ((0.55, lambda: self.dice.one_of(self.ordinary)),
                 (0.70, lambda: self.dice.one_of(self.hard)),
                 (0.80, lambda: self.dice.one_of(LATIN)),
                 (0.90, lambda: self.dice.one_of(AMOUNTS)),
                 (0.92, self.non_joined), (0.94, self.email), (0.96, self.web),
                 (1.00, lambda: self.dice.one_of(self.ordinary) + self.dice.one_of(POINTS)))
        drawn = self.dice.random.random()
        return next(make for share, make in kinds if drawn < share)()

    def words(self, least, most):
        """Words with spaces between, some of which break no line. None of those stands behind a
        hyphen: UAX #14 lets a line end there, and poppler drops a hyphen that ends a line."""
        drawn = [self.word() for _ in range(self.dice.between(least, most))]
        if self.dice.chance(0.06):
            drawn[self.dice.between(0, len(drawn) - 1)] = self.long_word()
        text = drawn[0]
        for word in drawn[1:]:
            fixed = self.dice.chance(0.03) and not text.endswith("-")
            text += (NO_BREAK_SPACE if fixed else " ") + word
        return text

    def latin(self, least, most):
        return " ".join(self.dice.one_of(LATIN) for _ in range(self.dice.between(least, most)))
