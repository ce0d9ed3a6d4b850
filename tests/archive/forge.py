"""Changes a file of an archive and makes all hashes true again, as somebody would who knows how:
forge.py ARCHIVE FILE_NAME OLD NEW

The first file of that name in the archive has the text replaced; records and inventories get its new
hashes and size. inventory.json is that of the office and of its first version."""

import hashlib
import sys
from pathlib import Path


def sha512(path):
    return hashlib.sha512(path.read_bytes()).hexdigest()


def replace(path, changes):
    """Replaces texts in a file; the digest before and the one after."""
    before = sha512(path)
    data = path.read_bytes()
    for old, new in changes:
        data = data.replace(old.encode(), new.encode())
    path.write_bytes(data)
    return before, sha512(path)


def sign(folder):
    (folder / "inventory.json.sha512").write_text(f"{sha512(folder / 'inventory.json')}  inventory.json\n")


def forge(root, name, old, new):
    office = next(root.rglob("v1")).parent
    changed, record = next(office.rglob(name)), next(office.rglob("record.json"))
    sha256, size = hashlib.sha256(changed.read_bytes()).hexdigest(), changed.stat().st_size
    if name == "inventory.json":
        for folder in (office, office / "v1"):
            replace(folder / name, [(old, new)])
            sign(folder)
        return
    digests = [replace(changed, [(old, new)])]
    if changed != record:
        digests.append(replace(record, [
            (sha256, hashlib.sha256(changed.read_bytes()).hexdigest()),
            (f'"bytes": {size}', f'"bytes": {changed.stat().st_size}')]))
    for folder in (office, office / "v1"):
        replace(folder / "inventory.json", digests)
        sign(folder)


forge(Path(sys.argv[1]), *sys.argv[2:5])
