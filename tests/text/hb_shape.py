#!/usr/bin/env python3
"""Every text is shaped as hb-shape shapes it: same glyphs, at the same places, in the same clusters.

    hb_shape.py FONTS cases FILE…              the one-liners of FILE
    hb_shape.py FONTS master SET MASTER SHAPED_LINES
                                               every piece of a master's text; SHAPED_LINES is the
                                               program that prints how charter shapes lines
    hb_shape.py FONTS makes FOLDER MASTER SHAPED_LINES
                                               the same with each font of FOLDER before Noto Serif

hb-shape gives positions glyph by glyph; ours are by cluster and leave out glyphs that draw nothing,
so its answer is brought into that form first."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree

OPTIONS = ["--shapers=ot", "--font-funcs=ot", "--direction=ltr", "--cluster-level=0",
           "--remove-default-ignorables", "--utf8-clusters", "--no-glyph-names", "--show-extents"]
GLYPH = re.compile(r"(\d+)=(\d+)(?:@(-?\d+),(-?\d+))?\+(-?\d+)(?:,(-?\d+))?"
                   r"<(-?\d+),(-?\d+),(-?\d+),(-?\d+)>")


def clusters_of(answer):
    """One line of hb-shape as [[first byte, [(glyph, x, y)…], advance]…]."""
    clusters, inner = [], answer.strip()[1:-1]
    for item in filter(None, inner.split("|")):
        match = GLYPH.fullmatch(item)
        if not match:
            sys.exit(f"hb-shape said {item}")
        glyph, cluster, x, y, advance, down, _, _, width, height = (int(n or 0)
                                                                    for n in match.groups())
        if down:
            sys.exit(f"a glyph that advances downwards: {item}")
        if not clusters or clusters[-1][0] != cluster:
            clusters.append([cluster, [], 0])
        if width and height:
            clusters[-1][1].append((glyph, clusters[-1][2] + x, y))
        clusters[-1][2] += advance
    if not clusters:
        return [[0, [], 0]]  # nothing is drawn: one cluster holds the text
    clusters[0][0] = 0
    return clusters


def shape(font, script, texts):
    """What hb-shape makes of the texts, one call for all."""
    language = "bn" if script.lower() == "beng" else "en"
    done = subprocess.run(["hb-shape", *OPTIONS, f"--script={script}", f"--language={language}", font],
                          input="\n".join(texts) + "\n", text=True, capture_output=True, check=True)
    lines = done.stdout.splitlines()
    if len(lines) != len(texts):
        sys.exit(f"hb-shape gave {len(lines)} lines for {len(texts)} texts")
    return [clusters_of(line) for line in lines]


def read_glyphs(words):
    return [tuple(int(n) for n in re.split("[@,]", word)) for word in words]


def read_cases(path):
    """(font, script, text, clusters) of each line of a case file."""
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file]
    for line in lines:
        if not line or line.startswith("#"):
            continue
        font, options, codes, found = line.split(";")
        text = "".join(chr(int(code[2:], 16)) for code in codes.split(","))
        clusters, offset = [], 0
        for part in re.findall(r"\[(.*?)\]", found):
            letters, glyphs = part.split(":")
            *glyphs, advance = glyphs.split()
            cluster_text = "".join(chr(int(code, 16)) for code in letters.split("+"))
            clusters.append([offset, read_glyphs(glyphs), int(advance)])
            offset += len(cluster_text.encode())
        if offset != len(text.encode()):
            sys.exit(f"{path}: the clusters of {codes} do not add up to the text")
        yield font, options.removeprefix("--script="), text, clusters


def lines_of(master):
    """The text of a master, an element or an attribute a line, in NFC, its spaces folded."""
    for element in ElementTree.parse(master).iter():
        for text in [element.text, element.tail, *element.attrib.values()]:
            line = unicodedata.normalize("NFC", " ".join((text or "").split()))
            if line:
                yield line


def read_pieces(fonts, name, master, program, codes=(0,)):
    """(font, script, text, clusters) of every piece that the program makes of the master. An exit
    code of 1 says that some letter is in no font; its piece is left out."""
    done = subprocess.run([program, fonts, name], input="\n".join(lines_of(master)), text=True,
                          capture_output=True)
    if done.returncode not in codes:
        sys.exit(f"exit code {done.returncode}: {done.stdout[-1000:]}{done.stderr}")
    for line in done.stdout.splitlines():
        font, script, text, found = line.split("\t")
        clusters = []
        for part in re.findall(r"\[(.*?)\]", found):
            start, glyphs = part.split(":")
            *glyphs, advance = glyphs.split()
            clusters.append([int(start), read_glyphs(glyphs), int(advance)])
        yield font, script, text, clusters


def compare_makes(fonts, folder, master, program):
    """The master in each font of the folder; its Latin letters may come from Noto Serif."""
    names = sorted(name for name in os.listdir(folder) if name.endswith(".ttf"))
    if not names:
        sys.exit(f"no fonts in {folder}")
    fine = True
    for name in names:
        with tempfile.TemporaryDirectory() as trial:
            for file in (os.path.join(folder, name), os.path.join(fonts, "NotoSerif-Regular.ttf")):
                shutil.copy(file, trial)
            with open(os.path.join(trial, "fonts.xml"), "w", encoding="utf-8") as file:
                file.write(f'<fonts><set name="office"><font regular="{name}"/>'
                           '<font regular="NotoSerif-Regular.ttf"/></set></fonts>')
            fine &= compare(trial, list(read_pieces(trial, "office", master, program, (0, 1))))
    return fine


def compare(fonts, shaped):
    groups, count, wrong, different = {}, 0, 0, set()
    for font, script, text, clusters in shaped:
        groups.setdefault((font, script), []).append((text, clusters))
    for (font, script), items in groups.items():
        answers = shape(os.path.join(fonts, font), script, [text for text, _ in items])
        for (text, clusters), answer in zip(items, answers):
            count += 1
            different.update((font, str(cluster[1:])) for cluster in clusters)
            if clusters != answer:
                wrong += 1
                print(f"{font} {text!r}\n  charter  {clusters}\n  hb-shape {answer}")
    print(f"{count} texts in {len(groups)} fonts and scripts, of {len(different)} shapes of "
          f"clusters, {wrong} differ from hb-shape")
    return count > 0 and wrong == 0


def main():
    fonts, kind, *rest = sys.argv[1:]
    if kind == "makes":
        sys.exit(0 if compare_makes(fonts, *rest) else 1)
    if kind == "cases":
        shaped = [case for path in rest for case in read_cases(path)]
    else:
        shaped = list(read_pieces(fonts, *rest))
    sys.exit(0 if compare(fonts, shaped) else 1)


main()
