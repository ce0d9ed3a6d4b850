"""Outlines that never end and rules of shaping that blow up: each function yields (name, file)."""

import struct

ARGS_ARE_WORDS_AND_XY = 0x0003
MORE_COMPONENTS = 0x0020


def component(glyph, more, x=0, y=0, flags=ARGS_ARE_WORDS_AND_XY, rest=b""):
    flags |= MORE_COMPONENTS if more else 0
    return struct.pack(">HHhh", flags, glyph, x, y) + rest


def composite(glyphs, **keywords):
    """A composite glyph; its box is what a letter's is."""
    body = b"".join(component(glyph, i < len(glyphs) - 1, **keywords)
                    for i, glyph in enumerate(glyphs))
    return struct.pack(">hhhhh", -1, 0, 0, 600, 700) + body


def simple(contours, points, body=b""):
    """The head of a simple glyph that says how much it holds."""
    ends = struct.pack(">H", points - 1) * contours
    return struct.pack(">hhhhh", contours, 0, 0, 600, 700) + ends + b"\0\0" + body


def composites(font, letter):
    """One letter's outline: it contains itself, or more than can be counted."""
    first, count = font.glyph_of(letter), font.glyphs()
    others = [glyph for glyph in range(1, count) if glyph != first]
    yield "composite of itself", font.with_glyphs({first: composite([first])})
    yield "composites of each other", font.with_glyphs(
        {first: composite([others[0]]), others[0]: composite([first])})
    chain = [first] + others
    for depth in (8, 9, 64, count - 2):
        outlines = {chain[i]: composite([chain[i + 1]]) for i in range(depth)}
        outlines[chain[depth]] = simple(1, 1, b"\x37\0\0")
        yield f"composites {'of all glyphs' if depth == count - 2 else depth} deep", \
            font.with_glyphs(outlines)
    for wide, depth in ((2, 30), (10, 6), (100, 4), (2000, 2)):
        outlines = {chain[i]: composite([chain[i + 1]] * wide) for i in range(depth)}
        yield f"composites {wide} wide, {depth} deep", font.with_glyphs(outlines)
    yield "composite of 60000", font.with_glyphs({first: composite([others[0]] * 60000)})
    yield "composite of a glyph that is not there", font.with_glyphs({first: composite([count])})
    yield "composite of glyph 65535", font.with_glyphs({first: composite([0xFFFF])})
    yield "composite that stops", font.with_glyphs({first: composite([others[0]])[:14]})
    yield "composite without an end", font.with_glyphs(
        {first: struct.pack(">hhhhh", -1, 0, 0, 600, 700) + component(others[0], True)})
    yield "composite far away", font.with_glyphs({first: composite([others[0]], x=32767, y=-32768)})
    yield "composite with wild scales", font.with_glyphs(
        {first: composite([others[0]], flags=0x0083, rest=b"\x7f\xff" * 4)})
    yield "composite by points", font.with_glyphs({first: composite([others[0]], flags=1, x=-1, y=-1)})


def outlines(font, letter):
    """One letter's outline says more than it holds."""
    glyph = font.glyph_of(letter)
    for name, data in (
            ("of 1 byte", b"\0"), ("of 9 bytes", bytes(9)), ("head alone", simple(1, 1)[:10]),
            ("without points", simple(1, 1)), ("of 32767 contours", simple(32767, 1)),
            ("that says 32767 contours", b"\x7f\xff" + simple(1, 1)[2:]),
            ("that says 65535 points", simple(1, 65536)),
            ("of points that repeat", simple(1, 65536, b"\x39\xff" * 256)),
            ("of 60000 instructions", simple(1, 1)[:12] + b"\xff\xff" + bytes(8)),
            ("with ends that fall", struct.pack(">hhhhhHHH", 2, 0, 0, 600, 700, 9, 3, 0) + bytes(40)),
            ("with a box inside out", struct.pack(">hhhhh", 1, 32767, 32767, -32768, -32768)
             + b"\0\0\0\0\x37\0\0"),
            ("with a box of 65535", struct.pack(">hhhhh", 1, -32768, -32768, 32767, 32767)
             + b"\0\0\0\0\x37\0\0")):
        yield f"outline {name}", font.with_glyphs({glyph: data})


# ---- GSUB, GPOS, GDEF ---------------------------------------------------------------------------

SCRIPTS = ("DFLT", "beng", "bng2", "latn")


def layout(lookups, tag=b"ccmp"):
    """GSUB or GPOS with one feature, which every script must use, of all these lookups."""
    language = struct.pack(">HH", 4, 0) + struct.pack(">HHH", 0, 0, 0)  # required feature 0
    scripts = struct.pack(">H", len(SCRIPTS))
    at = 2 + 6 * len(SCRIPTS)
    for script in SCRIPTS:
        scripts += script.encode() + struct.pack(">H", at)
    scripts += language
    if sum(len(subtable) for _, subtable in lookups) > 60000:
        return extended(lookups, tag)
    count = len(lookups)
    features = struct.pack(">H4sH", 1, tag, 8) + struct.pack(">HH", 0, count) \
        + struct.pack(f">{count}H", *range(count))
    table = struct.pack(">H", count)
    offset, bodies = 2 + 2 * count, b""
    for kind, subtable in lookups:
        table += struct.pack(">H", offset + len(bodies))
        bodies += struct.pack(">HHHH", kind, 0, 1, 8) + subtable
    head = struct.pack(">HHHHH", 1, 0, 10, 10 + len(scripts), 10 + len(scripts) + len(features))
    return head + scripts + features + table + bodies


def extended(lookups, tag):
    """The same with 32-bit offsets: the lookups are extensions, what they extend stands at the end."""
    extension = 9 if tag == b"dist" else 7
    bodies = b"".join(subtable for _, subtable in lookups)
    size = len(layout([(extension, bytes(8))] * len(lookups), tag))
    at, heads = size - 16 * len(lookups), []
    offset = size
    for i, (kind, subtable) in enumerate(lookups):
        heads.append((extension, struct.pack(">HHI", 1, kind, offset - (at + 16 * i + 8))))
        offset += len(subtable)
    return layout(heads, tag) + bodies


def coverage(font):
    """All glyphs, as one range."""
    return struct.pack(">HHHHH", 2, 1, 0, font.glyphs() - 1, 0)


def context(font, calls, glyphs=1):
    """A contextual lookup over so many glyphs, any, that calls lookups: (place, lookup)."""
    head = struct.pack(">HHH", 3, glyphs, len(calls))
    size = len(head) + 2 * glyphs + 4 * len(calls)
    return (head + struct.pack(">H", size) * glyphs
            + b"".join(struct.pack(">HH", *call) for call in calls) + coverage(font))


def multiple(glyph, times):
    """The glyph becomes `times` times itself."""
    return (struct.pack(">HHHH", 1, 8 + 2 + 2 * times, 1, 8) + struct.pack(">H", times)
            + struct.pack(">H", glyph) * times + struct.pack(">HHH", 1, 1, glyph))


def ligature(font, glyph, length):
    """So many glyphs of one kind become one."""
    return (struct.pack(">HHHH", 1, 8, 1, 14) + struct.pack(">HHH", 1, 1, glyph)
            + struct.pack(">HH", 1, 4) + struct.pack(">HH", glyph, length)
            + struct.pack(">H", glyph) * (length - 1))


def substitutions(font, letter):
    """GSUB: lookups that call each other, and texts that grow without end."""
    glyph = font.glyph_of(letter)
    last = font.glyphs() - 1

    def gsub(*lookups):
        return font.with_tables(GSUB=layout(lookups))
    yield "lookup that calls itself", gsub((5, context(font, [(0, 0)])))
    yield "lookups that call each other", gsub((5, context(font, [(0, 1)])),
                                               (5, context(font, [(0, 0)])))
    yield "lookup that calls itself 1000 times", gsub((5, context(font, [(0, 0)] * 1000)))
    yield "lookups that call 10 others each", gsub(
        *[(5, context(font, [(0, i + 1)] * 10)) for i in range(9)], (1, b"\0\1" + struct.pack(
            ">Hh", 6, 0) + coverage(font)))
    yield "lookup that calls one that is not there", gsub((5, context(font, [(0, 999)])))
    yield "lookup that calls at place 65535", gsub((5, context(font, [(0xFFFF, 0)])))
    yield "context of 5000 glyphs", gsub((5, context(font, [(0, 0)], glyphs=5000)))
    yield "a letter becomes 2", gsub((2, multiple(glyph, 2)))
    yield "a letter becomes 2, 30 times", gsub(*[(2, multiple(glyph, 2))] * 30)
    yield "a letter becomes 1000", gsub((2, multiple(glyph, 1000)))
    yield "a letter becomes 1000, 3 times", gsub(*[(2, multiple(glyph, 1000))] * 3)
    yield "a letter becomes 25000", gsub((2, multiple(glyph, 25000)))
    yield "a letter becomes nothing", gsub((2, multiple(glyph, 0)))
    yield "letters become .notdef", gsub((1, struct.pack(">HHh", 1, 6, -glyph) + coverage(font)))
    yield "a letter grows and calls itself", gsub((5, context(font, [(0, 1), (0, 0)])),
                                                   (2, multiple(glyph, 50)))
    yield "letters become glyphs past the last", gsub(
        (1, struct.pack(">HHh", 1, 6, min(last, 32767)) + coverage(font)))
    yield "ligature of 2", gsub((4, ligature(font, glyph, 2)))
    yield "ligature of 30000", gsub((4, ligature(font, glyph, 30000)))
    yield "growth and ligature", gsub((2, multiple(glyph, 100)), (4, ligature(font, glyph, 50)))
    yield "lookup of kind 99", gsub((99, bytes(20)))
    yield "extension of an extension", gsub((7, struct.pack(">HHI", 1, 7, 0)))
    yield "1000 lookups", gsub(*[(1, struct.pack(">HHh", 1, 6, 0) + coverage(font))] * 1000)
    for tag, name in (("GSUB", "substitutions"), ("GPOS", "positions"), ("GDEF", "classes")):
        if tag in font.tables:
            yield f"{name} of zeros", font.with_tables(**{tag: bytes(len(font.tables[tag]))})
            yield f"{name} of ones", font.with_tables(**{tag: b"\xff" * len(font.tables[tag])})
            yield (f"{name} cut in the middle",
                   font.with_tables(**{tag: font.tables[tag][:len(font.tables[tag]) // 2]}))


def positions(font):
    """GPOS: glyphs that are thrown far away."""
    def gpos(*lookups):
        return font.with_tables(GPOS=layout(lookups, b"dist"))
    for name, value in (("32767", 32767), ("-32768", -32768)):
        for axis, flag in (("x", 1), ("y", 2), ("advance", 4), ("y advance", 8)):
            single = struct.pack(">HHHh", 1, 8, flag, value) + coverage(font)
            yield f"{axis} {name}", gpos((1, single))
            yield f"{axis} {name}, 64 times", gpos(*[(1, single)] * 64)
    anchors = struct.pack(">Hhh", 1, 0, 32767), struct.pack(">Hhh", 1, 0, -32768)
    count = font.glyphs()
    if 6 + 4 * count + 10 + 12 < 0x10000:
        first = 6 + 4 * count + 10
        cursive = (struct.pack(">HHH", 1, 6 + 4 * count, count)
                   + struct.pack(">HH", first, first + 6) * count + coverage(font) + b"".join(anchors))
        yield "letters climb", gpos((3, cursive))
    yield "position that calls itself", gpos((7, context(font, [(0, 0)])))
    yield "device table far away", gpos((1, struct.pack(">HHHH", 1, 8, 0x10, 0xFFFF) + coverage(font)))


def classes(font):
    """GDEF: what is a mark, and what is none."""
    def gdef(kind):
        return font.with_tables(GDEF=struct.pack(">HHHHHH", 1, 0, 12, 0, 0, 0)
                                + struct.pack(">HHHHH", 2, 1, 0, font.glyphs() - 1, kind))
    for name, kind in (("bases", 1), ("ligatures", 2), ("marks", 3), ("kind 65535", 0xFFFF)):
        yield f"all glyphs are {name}", gdef(kind)
