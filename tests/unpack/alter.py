"""Changes one thing in a PDF of charter and saves it again: alter.py FROM TO WHAT [TEXT TEXT]

WHAT is a function below. Those that take two texts put the second where the first stands."""

import sys

import pikepdf


def nothing(pdf):
    pass


def page_2(pdf):
    """One byte of the second page's drawing."""
    contents = pdf.pages[1].Contents
    contents.write(contents.read_bytes().replace(b"0 g", b"1 g", 1) + b" ")


def last_page(pdf):
    del pdf.pages[-1]


def deep_pages(pdf):
    """A page tree that no reader gets to the bottom of."""
    kid = pdf.Root.Pages
    for _ in range(100000):
        kid = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Pages, Count=1, Kids=pikepdf.Array([kid])))
    pdf.Root.Pages = kid


def tag(pdf):
    """The first paragraph's tag says that it is a quotation."""
    def find(node):
        for kid in node.get("/K", []) if isinstance(node.get("/K"), pikepdf.Array) else []:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if kid.S == "/P":
                    return kid
                found = find(kid)
                if found is not None:
                    return found
        return None
    root = pdf.Root.StructTreeRoot
    find(root if isinstance(root.K, pikepdf.Array) else root.K).S = pikepdf.Name.BlockQuote


def font(pdf):
    """One byte of an embedded font program."""
    fonts = pdf.pages[0].Resources.Font
    program = fonts[sorted(fonts.keys())[0]].DescendantFonts[0].FontDescriptor.FontFile2
    data = bytearray(program.read_bytes())
    data[-1] ^= 1
    program.write(bytes(data))


def bookmark(pdf):
    pdf.Root.Outlines.First.Title = pikepdf.String("elsewhere")


def opening(pdf):
    """What happens when the file is opened."""
    pdf.Root.OpenAction = pdf.make_indirect(
        pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("http://example.org")))


def title(pdf):
    pdf.docinfo.Title = pikepdf.String("another title")


def no_metadata(pdf):
    del pdf.Root.Metadata


def xmp(pdf, old, new):
    """A text of the XMP packet."""
    pdf.Root.Metadata.write(replaced(pdf.Root.Metadata.read_bytes(), old, new))


def master(pdf, old, new):
    """A text of the attached master."""
    stream = pdf.Root.AF[0].EF.F
    stream.write(replaced(stream.read_bytes(), old, new))


def master_name(pdf, _, new):
    pdf.Root.AF[0].F = pdf.Root.AF[0].UF = pikepdf.String(new)


def two_masters(pdf):
    pdf.Root.AF.append(pdf.Root.AF[0])


def bomb(pdf):
    """300 MB of blanks as the master, 300 KB when packed."""
    pdf.Root.AF[0].EF.F.write(b" " * 300_000_000)


def packed_as_a_picture(pdf):
    stream = pdf.Root.AF[0].EF.F
    stream.write(stream.read_bytes(), filter=pikepdf.Name.JPXDecode)


def damaged_master(pdf):
    """Packed bytes that deflate does not understand."""
    stream = pdf.Root.AF[0].EF.F
    raw = bytearray(stream.read_raw_bytes())
    raw[len(raw) // 2] ^= 0xFF
    stream.write(bytes(raw), filter=pikepdf.Name.FlateDecode)


def replaced(data, old, new):
    if data.count(old.encode()) < 1:
        sys.exit(f"{old!r} is not there")
    return data.replace(old.encode(), new.encode(), 1)


def main():
    source, target, what, *texts = sys.argv[1:]
    with pikepdf.open(source) as pdf:
        globals()[what](pdf, *texts)
        pdf.save(target, fix_metadata_version=False, object_stream_mode=pikepdf.ObjectStreamMode.generate,
                 stream_decode_level=pikepdf.StreamDecodeLevel.none)


main()
