"""The readers: how each is asked about many files.

Asking gives the reader's version, and for each file what it says. A reader that complains of
something, on standard error, ends the test."""

import glob
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def run(command):
    """What it prints; ends the program where it fails or complains."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          encoding="utf-8")
    if done.returncode or done.stderr:
        sys.exit(f"{' '.join(command[:5])}: exit code {done.returncode}\n{done.stderr[:4000]}")
    return done.stdout


def version_of(*command):
    """The first number with a dot that a command prints of itself."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return re.search(r"\d+(\.\d+)+", done.stdout)[0]


def said(files, ending):
    """What a reader wrote beside each file."""
    texts = []
    for file in files:
        with open(file + ending, encoding="utf-8", newline="") as written:
            texts.append(written.read())
    return texts


# ---- Debian's, run once for each file ----------------------------------------------------------


def pdftotext(files, *options):
    texts = [run(["pdftotext", *options, file, "-"]) for file in files]
    return version_of("pdftotext", "-v"), texts


def mutool(files):
    texts = [run(["mutool", "draw", "-N", "-q", "-F", "txt", file]) for file in files]
    return version_of("mutool", "-v"), texts


def ghostscript(files):
    """Draws; gives the number of pages drawn."""
    pages = []
    for file in files:
        run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dPDFSTOPONERROR",
             "-dPDFSTOPONWARNING", "-sDEVICE=png16m", "-r20", f"-sOutputFile={file}-%d.png", file])
        drawn = glob.glob(glob.escape(file) + "-*.png")
        pages.append(str(len(drawn)))
    return version_of("gs", "--version"), pages


# ---- Those of setup.py, run once for all files -------------------------------------------------


def in_python(places, reader, files):
    version = run([places.python, os.path.join(HERE, "in_python.py"), reader, "." + reader, *files])
    return version.strip(), said(files, "." + reader)


def pdfjs(places, package, files):
    version = run([places.node, os.path.join(HERE, "pdfjs.mjs"),
                   os.path.join(places.modules, package), "." + package, *files])
    return version.strip(), said(files, "." + package)


def pdfbox(places, files):
    """Both orders: the version, and twice what it says."""
    version = run(["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                   os.path.join(places.jars, "*"), os.path.join(HERE, "PdfBox.java"), ".pdfbox",
                   ".pdfbox-sorted", *files])
    return version.strip(), said(files, ".pdfbox"), said(files, ".pdfbox-sorted")
