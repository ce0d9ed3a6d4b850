"""What floor.c needs of a PDF of ours: its segments, and the file cut up."""

import re
import struct
import subprocess
import zlib

SEGMENT = re.compile(rb'(\S+) "(.+?)" \[')
STREAM = re.compile(rb"(/Filter/FlateDecode)?/Length (\d+)>>\nstream\n")


def segments(charter, master):
    """Each distinct segment as bytes `font, tab, text, newline`, from the stage "runs"."""
    seen = {}
    dump = subprocess.Popen([charter, "dump", "--stage=runs", master], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL)
    for line in dump.stdout:
        if found := SEGMENT.match(line):
            seen[b"\t".join(found.groups()) + b"\n"] = True
    if dump.wait() != 0:
        raise RuntimeError("charter dump failed")
    return b"".join(seen)


def record(kind, data):
    return kind + struct.pack("<Q", len(data)) + data


def parts(pdf):
    """The PDF as floor.c takes it: `R` records to be written as they are, `D` to be deflated."""
    found, at = [], 0
    while match := STREAM.search(pdf, at):
        end = match.end() + int(match.group(2))
        if match.group(1):
            found.append(record(b"R", pdf[at:match.end()]))
            found.append(record(b"D", zlib.decompress(pdf[match.end():end])))
        else:
            found.append(record(b"R", pdf[at:end]))
        at = end
    found.append(record(b"R", pdf[at:]))
    return b"".join(found)
