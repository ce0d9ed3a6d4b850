#!/usr/bin/env python3
"""What the fuzzers begin with, gathered from the tests' own cases.

    seeds.py TARGET CHARTER FOLDER [DICTIONARY]

Puts a file for each different seed into FOLDER, and the words that the target's inputs are made of
into DICTIONARY (libFuzzer's form). CHARTER is the program; it makes the PDFs."""

import glob
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zlib

import layout_seeds

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LARGEST = 64 * 1024  # a seed that is larger is tried too seldom


def files(*patterns):
    """What the patterns match, in a fixed order, but for what is too large."""
    found = {path for pattern in patterns
             for path in glob.glob(os.path.join(ROOT, pattern), recursive=True)}
    return [path for path in sorted(found)
            if os.path.isfile(path) and os.path.getsize(path) <= LARGEST]


def read(path):
    with open(path, "rb") as file:
        return file.read()


# ---- Masters -------------------------------------------------------------------------------------


def masters():
    return [read(path) for path in files(
        "xml/*.xml", "tests/xml/**/input*", "tests/xml/**/*.xml", "tests/**/*.xml")]


def master_words():
    """The names and values that the schema knows, as they stand in a master."""
    relax = "{http://relaxng.org/ns/structure/1.0}"
    words = {"<!--", "-->", "<![CDATA[", "]]>", "&#x995;", "&amp;", "\u09cd", "\u200d", "\u0985"}
    for node in ElementTree.parse(os.path.join(ROOT, "xml", "charter.rng")).iter():
        name = node.get("name") or ""
        if node.tag == relax + "element" and name:
            words |= {f"<{name}>", f"</{name}>", f"<{name}/>"}
        elif node.tag == relax + "attribute" and name:
            words.add(f' {name}="')
        elif node.tag == relax + "value" and node.text:
            words.add(node.text.strip() + '"')
    return words


# ---- Fonts ---------------------------------------------------------------------------------------

# Few letters each, so that a font is a few kilobytes and a change of it hits something.
SUBSETS = ("ককি", "কর্ক্ষ্যৌঁ", "কো শ্রী১", "কA", "AfiV", "A")


def fonts():
    found = []
    extra = glob.glob("/usr/share/fonts/truetype/fonts-beng-extra/*.ttf")
    for path in sorted(glob.glob(os.path.join(ROOT, "fonts", "Noto*-Regular.ttf"))) + sorted(extra):
        for number, text in enumerate(SUBSETS):
            with tempfile.NamedTemporaryFile(suffix=".ttf") as out:
                hinting = ["--no-hinting"] if number % 2 == 0 else []
                done = subprocess.run(["hb-subset", "--text=" + text, "--output-file=" + out.name,
                                       "--name-IDs=5,6", *hinting, path], check=False)
                if done.returncode == 0:
                    found.append(read(out.name))
    return [font for font in found if len(font) <= LARGEST]


def font_words():
    return set("head hhea maxp hmtx loca glyf cmap name post OS/2 GSUB GPOS GDEF kern fvar gvar avar"
               " CFF  prep fpgm DFLT beng bng2 latn BEN  akhn rphf blwf half pstf vatu init pres"
               " abvs blws psts haln dist abvm blwm mark mkmk ccmp liga true OTTO".split(" ")) - {""}


# ---- Pictures ------------------------------------------------------------------------------------


MOST_PIXELS = 4 * 1024  # bytes of them, unpacked; a length has 15 bits


def chunks_of(png):
    """The PNG in the form of assemble_png.h; its pixels unpacked, cut off where they are many."""
    out, packed, at = [], b"", 8
    while at < len(png):
        size = int.from_bytes(png[at:at + 4], "big")
        name, data = png[at + 4:at + 8], png[at + 8:at + 8 + size]
        at += size + 12
        if name == b"IDAT":
            packed += data
            continue
        if packed:
            pixels = zlib.decompress(packed)[:MOST_PIXELS]
            out.append(b"IDAT" + (0x8000 | len(pixels)).to_bytes(2, "big") + pixels)
            packed = b""
        out.append(name + size.to_bytes(2, "big") + data)
    return b"".join(out)


def plain_pngs():
    """One of each colour type and depth, with and without interlacing (PNG, table 11.1)."""
    depths = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
    for colours, every in depths.items():
        for depth in every:
            for interlaced in (0, 1):
                head = b"IHDR\0\x0d" + bytes((0, 0, 0, 5, 0, 0, 0, 5, depth, colours, 0, 0,
                                              interlaced))
                palette = b"PLTE\0\x06" + bytes(range(6)) if colours == 3 else b""
                shown = b"tRNS\0\x02" + bytes((0, 128)) if colours in (0, 3) else b""
                yield head + palette + shown + b"IDAT\x80\xff" + bytes(255) + b"IEND\0\0"


def pictures():
    found = [read(path) for path in files("tests/**/*.png", "tests/**/*.jpg")]
    pngs = [chunks_of(one) for one in found if one.startswith(b"\x89PNG")]
    return found + pngs + list(plain_pngs())


def picture_words():
    return set("IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs tEXt zTXt iTXt hIST"
               " sPLT tIME JFIF Adobe Exif".split(" "))


# ---- PDFs ----------------------------------------------------------------------------------------

STREAM_KEPT = 4 * 1024  # of a longer stream (a font, a page) only the beginning is kept
PDF_LARGEST = 24 * 1024


def objects_of(pdf):
    """A file of `qpdf --qdf` in the form of assemble.h."""
    body, _, rest = pdf.partition(b"\nxref\n")
    trailer = re.search(rb"trailer(.*?)startxref", rest, re.S).group(1)
    out = []
    for one in re.split(rb"\n\d+ 0 obj\n", body)[1:]:
        one = one.rpartition(b"\nendobj")[0]
        dictionary, mark, data = one.partition(b"\nstream\n")
        if mark:
            data = data.rpartition(b"endstream")[0]
            data = data if len(data) <= STREAM_KEPT else data[:256]
            one = re.sub(rb"/Length \d+ 0 R", b"", dictionary) + mark + data
        out.append(one + b"\nendobj\n")
    out.append(b"trailer" + re.sub(rb"/Size \d+", b"", trailer).strip() + b"\nendobj\n")
    return b"".join(out)


def forms_of(pdf, folder):
    """The PDF as it is, and as its objects with streams packed and unpacked."""
    yield read(pdf)
    for packing in ("preserve", "uncompress"):
        out = os.path.join(folder, "objects.pdf")
        subprocess.run(["qpdf", "--qdf", "--stream-data=" + packing,
                        "--object-streams=disable", "--no-original-object-ids", "--static-id", pdf,
                        out], check=True)
        yield objects_of(read(out))


def pdfs(charter):
    found = []
    for master in files("tests/charter/valid/*.xml", "tests/stages/*.xml"):
        for profile in ("archive", "enothi"):
            with tempfile.TemporaryDirectory() as folder:
                pdf = os.path.join(folder, "charter.pdf")
                done = subprocess.run([charter, "build", master, "-o", pdf, "--profile=" + profile,
                                       "--fonts-dir", os.path.join(ROOT, "fonts")],
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                      check=False)
                if done.returncode == 0:
                    found += forms_of(pdf, folder)
    return [pdf for pdf in found if len(pdf) <= PDF_LARGEST]


def pdf_words(found):
    words = {"endobj", "stream", "trailer", "R", "null", "<<", ">>", "[", "]"}
    for pdf in found:
        words |= {word.decode() for word in re.findall(rb"/[A-Z][A-Za-z0-9]{1,20}", pdf[:20000])}
    return words


# ---- Archives ------------------------------------------------------------------------------------

DIGEST = re.compile(rb"[0-9a-f]{128}")


def archive_files(charter):
    """Inventories and records of a small archive."""
    with tempfile.TemporaryDirectory() as folder:
        archive = os.path.join(folder, "archive")
        subprocess.run([charter, "archive", "init", "-q", archive], check=True)
        for master in files("tests/diff/chain/*.xml")[:3]:
            subprocess.run([charter, "archive", "add", "-q", archive, master, "--fonts-dir",
                            os.path.join(ROOT, "fonts")], check=True, stderr=subprocess.DEVNULL)
        names = [os.path.join(top, name) for top, _, found in os.walk(archive) for name in found]
        return [read(name) for name in sorted(names) if name.endswith(".json")]


def archive_words(found):
    words = {"v1", "v2", "v1/content/", "../", "content", "md5", "2025-26", "2025-12-31"}
    for one in found:
        words |= {word.decode() for word in re.findall(rb'"[A-Za-z_0-9]{2,20}"', one)}
        words |= {word.decode() for word in DIGEST.findall(one)[:2]}
    return words


# ---- All -----------------------------------------------------------------------------------------


def gather(target, charter):
    """(seeds, words)"""
    if target == "xml":
        return masters(), master_words()
    if target == "archive":
        found = archive_files(charter)
        return found, archive_words(found)
    if target == "font":
        return fonts(), font_words()
    if target == "image":
        return pictures(), picture_words()
    if target == "layout":
        return layout_seeds.seeds(ROOT), layout_seeds.words()
    found = pdfs(charter)
    return found, pdf_words(found)


def escaped(word):
    return "".join(chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}"
                   for byte in word.encode())


def main(target, charter, folder, dictionary=None):
    seeds, words = gather(target, charter)
    os.makedirs(folder, exist_ok=True)
    for seed in seeds:
        name = hashlib.sha1(seed).hexdigest()
        with open(os.path.join(folder, name), "wb") as file:
            file.write(seed)
    if dictionary:
        with open(dictionary, "w", encoding="ascii") as file:
            file.writelines(f'"{escaped(word)}"\n' for word in sorted(words))
    if not seeds:
        sys.exit(f"seeds.py: no seed for {target}")
    print(f"{target}: {len(seeds)} seeds, {sum(map(len, seeds))} bytes, {len(words)} words")


if __name__ == "__main__":
    main(*sys.argv[1:])
