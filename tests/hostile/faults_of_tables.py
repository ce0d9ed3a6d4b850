"""What can be wrong with a font's directory and its tables: each function yields (name, file)."""

import struct

ALL_ONES = 0xFFFFFFFF


def lying_directory(font):
    """Offsets and lengths of every table, one at a time."""
    size = len(font.data)
    for tag, (_, offset, length) in sorted(font.records.items()):
        yield f"{tag} begins past the end", font.with_record(tag, offset=size + 4)
        yield f"{tag} begins at 4 GiB", font.with_record(tag, offset=ALL_ONES)
        yield f"{tag} is one byte too long", font.with_record(tag, length=size - offset + 1)
        yield f"{tag} is 4 GiB long", font.with_record(tag, length=ALL_ONES)
        yield f"{tag} wraps around", font.with_record(tag, ALL_ONES - 3, 8)
        yield f"{tag} is empty", font.with_record(tag, length=0)
        yield f"{tag} is 1 byte long", font.with_record(tag, length=1)
        yield f"{tag} is half as long", font.with_record(tag, length=length // 2)
        yield f"{tag} begins at 0", font.with_record(tag, offset=0, length=min(length, size))
        yield f"{tag} overlaps the directory", font.with_record(tag, offset=8)
        yield f"{tag} begins at an odd byte", font.with_record(tag, offset=offset + 1, length=length - 1)
        yield f"{tag} is missing", font.with_tables(**{tag.replace("/", "_"): None})


def directory(font):
    """The header of the file."""
    data = font.data
    count = struct.unpack(">H", data[4:6])[0]
    record = data[12:28]
    yield "no tables", data[:4] + b"\0\0" + data[6:]
    yield "65535 tables", data[:4] + b"\xff\xff" + data[6:]
    yield "one table fewer", data[:4] + struct.pack(">H", count - 1) + data[6:]
    yield "one table more", data[:4] + struct.pack(">H", count + 1) + data[6:]
    yield "all tables are one", data[:12] + record * count + data[12 + 16 * count:]
    yield "version 0", b"\0\0\0\0" + data[4:]
    yield "collection", b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x10" + data
    yield "web font", b"wOFF" + data[4:]
    yield "empty file", b""
    yield "4 bytes", data[:4]
    yield "a megabyte of zeros", bytes(1 << 20)
    yield "a megabyte of ones", b"\xff" * (1 << 20)
    yield "text", "এটি ফন্ট নয়।\n".encode() * 1000
    yield "wrong sum of head", font.with_bytes("head", 8, b"\0\0\0\0")
    for tag in sorted(font.records):
        at = font.records[tag][0]
        yield f"wrong checksum of {tag}", data[:at + 4] + b"\x12\x34\x56\x78" + data[at + 8:]


def numbers(font):
    """The counts and formats that other tables are read by."""
    glyphs, metrics = font.glyphs(), font.u16("hhea", 34)
    for value in (0, 1, glyphs - 1, glyphs + 1, 0xFFFF):
        yield f"numGlyphs {value - glyphs:+d}", font.with_bytes("maxp", 4, struct.pack(">H", value))
    for value in (0, 1, metrics + 1, glyphs + 1, 0xFFFF):
        yield (f"numberOfHMetrics {value - metrics:+d}",
               font.with_bytes("hhea", 34, struct.pack(">H", value)))
    for value in (0, 1, 15, 16384, 16385, 0xFFFF):
        yield f"unitsPerEm {value}", font.with_bytes("head", 18, struct.pack(">H", value))
    for value in (0, 1, 2, 0xFFFF):
        yield f"indexToLocFormat {value}", font.with_bytes("head", 50, struct.pack(">H", value))
    for value in (0, 0x5000, 0x20000, ALL_ONES):
        yield f"maxp version {value:#x}", font.with_bytes("maxp", 0, struct.pack(">I", value))
    yield "maxp maxima 0", font.with_bytes("maxp", 6, bytes(26))
    yield "maxp maxima 65535", font.with_bytes("maxp", 6, b"\xff" * 26)
    yield "head magic 0", font.with_bytes("head", 12, bytes(4))
    yield "ascender 32767", font.with_bytes("hhea", 4, b"\x7f\xff")
    yield "ascender -32768", font.with_bytes("hhea", 4, b"\x80\0")
    yield "ascender and descender 0", font.with_bytes("hhea", 4, bytes(4))
    yield "box turned inside out", font.with_bytes("head", 36, b"\x7f\xff\x7f\xff\x80\0\x80\0")
    yield "OS/2 version 65535", font.with_bytes("OS/2", 0, b"\xff\xff")
    yield "OS/2 of ones", font.with_tables(OS_2=b"\xff" * 96)
    yield "weight 65535", font.with_bytes("OS/2", 4, b"\xff\xff")
    yield "post of ones", font.with_tables(post=b"\xff" * 32)
    yield "names far away", font.with_tables(name=struct.pack(">HHH", 0, 0xFFFF, 0xFFFF) + bytes(64))
    yield "names of ones", font.with_tables(name=b"\xff" * 512)


def widths(font):
    """hmtx: what every line is measured by."""
    size = len(font.tables["hmtx"])
    yield "all widths 65535", font.with_tables(hmtx=b"\xff\xff\0\0" * (size // 4 + 1))
    yield "all widths 0", font.with_tables(hmtx=bytes(size))
    yield "all bearings 32767", font.with_tables(hmtx=b"\2\x58\x7f\xff" * (size // 4 + 1))
    yield "all bearings -32768", font.with_tables(hmtx=b"\2\x58\x80\0" * (size // 4 + 1))


def places(font):
    """loca, which says where each glyph begins."""
    loca, size = font.loca(), len(font.tables["glyf"])
    head = font.tables["head"][:50] + b"\0\1" + font.tables["head"][52:]

    def with_loca(values):
        return font.with_tables(head=head, loca=struct.pack(f">{len(values)}I", *values))
    middle = len(loca) // 2
    yield "loca decreasing", with_loca(loca[::-1])
    yield "loca past glyf", with_loca([place + size for place in loca])
    yield "loca at 4 GiB", with_loca([ALL_ONES] * len(loca))
    yield "loca odd", with_loca([place + 1 for place in loca[:-1]] + [size])
    yield "loca all 0", with_loca([0] * len(loca))
    yield "loca all the whole table", with_loca([0, size] * (len(loca) // 2) + [0] * (len(loca) % 2))
    yield "loca one short", with_loca(loca[:-1])
    yield "loca half past glyf", with_loca(loca[:middle] + [size + 1000] * (len(loca) - middle))
    yield "glyf of zeros", font.with_tables(glyf=bytes(size))
    yield "glyf of ones", font.with_tables(glyf=b"\xff" * size)
    yield "glyf cut in the middle", font.with_tables(glyf=font.tables["glyf"][:size // 2])


def cmap(font):
    """Subtables that map letters to what is not there, or reach out of the table."""
    def one(subtable, encoding=(3, 10)):
        return font.with_tables(cmap=struct.pack(">HHHHI", 0, 1, *encoding, 12) + subtable)

    def groups(*triples, count=None):
        body = b"".join(struct.pack(">III", *triple) for triple in triples)
        count = len(triples) if count is None else count
        return struct.pack(">HHIII", 12, 0, 16 + len(body), 0, count) + body
    last = font.glyphs() - 1
    yield "cmap all letters are .notdef", one(groups((0, 0x10FFFF, 0)))
    yield "cmap all letters are glyph 1", one(b"\0\x0d" + groups((0, 0x10FFFF, 1))[2:])
    yield "cmap past the last glyph", one(b"\0\x0d" + groups((0, 0x10FFFF, last + 1))[2:])
    yield "cmap glyph 4 GiB", one(b"\0\x0d" + groups((0, 0x10FFFF, ALL_ONES))[2:])
    yield "cmap groups counting up", one(groups((0, 0x10FFFF, 1)))
    yield "cmap overlapping groups", one(groups(*[(0, ALL_ONES, 1)] * 1000))
    yield "cmap groups backwards", one(groups(*[(10 - i, 5 - i, 1) for i in range(5)]))
    yield "cmap 4 thousand million groups", one(groups((0, 100, 1), count=ALL_ONES))
    yield "cmap format 0", one(struct.pack(">HHH", 0, 262, 0) + bytes(256), (1, 0))
    yield "cmap format 99", one(struct.pack(">HHI", 99, 12, 0) + bytes(64))
    yield "cmap without subtables", font.with_tables(cmap=bytes(4))
    yield "cmap 65535 subtables", font.with_tables(cmap=b"\0\0\xff\xff" + font.tables["cmap"][4:])
    segment = struct.pack(">HHHHHHH", 4, 32, 0, 4, 0, 0, 0)
    for name, offset in (("far", 0xFFFE), ("odd", 3)):
        yield (f"cmap range offset {name}",
               one(segment + struct.pack(">HHHHHHHHH", 0xFFFE, 0xFFFF, 0, 0, 0xFFFF, 1, 1, offset, 0),
                   (3, 1)))
    yield "cmap segments 65535", one(struct.pack(">HHHH", 4, 0xFFFF, 0, 0xFFFE) + bytes(100), (3, 1))
