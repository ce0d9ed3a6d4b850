"""What the words test needs to know from `charter dump`."""

import itertools
import re

LINE = re.compile(r"  line \S+ \|(.*)\|( last-resort)?")
TEXT = re.compile(r"  text (\S+) \S+ (\S+) \|(.*)\|( last-resort)?")


def last_resort(lines_dump):
    """Words that were broken where no line may end: {word: its stretches, one a line}."""
    broken, stretches = {}, []
    for line in lines_dump.splitlines():
        match = LINE.fullmatch(line)
        if not match:
            continue
        words = match.group(1).split(" ")
        if stretches:
            stretches.append(words[0])
            if len(words) > 1 or not match.group(2):
                broken["".join(stretches)] = stretches
                stretches = []
        if match.group(2) and not stretches:
            stretches = [words[-1]]
    return broken


def furniture(pages_dump):
    """Text on pages that is no content: repeated heads, page numbers, marks of continued rows. One
    list for each baseline, of the texts on it from left to right, each in one font."""
    items = []
    for line in pages_dump.splitlines():
        match = TEXT.fullmatch(line)
        if match and match.group(1).startswith("("):
            items.append((match.group(1), match.group(2), match.group(3)))
    return [[item[2] for item in group]
            for _, group in itertools.groupby(items, key=lambda item: item[:2])]
