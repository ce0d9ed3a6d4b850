#!/usr/bin/env python3
"""Builds every document of a folder and compares what came out; README.md says what is compared.

    run_documents.py BUILDER FONTS-FOLDER DOCUMENTS-FOLDER WORK-FOLDER [--update] [NAME...]
"""

import collections
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree

GOLDEN_LIMIT = 20 * 1024
# Debian's mutool says this of every file.
KNOWN_WARNINGS = (b"warning: ICC support is not available\n",)


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, **options)


def build(builder, fonts, document, target, **options):
    result = run(builder, fonts.resolve(), document.resolve(), target.resolve(), **options)
    if result.stderr or result.returncode not in (0, 1, 3):
        raise SystemExit(f"{document.name}: {result.stderr.decode()} (exit {result.returncode})")
    return result


def shown_picture(match):
    """A picture's pixels as numbers; of a JPEG, which is whole in the file, its hash."""
    entries, data = match[1], match[2]
    if b"/DCTDecode" in entries:
        return entries + b"(SHA-256 " + hashlib.sha256(data).hexdigest().encode() + b")\nendstream"
    return entries + b"(" + data.hex().encode() + b")\nendstream"


def qdf(pdf):
    """The PDF as qpdf writes it out for reading, without what changes with the version of a font or
    of a library; XMP, which is long, only where the document is about it."""
    text = run("qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", "--static-id",
               pdf, "-").stdout
    text = re.sub(rb"(/Length1 \d+\n.*?stream\n).*?\nendstream", rb"\1(font program)\nendstream",
                  text, flags=re.DOTALL)
    text = re.sub(rb"/Length1 \d+", b"/Length1 (font program)", text)
    text = re.sub(rb"(<<\n[^<>]*/Subtype /Image\n[^<>]*>>\nstream\n)(.*?)\nendstream",
                  shown_picture, text, flags=re.DOTALL)
    text = re.sub(rb"/[A-Z]{6}\+", b"/ABCDEF+", text)
    text = re.sub(rb"(/N 3\n.*?stream\n).*?\nendstream", rb"\1(sRGB profile)\nendstream", text,
                  flags=re.DOTALL)
    if not pdf.stem.startswith("metadata"):
        text = re.sub(rb"<\?xpacket begin.*<\?xpacket end[^>]*>", b"(XMP)", text, flags=re.DOTALL)
    text = re.sub(rb"\.ttf [0-9a-f]{64}", b".ttf (hash)", text)
    text = re.sub(rb"<rdf:li>(\w+) [0-9][0-9.]*</rdf:li>", rb"<rdf:li>\1 (version)</rdf:li>", text)
    text = re.sub(rb"\nxref\n.*", b"\n", text, flags=re.DOTALL)
    packet = re.search(rb"/Subtype /XML\n.*?/Length (\d+) 0 R", text, flags=re.DOTALL)
    text = re.sub(rb"\n%s 0 obj\n\d+" % packet[1], rb"\n%s 0 obj\n(length)" % packet[1], text)
    # A font program's length, which qpdf puts into an object of its own.
    return re.sub(rb"(%QDF: ignore_newline\n\d+ 0 obj\n)\d+", rb"\1(length)", text)


def facts(pdf):
    """Counts: what is left of a PDF that is too large to read."""
    table = run("qpdf", "--show-xref", pdf).stdout.decode()
    streams = collections.Counter(re.findall(r"stream = (\d+)", table))
    pages = run("qpdf", "--show-npages", pdf).stdout.decode().strip()
    keys = re.findall(rb"/Limits \[\s*(\d+)\s+(\d+)\s*\]", qdf(pdf))
    leaves = ", ".join(f"{first.decode()} to {last.decode()}" for first, last in keys)
    return (f"pages {pages}\nobjects {len(table.splitlines())}\n"
            f"object streams {len(streams)}, the largest of {max(streams.values())}\n"
            f"leaves of the parent tree {leaves}\n").encode()


def wanted_words(document):
    """The words that stand on the document's pages, by its own lines."""
    lines = []
    for line in document.read_text(encoding="utf-8").splitlines():
        command, _, rest = line.partition(" ")
        if command in ("text", "bold", "header", "continued", "pagination"):
            lines.append(rest.split(" ", 3)[3])
        elif command == "more":
            lines[-1] += rest
    return collections.Counter(" ".join(lines).split())


def check_words(document, pdf):
    wanted = wanted_words(document)
    readers = {"pdftotext": ("pdftotext", pdf, "-"),
               "pdftotext -layout": ("pdftotext", "-layout", pdf, "-"),
               "pdftotext -raw": ("pdftotext", "-raw", pdf, "-"),
               "mutool": ("mutool", "draw", "-q", "-F", "text", pdf)}
    for name, command in readers.items():
        found = collections.Counter(run(*command).stdout.decode().split())
        if found != wanted:
            yield f"{name}: missing {dict(wanted - found)}, not wanted {dict(found - wanted)}"


def check_rendering(pdf, work):
    check = run("qpdf", "--check", pdf)
    if check.returncode != 0 or b"WARNING" in check.stdout + check.stderr:
        yield "qpdf --check: " + (check.stdout + check.stderr).decode()
    page = work / "page.png"
    renderers = (("pdftoppm", "-png", "-l", "1", pdf, work / "page"),
                 ("mutool", "draw", "-q", "-o", page, pdf, "1"),
                 ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dLastPage=1", "-sDEVICE=png16m",
                  f"-sOutputFile={page}", pdf))
    for command in renderers:
        result = run(*command)
        said = result.stdout + result.stderr
        for known in KNOWN_WARNINGS:
            said = said.replace(known, b"")
        if result.returncode != 0 or said:
            yield f"{command[0]}: exit {result.returncode}, {said.decode()}"


def check_repeatable(builder, fonts, document, pdf, work):
    elsewhere = work / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    again = elsewhere / "again.pdf"
    build(builder, fonts, document, again, cwd=elsewhere,
          env=dict(os.environ, TZ="Asia/Dhaka", LC_ALL="C", SOURCE_DATE_EPOCH="1"))
    if again.read_bytes() != pdf.read_bytes():
        yield "a second build has other bytes"


NAMESPACES = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
              "dc": "http://purl.org/dc/elements/1.1/", "pdf": "http://ns.adobe.com/pdf/1.3/",
              "xmp": "http://ns.adobe.com/xap/1.0/"}
SAME_IN_INFO = {"Title": "dc:title/rdf:Alt/rdf:li", "Author": "dc:creator/rdf:Seq/rdf:li",
                "Subject": "dc:description/rdf:Alt/rdf:li", "Creator": "xmp:CreatorTool",
                "Producer": "pdf:Producer", "CreationDate": "xmp:CreateDate",
                "ModDate": "xmp:ModifyDate"}


def check_metadata(pdf):
    """XMP is well-formed and says what Info says, no more and no less."""
    info = dict(re.findall(r"^(\w+): +(.*)$", run("pdfinfo", "-rawdates", pdf).stdout.decode(), re.M))
    packet = run("pdfinfo", "-meta", pdf).stdout.decode()
    description = xml.etree.ElementTree.fromstring(packet).find(".//rdf:Description", NAMESPACES)
    for key, path in SAME_IN_INFO.items():
        found = description.findtext(path, namespaces=NAMESPACES)
        if found and key.endswith("Date"):
            found = "D:" + found.replace("-", "")
        if found != info.get(key):
            yield f"Info's {key} is {info.get(key)!r}, {path} is {found!r}"


def check_attachment(document, pdf):
    """The master that the document gives is inside to the byte, and nothing else is."""
    lines = document.read_text(encoding="utf-8").splitlines()
    given = dict(line.split(" ", 2)[1:] for line in lines if line.startswith("master "))
    wanted = {} if "enothi" in lines else given
    listed = re.findall(r"^(\S+) -> ", run("qpdf", "--list-attachments", pdf).stdout.decode(), re.M)
    if listed != list(wanted):
        yield f"attached is {listed}"
    for name, text in wanted.items():
        if run("qpdf", f"--show-attachment={name}", pdf).stdout != text.encode():
            yield f"{name} is not what was given"


def check_golden(golden, got, update):
    if len(got) > GOLDEN_LIMIT:
        yield f"{golden.name} would have {len(got)} bytes; make the document smaller"
    elif update:
        golden.write_bytes(got)
    elif not golden.exists():
        yield f"{golden.name} is missing; run with --update and read it"
    elif golden.read_bytes() != got:
        yield f"{golden.name} differs from:\n{got.decode(errors='replace')}"


def check_document(builder, fonts, document, work, update):
    pdf = work / (document.stem + ".pdf")
    pdf.unlink(missing_ok=True)
    result = build(builder, fonts, document, pdf)
    if result.returncode != 0:
        if pdf.exists():
            yield "a file was left behind"
        yield from check_golden(document.with_suffix(".errors"), result.stdout, update)
        return
    if result.stdout:
        yield "said " + result.stdout.decode()
    facts_only = document.read_text(encoding="utf-8").startswith("# facts only")
    kind, got = (".facts", facts(pdf)) if facts_only else (".qdf", qdf(pdf))
    yield from check_golden(document.with_suffix(kind), got, update)
    yield from check_words(document, pdf)
    yield from check_metadata(pdf)
    yield from check_attachment(document, pdf)
    yield from check_rendering(pdf, work)
    yield from check_repeatable(builder, fonts, document, pdf, work)


def main():
    update = "--update" in sys.argv or os.environ.get("CHARTER_UPDATE") == "1"
    builder, fonts, documents, work, *names = [a for a in sys.argv[1:] if a != "--update"]
    work = pathlib.Path(work)
    work.mkdir(parents=True, exist_ok=True)
    failed = count = 0
    for document in sorted(pathlib.Path(documents).glob("*.doc")):
        if names and document.stem not in names:
            continue
        count += 1
        for fault in check_document(pathlib.Path(builder).resolve(), pathlib.Path(fonts), document,
                                    work, update):
            failed += 1
            print(f"{document.stem}: {fault}")
    print(f"{count} documents, {failed} faults")
    return 1 if failed or count == 0 else 0


sys.exit(main())
