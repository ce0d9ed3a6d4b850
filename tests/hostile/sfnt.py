"""A font file as tables that can be changed one by one, and as a directory that can be made to lie."""

import struct


def checksum(data):
    data += b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF


class Font:
    """`tables` is a dict of tag to bytes; `write` gives the file, with right checksums."""

    def __init__(self, data):
        self.data = data
        self.version = data[:4]
        self.records = {}  # tag: where its record stands, offset, length
        for i in range(struct.unpack(">H", data[4:6])[0]):
            tag, _, offset, length = struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
            self.records[tag.decode()] = (12 + 16 * i, offset, length)
        self.tables = {tag: data[offset:offset + length]
                       for tag, (_, offset, length) in self.records.items()}

    def u16(self, tag, at):
        return struct.unpack(">H", self.tables[tag][at:at + 2])[0]

    def glyphs(self):
        return self.u16("maxp", 4)

    def loca(self):
        """Where each glyph begins in glyf, and where the last ends."""
        data = self.tables["loca"]
        if self.u16("head", 50):
            return list(struct.unpack(f">{len(data) // 4}I", data))
        return [2 * place for place in struct.unpack(f">{len(data) // 2}H", data)]

    def with_tables(self, **changes):
        """The file with these tables in place of its own; None takes one out, "OS_2" is OS/2."""
        tables = dict(self.tables)
        for name, data in changes.items():
            tag = name.replace("_", "/") if name == "OS_2" else name
            if data is None:
                tables.pop(tag, None)
            else:
                tables[tag] = data
        return write(self.version, tables)

    def with_bytes(self, tag, at, data):
        """The file with some bytes of a table replaced; `at` may count from the end."""
        table = self.tables[tag]
        at = at if at >= 0 else len(table) + at
        return self.with_tables(**{tag.replace("/", "_"): table[:at] + data + table[at + len(data):]})

    def with_record(self, tag, offset=None, length=None):
        """The file as it is but for what the directory says of one table."""
        at, old_offset, old_length = self.records[tag]
        words = struct.pack(">II", old_offset if offset is None else offset,
                            old_length if length is None else length)
        return self.data[:at + 8] + words + self.data[at + 16:]

    def with_glyphs(self, outlines):
        """The file with other outlines for some glyphs (a dict of index to bytes), long loca."""
        places, old = self.loca(), self.tables["glyf"]
        glyf, loca = bytearray(), []
        for glyph in range(self.glyphs()):
            loca.append(len(glyf))
            glyf += outlines.get(glyph, old[places[glyph]:places[glyph + 1]])
            glyf += b"\0" * (-len(glyf) % 4)
        loca.append(len(glyf))
        head = self.tables["head"][:50] + b"\0\1" + self.tables["head"][52:]
        return self.with_tables(glyf=bytes(glyf), head=head,
                                loca=struct.pack(f">{len(loca)}I", *loca))

    def glyph_of(self, letter):
        """The glyph of a character in the first format 4 subtable of its cmap."""
        cmap = self.tables["cmap"]
        for i in range(struct.unpack(">H", cmap[2:4])[0]):
            start = struct.unpack(">I", cmap[8 + 8 * i:12 + 8 * i])[0]
            if cmap[start:start + 2] == b"\0\4":
                return look_up(cmap[start:], ord(letter))
        raise KeyError(letter)


def look_up(table, code):
    """A character in a cmap subtable of format 4."""
    count = struct.unpack(">H", table[6:8])[0] // 2
    ends, starts, deltas, ranges = (
        struct.unpack(f">{count}H", table[at:at + 2 * count])
        for at in (14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count))
    for i in range(count):
        if starts[i] <= code <= ends[i]:
            if not ranges[i]:
                return (code + deltas[i]) & 0xFFFF
            at = 16 + 6 * count + 2 * i + ranges[i] + 2 * (code - starts[i])
            return (struct.unpack(">H", table[at:at + 2])[0] + deltas[i]) & 0xFFFF
    raise KeyError(chr(code))


def write(version, tables):
    """A font file of these tables; head's checkSumAdjustment is left as it is."""
    out = bytearray(version + struct.pack(">HHHH", len(tables), 0, 0, 0))
    offset, body = 12 + 16 * len(tables), bytearray()
    for tag, data in sorted(tables.items()):
        summed = data[:8] + b"\0\0\0\0" + data[12:] if tag == "head" else data
        out += struct.pack(">4sIII", tag.encode(), checksum(summed), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return bytes(out + body)
