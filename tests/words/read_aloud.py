"""What a screen reader gets: the text of a PDF's structure tree in order, by pdfinfo -struct-text."""

import re
import subprocess


def text_of(pdf):
    """The text, with a line end wherever another element than a Link or a Span begins or ends."""
    shown = subprocess.run(["pdfinfo", "-struct-text", pdf], stdout=subprocess.PIPE, check=True,
                           text=True, encoding="utf-8").stdout
    open_elements, text, last = [], [], None
    for number, line in enumerate(shown.splitlines()):
        indent = len(line) - len(line.lstrip(" "))
        content = re.fullmatch(r' *"(.*)"', line)
        element = re.fullmatch(r" *([A-Z]\w*)( \((inline|block)\))?:?", line)
        while (content or element) and open_elements and open_elements[-1][0] >= indent:
            open_elements.pop()
        if content:
            owner = next(e for e in reversed(open_elements) if not e[1])
            text.append(("" if owner == last else "\n") + content[1])
            last = owner
        elif element:
            open_elements.append((indent, element[3] == "inline", number))
    return "".join(text)


def compare(pdf, wanted):
    """The first difference to the printed text, word by word in order."""
    return difference(text_of(pdf), wanted)


def difference(found, wanted):
    found, wanted = found.split(), wanted.split()
    for i, pair in enumerate(zip(found, wanted)):
        if pair[0] != pair[1]:
            return [f"read aloud, word {i + 1} is {pair[0]!r}, not {pair[1]!r}, after "
                    f"{' '.join(wanted[max(0, i - 5):i])!r}"]
    if len(found) != len(wanted):
        return [f"read aloud, there are {len(found)} words, not {len(wanted)}"]
    return []
