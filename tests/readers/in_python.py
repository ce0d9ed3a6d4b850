"""in_python.py {pymupdf|pdfium} ENDING FILE...
   in_python.py find ENDING FILE...

Writes what PyMuPDF or PDFium takes out of each FILE to FILE+ENDING; `find`: how often PDFium's
search finds each line of FILE.words, one number a line. Prints the version. Runs in the readers'
own Python environment (setup.py)."""

import sys


def pymupdf_text(path):
    import pymupdf
    with pymupdf.open(path) as pdf:
        text = "\n".join(page.get_text() for page in pdf)
    sys.stderr.write(pymupdf.TOOLS.mupdf_warnings())
    return text


def pdfium_pages(path):
    import pypdfium2
    return [page.get_textpage() for page in pypdfium2.PdfDocument(path)]


def pdfium_text(path):
    return "\n".join(page.get_text_range() for page in pdfium_pages(path))


def times_found(page, word):
    searcher, times = page.search(word, match_case=True), 0
    while searcher.get_next():
        times += 1
    return times


def pdfium_find(path):
    pages = pdfium_pages(path)
    with open(path + ".words", encoding="utf-8") as file:
        words = file.read().splitlines()
    return "".join(f"{sum(times_found(page, word) for page in pages)}\n" for word in words)


def version(reader):
    if reader == "pymupdf":
        import pymupdf
        return pymupdf.__version__
    import pypdfium2
    return str(pypdfium2.PDFIUM_INFO).split("@", maxsplit=1)[0]


READERS = {"pymupdf": pymupdf_text, "pdfium": pdfium_text, "find": pdfium_find}


def main(reader, ending, *files):
    for path in files:
        with open(path + ending, "w", encoding="utf-8", newline="") as file:
            file.write(READERS[reader](path))
    print(version(reader))


main(*sys.argv[1:])
