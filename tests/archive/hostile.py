"""Ids, names and archives that were made to lead elsewhere, each safe or refused: hostile.py CHARTER
WORK_FOLDER

Around the archive stand files that must stay as they are. What an archive says is written by hand
where charter itself would not write it, with the hashes that make it valid."""

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

import stock

CHARTER, WORK = stock.Charter(sys.argv[1]), Path(sys.argv[2]).resolve()
SMALL = stock.PROJECT / "tests/cli/masters/small.xml"
BAD_IDS = ["", ".", "..", "../../escaped", "/etc/passwd", "a/b", "a\\b", "con", "CON", "nul.txt", "aux",
           "Office", "অফিস", "উপজেলা-আইসিটি", "a b", "a\nb", "a%2fb", "a" * 65, "a" * 300, "-a", "1a",
           "a:b", "a*", "ａ", "a\u202eb", "--office"]
GOOD_IDS = ["con-trol", "nul-office", "a" * 64, "a-", "z9"]
BAD_YEARS = ["", "2025", "2025-27", "../25-26", "2025/26", "২০২৫-২৬", "2025-2", "9" * 300, "20a5-26"]
BAD_DAYS = ["", "2025-02-29", "2025-13-01", "01-01-2025", "২০২৫-০১-০১", "2025-01-01T00:00:00Z", "../../x"]


class Proof:
    def __init__(self):
        self.counts, self.faults = {"safe": 0, "refused": 0}, []
        shutil.rmtree(WORK, ignore_errors=True)
        WORK.mkdir(parents=True)
        self.place = WORK / "place"
        self.root = self.place / "archive"
        self.place.mkdir()
        self.pdf = WORK / "old.pdf"
        stock.old_pdf(self.pdf)
        self.begin()

    def begin(self):
        shutil.rmtree(self.place)
        self.place.mkdir()
        (self.place / "outside.txt").write_text("stays\n")
        (self.place / "folder").mkdir()
        (self.place / "folder/inventory.json").write_text("{}\n")
        CHARTER.must("archive", "init", self.root)

    def outside(self):
        """All that is not the archive."""
        return {name: found for name, found in stock.snapshot(self.place).items()
                if not name.startswith("archive")}

    def judge(self, what, codes, *command):
        """The exit code is one of these, nothing outside is touched, the archive stays whole."""
        before = self.outside()
        done = CHARTER.run(*command)
        if done.returncode not in codes or (done.returncode and "error:" not in done.stderr):
            self.faults.append(f"{what}: exit {done.returncode}: {done.stderr[:300]}")
        if self.outside() != before:
            self.faults.append(f"{what}: something outside was changed")
        self.counts["refused" if done.returncode else "safe"] += 1
        return done

    def whole(self, what):
        done = CHARTER.run("archive", "verify", self.root)
        if done.returncode != 0:
            self.faults.append(f"{what}: the archive is not whole: {done.stderr[:300]}")


def foreign(proof, what, codes, office="old-office", year="2019-20", day="2020-03-31", *more):
    return proof.judge(what, codes, "archive", "add", proof.root, "--foreign", proof.pdf,
                       f"--office={office}", f"--year={year}", f"--date={day}", *more)


def names(proof):
    for bad in BAD_IDS:
        if bad in ("con", "aux"):
            foreign(proof, f"id {bad!r}", {0, 2}, office=bad)
        else:
            foreign(proof, f"id {bad!r}", {2}, office=bad)
    for good in GOOD_IDS:
        foreign(proof, f"id {good!r}", {0}, office=good)
    for bad in BAD_YEARS:
        foreign(proof, f"year {bad!r}", {2}, "old-office", bad)
    for bad in BAD_DAYS:
        foreign(proof, f"day {bad!r}", {2}, "old-office", "2019-20", bad)
    for bad in ("", "\x01", b"\xff".decode(errors="surrogateescape"), "\u202e"):
        foreign(proof, f"reason {bad!r}", {2}, "old-office", "2019-20", "2020-03-31",
                f"--reason={bad}")
    long = "কারণ " * 2000
    foreign(proof, "a long reason", {0}, "old-office", "2019-20", "2020-03-31", f"--reason={long}")
    foreign(proof, "quotes in a reason", {0}, "old-office", "2018-19", "2020-03-31",
            '--reason="}],\\u0000 </x>')
    proof.whole("names")


def fonts(proof):
    """A font may be called anything that fonts.xml may call it."""
    folder = WORK / "fonts"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(stock.PROJECT / "fonts", folder)
    name = "নোটো সেরিফ.ttf"
    (folder / "NotoSerifBengali-Regular.ttf").rename(folder / name)
    table = folder / "fonts.xml"
    table.write_text(table.read_text(encoding="utf-8").replace("NotoSerifBengali-Regular.ttf", name),
                     encoding="utf-8")
    master = stock.edited(SMALL, WORK, ("<letterhead>", '<edition year="2025-26" published="2025-12-31"/>'
                                                        "<letterhead>"))
    proof.judge("a font with a Bangla name", {0}, "archive", "add", proof.root, master,
                "--fonts-dir", folder)
    proof.judge("taken out", {0}, "archive", "get", proof.root, "--office", "small-office", "--year",
                "2025-26", "--out-dir", WORK / "got")
    done = CHARTER.run("archive", "verify", proof.root, "--rebuild")
    if "the same 1" not in done.stdout + done.stderr:
        proof.faults.append(f"a font with a Bangla name: {done.stdout}{done.stderr}")
    proof.whole("fonts")


# ---- Archives by hand ---------------------------------------------------------------------------


def sha512(data):
    return hashlib.sha512(data).hexdigest()


def rewrite(office, change):
    """Changes an office's inventory as JSON, and makes its hashes true again."""
    inventory = json.loads((office / "inventory.json").read_bytes())
    change(inventory)
    data = json.dumps(inventory, ensure_ascii=False).encode()
    for folder in (office, office / inventory.get("head", "v1")):
        folder.mkdir(exist_ok=True)
        (folder / "inventory.json").write_bytes(data)
        (folder / "inventory.json.sha512").write_text(f"{sha512(data)}  inventory.json\n")


def only_path(inventory, path):
    digest = next(iter(inventory["manifest"]))
    inventory["manifest"][digest] = [path]


def only_state(inventory, path):
    state = inventory["versions"]["v1"]["state"]
    state[next(iter(state))] = [path]


COMMANDS = ["list", "show --office old-office", "log --office old-office", "verify --rebuild",
            "report --office old-office --year 2019-20",
            "get --office old-office --year 2019-20 --out-dir {out}"]
PATHS = ["../../../outside.txt", "/etc/passwd", "v1/content/../../../../../outside.txt", "v1/content/",
         "v1//content/x", "./v1/content/x", "v1/content/x\u0000y", "v1/content/" + "x" * 300, "",
         "v1/content/./x", "v2/content/x", "content/x", "v1/content"]
STATES = ["../outside.txt", "/outside.txt", "a//b", "", ".", "a/../../b", "a/\u0000", "b" * 300]
INVENTORIES = {
    "another type": lambda i: i.update(type="https://ocfl.io/9.9/spec/#inventory"),
    "another algorithm": lambda i: i.update(digestAlgorithm="md5"),
    "head of no version": lambda i: i.update(head="v9"),
    "head that is a path": lambda i: i.update(head="../v1"),
    "a padded head": lambda i: i.update(head="v01"),
    "content directory that is a path": lambda i: i.update(contentDirectory="../content"),
    "no manifest": lambda i: i.pop("manifest"),
    "a list for a manifest": lambda i: i.update(manifest=[]),
    "a short digest": lambda i: i["manifest"].update({"ab": ["v1/content/x"]}),
    "no versions": lambda i: i.update(versions={}),
    "a version more": lambda i: i["versions"].update(v2={}),
    "a time that is none": lambda i: i["versions"]["v1"].update(created="yesterday"),
    "a user without a name": lambda i: i["versions"]["v1"].update(user={}),
    "an empty id": lambda i: i.update(id=""),
    "a state that nothing holds": lambda i: i["versions"]["v1"]["state"].update({"a" * 128: ["x"]}),
    "another office": lambda i: i.update(id="charter:another"),
    "an id that is a path": lambda i: i.update(id="../../outside"),
}


def by_hand(proof):
    changes = dict(INVENTORIES)
    changes |= {f"content path {path!r}": lambda i, path=path: only_path(i, path) for path in PATHS}
    changes |= {f"logical path {path!r}": lambda i, path=path: only_state(i, path)
                for path in STATES}
    for what, change in changes.items():
        proof.begin()
        foreign(proof, "an office", {0})
        office = next(proof.root.rglob("v1")).parent
        rewrite(office, change)
        for command in COMMANDS:
            shutil.rmtree(WORK / "out", ignore_errors=True)
            action, *more = command.format(out=WORK / "out").split()
            proof.judge(f"{what}: {action}", {1, 2}, "archive", action, proof.root, *more)
        foreign(proof, f"{what}: add", {1}, "old-office", "2020-21")


def links(proof):
    """Symbolic links in the archive lead nowhere."""
    proof.begin()
    foreign(proof, "an office", {0})
    office = next(proof.root.rglob("v1")).parent
    for path in (office, office / "v1", office / "v1/content", office / "inventory.json"):
        away = WORK / "away"
        path.rename(away)
        path.symlink_to(away, target_is_directory=away.is_dir())
        proof.judge(f"{path.name} is a link: get", {1, 2, 3}, "archive", "get", proof.root, "--office",
                    "old-office", "--year", "2019-20", "--out-dir", WORK / "out")
        foreign(proof, f"{path.name} is a link: add", {1, 2, 3}, "old-office", "2020-21")
        proof.judge(f"{path.name} is a link: verify", {1}, "archive", "verify", proof.root)
        path.unlink()
        away.rename(path)
    proof.whole("links")
    staging = proof.root / "extensions/charter-staging"
    staging.symlink_to(proof.place / "folder", target_is_directory=True)
    foreign(proof, "staging that is a link", {0}, "old-office", "2021-22")
    staging.mkdir()
    (staging / "old").symlink_to(proof.place / "folder", target_is_directory=True)
    foreign(proof, "an old object that is a link", {0}, "old-office", "2022-23")
    proof.whole("links in the staging folder")


def records(proof):
    """A record that says what is not so is found, and leads nowhere."""
    for what, old, new in (("another path", "2019-20/annual/charter.pdf", "../../../outside.txt"),
                           ("another office", '"old-office"', '"new-office"'),
                           ("another year", '"2019-20"', '"2020-21"'),
                           ("a day that is none", "2020-03-31", "2020-02-31"),
                           ("another size", '"bytes": ', '"bytes": 1')):
        proof.begin()
        foreign(proof, "an office", {0})
        office = next(proof.root.rglob("v1")).parent
        record = next(office.rglob("record.json"))
        before = sha512(record.read_bytes())
        changed = record.read_text(encoding="utf-8").replace(old, new)
        record.write_text(changed, encoding="utf-8")
        after = sha512(changed.encode())

        def replace(inventory, before=before, after=after):
            for map_ in (inventory["manifest"], inventory["versions"]["v1"]["state"]):
                map_[after] = map_.pop(before)
        rewrite(office, replace)
        done = proof.judge(f"record: {what}", {1}, "archive", "verify", proof.root)
        if "[archive-record]" not in done.stderr:
            proof.faults.append(f"record: {what}: {done.stderr}")
        proof.judge(f"record: {what}: get", {0, 1, 2}, "archive", "get", proof.root, "--office",
                    "old-office", "--year", "2019-20", "--out-dir", WORK / "out")
        shutil.rmtree(WORK / "out", ignore_errors=True)


def add_version(office, change):
    """A second version by hand, its state changed and all hashes true."""
    inventory = json.loads((office / "inventory.json").read_bytes())
    state = {path: digest for digest, paths in inventory["versions"]["v1"]["state"].items()
             for path in paths}
    added = change(state)
    version = office / "v2"
    version.mkdir()
    for path, data in added.items():
        target = version / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        state[path] = sha512(data)
        inventory["manifest"][sha512(data)] = [f"v2/content/{path}"]
    inventory["head"] = "v2"
    inventory["versions"]["v2"] = {"created": "2021-01-01T00:00:00Z", "state": {}}
    for path, digest in state.items():
        inventory["versions"]["v2"]["state"].setdefault(digest, []).append(path)
    data = json.dumps(inventory).encode()
    for folder in (office, version):
        (folder / "inventory.json").write_bytes(data)
        (folder / "inventory.json.sha512").write_text(f"{sha512(data)}  inventory.json\n")


def without(state, name):
    del state[f"2019-20/annual/{name}"]
    return {}


LATER = {
    "another PDF beside the same record": lambda state: {
        "2019-20/annual/charter.pdf": b"%PDF-1.4 another\n"},
    "a PDF that is gone": lambda state: without(state, "charter.pdf"),
    "a record that is gone": lambda state: without(state, "record.json"),
    "a file that no record names": lambda state: {"2019-20/annual/more.txt": b"more\n"},
    "an edition without a record": lambda state: {"2020-21/q1/charter.pdf": b"%PDF-1.4 another\n"},
}


def later_versions(proof):
    """A version that changes an edition behind its record's back is found, and nothing of it is given
    out or replaced silently."""
    for what, change in LATER.items():
        proof.begin()
        foreign(proof, "an office", {0})
        add_version(next(proof.root.rglob("v1")).parent, change)
        done = proof.judge(f"later: {what}", {1}, "archive", "verify", proof.root)
        if "[archive-record]" not in done.stderr:
            proof.faults.append(f"later: {what}: {done.stderr}")
        shutil.rmtree(WORK / "out", ignore_errors=True)
        if "file" not in what and "an edition" not in what:
            proof.judge(f"later: {what}: get", {1, 2}, "archive", "get", proof.root, "--office",
                        "old-office", "--year", "2019-20", "--out-dir", WORK / "out")
        if "record that is gone" in what:
            foreign(proof, f"later: {what}: add", {1})


def main():
    os.environ["LC_ALL"] = "C"
    proof = Proof()
    names(proof)
    proof.begin()
    fonts(proof)
    by_hand(proof)
    links(proof)
    records(proof)
    later_versions(proof)
    print(*(f"{what}: {count}" for what, count in proof.counts.items()), sep="\n")
    print(f"{len(proof.faults)} faults", *proof.faults[:30], sep="\n")
    sys.exit(1 if proof.faults else 0)


main()
