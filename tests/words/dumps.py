"""What the words test needs to know from `charter dump`."""

import collections
import itertools
import re

LINE = re.compile(r"  line \S+ \|(.*)\|( last-resort| forced)?")
TEXT = re.compile(r"  text (\S+) \S+ (\S+) \|(.*)\|( last-resort)?")
SPAN = re.compile(r" *span \S+(?: bold)? lang=\S+(?: link=\S+)? \|(.*)\|( line-end)?")


def last_resort(lines_dump):
    """Words that were broken where no line may end: {word: the places in it where lines ended}. A
    word goes on over a line's end where no space stands there, be it a permitted break or a last
    resort; one that stands in several columns may be broken in several ways."""
    broken, stretches, torn = collections.defaultdict(set), [], False

    def end_word():
        nonlocal stretches, torn
        if torn:
            broken["".join(stretches)].update(itertools.accumulate(map(len, stretches)))
        stretches, torn = [], False

    for line in lines_dump.splitlines():
        match = LINE.fullmatch(line)
        if not match:
            end_word()
            continue
        first, *others = re.split("[ \u00a0]", match.group(1))
        stretches.append(first)
        for word in others:
            end_word()
            stretches = [word] if word else []
        torn = torn or match.group(2) == " last-resort"
        if match.group(2) == " forced":
            end_word()
    end_word()
    return broken


def joints(doc_dump):
    """Where a paragraph goes on without a space or a line end from one span to the next: the letters
    before and after."""
    found, before = set(), ""
    for line in doc_dump.splitlines():
        match = SPAN.fullmatch(line)
        if match and before and match.group(1):
            found.add((before[-1], match.group(1)[0]))
        before = match.group(1) if match and not match.group(2) else ""
    return found


def furniture(pages_dump):
    """Text on pages that is no content: repeated heads, merged cells again, page numbers, marks of
    continued rows. One
    list for each baseline, of the texts on it from left to right, each in one font."""
    items = []
    for line in pages_dump.splitlines():
        match = TEXT.fullmatch(line)
        if match and match.group(1).startswith("("):
            items.append((match.group(1), match.group(2), match.group(3)))
    return [[item[2] for item in group]
            for _, group in itertools.groupby(items, key=lambda item: item[:2])]
