"""Something else in the place of a font file: what would never end, or is no file at all."""

import os

LARGE = 200_000_000


def sparse(path, data, size):
    with open(path, "wb") as file:
        file.write(data)
        file.truncate(size)


def kinds(data):
    """Names, what puts it there, and what has to be said."""
    yield "nothing", lambda path: None, "refused font-missing"
    yield "a folder", os.mkdir, "refused font-missing"
    yield "a pipe that nobody writes to", os.mkfifo, "refused font-missing"
    yield "a device without end", lambda path: os.symlink("/dev/zero", path), "refused font-missing"
    yield "an empty device", lambda path: os.symlink("/dev/null", path), "refused font-missing"
    yield "a link to itself", lambda path: os.symlink(path, path), "refused font-missing"
    yield "an empty file", lambda path: sparse(path, b"", 0), "refused font-broken"
    yield "200 MB of nothing", lambda path: sparse(path, b"", LARGE), "refused font-broken"
    yield "200 MB behind a good font", lambda path: sparse(path, data, LARGE), "sound"
    yield "300 MB", lambda path: sparse(path, data, 300_000_000), "refused font-missing"


def remove(path):
    if os.path.isdir(path) and not os.path.islink(path):
        os.rmdir(path)
    elif os.path.lexists(path):
        os.unlink(path)


def try_files(bench):
    font = bench.prepare("NotoSerifBengali-Regular.ttf")
    for name, put, wanted in kinds(font.data):
        remove(bench.path())
        put(bench.path())
        verdict = bench.judge(bench.build())
        if verdict != wanted:
            bench.faults.append(f"{name}: {wanted} was expected, {verdict} came out")
        bench.left()
        remove(bench.path())
