"""An object stream that unpacks to 3 GB is refused within the bounds of memory: bomb.py CHARTER WORK

libqpdf unpacks object streams by itself, so what stops it is the limit on the reading process."""

import resource
import struct
import subprocess
import sys
import zlib
from pathlib import Path

CHARTER, WORK = (Path(argument).resolve() for argument in sys.argv[1:3])
MOST = 1100  # MiB: the limit of src/unpack/child.h and a little


def blanks(megabytes):
    """That many MB of blanks, packed: one packed MB, repeated."""
    packer = zlib.compressobj(9)
    first = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + first[2:] * (megabytes - 1)


def bomb():
    """A PDF whose catalog stands in object stream 2."""
    out, offset = bytearray(b"%PDF-1.7\n"), {}
    packed = blanks(3000)
    offset[2] = len(out)
    out += b"2 0 obj\n<</Type/ObjStm/N 1/First 10/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
    out += packed + b"\nendstream\nendobj\n"
    offset[3] = len(out)
    rows = [(0, 0, 255), (2, 2, 0), (1, offset[2], 0), (1, offset[3], 0)]
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    out += b"3 0 obj\n<</Type/XRef/W[1 4 1]/Size 4/Root 1 0 R/Length %d>>\nstream\n" % len(table)
    out += table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % offset[3]
    return bytes(out)


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    path = WORK / "bomb.pdf"
    path.write_bytes(bomb())
    done = subprocess.run([CHARTER, "extract", "--lang=en", path], cwd=WORK, text=True, capture_output=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{path.stat().st_size} bytes, {used} MiB, exit code {done.returncode}\n{done.stderr}")
    path.unlink()
    right = done.returncode == 1 and "[pdf-damaged]" in done.stderr and used <= MOST
    sys.exit(0 if right and done.stderr.count("\n") == 2 else 1)


main()
