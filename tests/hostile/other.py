"""Other ways in: names of masters, schemas, fonts.xml, a PDF whose master is hostile.

Each is a run and what has to come out of it: exit code, ids."""

import os
import re
import shutil

import pikepdf

import large

GRAMMAR = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:bd:citizen-charter:1"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start>{}</start>{}</grammar>"""
GOOD = large.section("<p>ক</p>")
ANY = """<define name="any"><element><anyName/><zeroOrMore><choice><attribute><anyName/></attribute>
<text/><ref name="any"/></choice></zeroOrMore></element></define>"""


def grammar(start, definitions=""):
    return GRAMMAR.format(start, definitions)


def schemas():
    """A schema is refused, or judges in bounded time."""
    broken = 1, {"schema-broken"}
    either = {0, 1}, set()
    yield "not XML", "no schema", broken
    yield "another grammar", "<a/>", broken
    yield "empty", "", broken
    yield "without a start", grammar(""), broken
    yield "fit for all", grammar('<ref name="any"/>', ANY), (0, set())
    yield "calling itself", grammar('<ref name="a"/>', '<define name="a"><ref name="a"/></define>'), broken
    yield "calling what is not there", grammar('<ref name="a"/>'), broken
    yield "outside", grammar('<externalRef href="file:///etc/passwd"/>'), broken
    yield "including", grammar('<ref name="a"/>', '<include href="http://127.0.0.1:9/"/>'), broken
    yield "including by reference", grammar('<ref name="a"/>', '<incl&#117;de href="x"/>'), broken
    yield "with an entity", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><grammar/>', broken
    yield "deep", grammar("<group>" * 1000 + "<empty/>" + "</group>" * 1000), broken
    yield "60 deep", grammar("<optional>" * 60 + "<text/>" + "</optional>" * 60), either
    refs = "".join(f'<define name="d{i}"><choice><ref name="d{i + 1}"/><ref name="d{i + 1}"/></choice>'
                   "</define>" for i in range(40)) + '<define name="d40"><element name="x"><empty/></element></define>'
    yield "doubling 40 times", grammar('<ref name="d0"/>', refs), broken
    chain = "".join(f'<define name="c{i}"><ref name="c{i + 1}"/></define>' for i in range(100_000))
    yield "chain of 100,000", grammar('<ref name="c0"/>', chain + '<define name="c100000"><text/></define>'), \
        broken
    backwards = "".join(f'<define name="c{i + 1}"><ref name="c{i}"/></define>' for i in range(100_000))
    yield "chain of 100,000 backwards", grammar(
        '<ref name="c100000"/>', '<define name="c0"><text/></define>' + backwards), broken
    members = "".join(f'<element name="e{i}"><empty/></element>' for i in range(200))
    yield "interleave of 200", grammar(f"<element name='charter'><interleave>{members}</interleave></element>"), \
        either
    inside = "<zeroOrMore><ref name='any'/></zeroOrMore>"
    yield "interleave that holds all", grammar(
        "<element name='charter'><interleave>" + inside * 30 + "</interleave><attribute name='id'/></element>",
        ANY), either
    optional = "".join(f"<optional><element name='{name}'><ref name='rest'/></element></optional>"
                       for name in ("letterhead", "section") * 20)
    yield "interleave of optionals", grammar(
        f"<element name='charter'><interleave>{optional}</interleave><ref name='rest'/></element>",
        ANY + "<define name='rest'><zeroOrMore><choice><attribute><anyName/></attribute><text/>"
        "<ref name='any'/></choice></zeroOrMore></define>"), either
    wild = '<zeroOrMore><choice><ref name="any"/><group><ref name="any"/><ref name="any"/></group></choice></zeroOrMore>'
    yield "ambiguous", grammar(f"<element name='charter'>{wild * 10}</element>", ANY), either
    pattern = '<attribute name="id"><data type="string"><param name="pattern">(a|a)*(a|aa)*(a*)*x</param></data></attribute>'
    yield "pattern that explodes", grammar(
        f"<element><anyName/>{pattern}<zeroOrMore><ref name='any'/></zeroOrMore></element>", ANY), either
    count = '<param name="pattern">(a{1,9999}){1,9999}</param>'
    yield "pattern of a hundred million", grammar(
        f"<element><anyName/><attribute name='id'><data type='string'>{count}</data></attribute></element>"), either
    many = "".join(f'<define name="m{i}"><element name="m{i}"><empty/></element></define>' for i in range(50_000))
    yield "50,000 definitions", grammar('<ref name="m0"/>', many), either


def tables():
    """fonts.xml."""
    font = '<set name="serif"><font regular="a.ttf"/></set>'
    yield "a DTD", '<!DOCTYPE fonts SYSTEM "file:///etc/passwd"><fonts/>', (1, {"xml-doctype"})
    yield "a way out of the folder", '<fonts><set name="serif"><font regular="../../etc/passwd"/></set></fonts>', \
        (1, {"value-wrong"})
    yield "a file of the root", '<fonts><set name="serif"><font regular="/etc/passwd"/></set></fonts>', \
        (1, {"value-wrong"})
    yield "two dots", '<fonts><set name="serif"><font regular=".."/></set></fonts>', (1, set())
    yield "a name of 10 MB", f'<fonts><set name="serif"><font regular="{"a" * 10_000_000}"/></set></fonts>', \
        (3, set())
    yield "a line end in a name", '<fonts><set name="serif"><font regular="a&#10;b.ttf"/></set></fonts>', (1, set())
    yield "an empty set", '<fonts><set name="serif"/></fonts>', (1, set())
    yield "10,000 sets", "<fonts>" + "".join(font.replace("serif", f"s{i}") for i in range(10_000)) \
        + "</fonts>", (1, {"font-set-unknown"})
    yield "10,000 fonts in a set", '<fonts><set name="serif">' + "".join(
        f'<font regular="f{i}.ttf"/>' for i in range(10_000)) + "</set></fonts>", (1, {"font-missing"})
    yield "10,000 times one font", '<fonts><set name="serif">' + '<font regular="a.ttf"/>' * 10_000 \
        + "</set></fonts>", ({0, 1}, set())
    yield "NUL", "<fonts>\0</fonts>", (1, {"xml-control-character"})
    yield "not UTF-8", b"<fonts>\xff</fonts>", (1, {"xml-bad-utf8"})
    yield "nothing", "", (1, {"xml-empty"})


def names():
    """Names of masters that exist."""
    for name in ("-", "--", "-o", "a\nb.xml", "a\x1b[2Jb.xml", "a\rb.xml", "ক.xml", "'\"$(x)`;|.xml", "%s%n.xml",
                 b"\xff\xfe.xml", "a b.xml", ".xml", "x" * 250 + ".xml", "{0}{1}.xml"):
        yield name


def try_schemas(trial):
    path = os.path.join(trial.work, "own.rng")
    for name, text, expected in schemas():
        trial.write(GOOD.replace("office-1", "a" * 40))
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        trial.judge(f"schema {name}", trial.build("--schema", path, trial.master), expected)


def try_tables(trial):
    folder = os.path.join(trial.work, "fonts")
    os.mkdir(folder)
    shutil.copy(os.path.join(trial.fonts, "NotoSerifBengali-Regular.ttf"), os.path.join(folder, "a.ttf"))
    trial.write(GOOD)
    own = trial.fonts
    trial.fonts = folder
    for name, text, expected in tables():
        with open(os.path.join(folder, "fonts.xml"), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        trial.judge(f"fonts.xml {name}", trial.build(trial.master), expected)
    os.unlink(os.path.join(folder, "fonts.xml"))
    os.mkfifo(os.path.join(folder, "fonts.xml"))
    trial.judge("fonts.xml that is a pipe", trial.build(trial.master), (3, set()))
    trial.fonts = own


def forged(said):
    """True where a name has made a line of its own, or reaches the terminal's controls."""
    lines = [line for line in said.split("\n") if line]
    ours = r"^ +\d* \| |(\[[a-z0-9-]+\]|hint: .*|bytes, \d+ ms)$"
    return any(ord(c) < 32 for c in said if c != "\n") or \
        any(not re.search(ours, line) for line in lines)


def try_names(trial):
    """Each name as it is, good and faulty; it must not forge what is said."""
    folder = os.path.join(trial.work, "names")
    for faulty in (False, True):
        for name in names():
            os.mkdir(folder)
            path = os.path.join(os.fsencode(folder), os.fsencode(name))
            with open(path, "wb") as file:
                file.write(b"<a/>" if faulty else GOOD.encode())
            if b"\n" in path:
                continue_with(trial, path, faulty)
            else:
                run = trial.build(path)
                trial.judge(f"name {name!r}", run, (1 if faulty else 0, set()))
                if forged(run.said):
                    trial.faults.append(f"name {name!r} forges what is said: {run.said!r}")
            shutil.rmtree(folder)


def continue_with(trial, path, faulty):
    """A line end cannot be given to the server, which takes a run a line: a link leads there."""
    link = os.path.join(trial.work, "link.xml")
    os.symlink(path, link)
    trial.judge(f"name {path!r}", trial.build(link), (1 if faulty else 0, set()))
    os.unlink(link)


def try_missing(trial):
    """Names that are no files."""
    for name in ("x" * 5000, "a/" * 2000, "/dev/null/x", "\x1b]0;x\x07.xml", "\udcff", "..", "/"):
        run = trial.build(name)
        trial.judge(f"no file {name[:20]!r}", run, ({2, 3}, set()))
        if forged(run.said):
            trial.faults.append(f"{name[:20]!r} forges what is said: {run.said[:300]!r}")


def attached():
    """What stands where the master was in a PDF, and what verify says of it."""
    yield "billion laughs", large.dtd('<!ENTITY a "&b;&b;"><!ENTITY b "&a;">'), {"xml-doctype"}
    yield "NUL", GOOD.replace("ক", "\0"), {"xml-control-character"}
    yield "not UTF-8", GOOD.encode()[:-40] + b"\xff", {"xml-bad-utf8"}
    yield "deep", large.master("<section>" * 100_000), {"xml-too-deep"}
    yield "attributes", large.master("<p " + "a='' " * 100_000 + "/>"), {"xml-too-many-attributes"}
    yield "100,000 faults", large.section("<q/>" * 100_000), {"element-misspelt"}
    yield "nothing", "", set()
    yield "another PDF", "%PDF-1.7\n", {"xml-empty"}
    yield "fonts of another folder", GOOD.replace("<section", '<page fonts="../../x"/><section'), set()
    yield "another charter", GOOD.replace("office-1", "office-2"), set()


def taken(path):
    """The bytes of a file, which is removed; none where there is none."""
    if not os.path.exists(path):
        return b""
    with open(path, "rb") as file:
        data = file.read()
    os.unlink(path)
    return data


def try_attached(trial):
    """extract gives what is there, byte for byte; verify finds what is wrong with it."""
    good, bad = (os.path.join(trial.work, name) for name in ("good.pdf", "bad.pdf"))
    trial.write(GOOD)
    trial.build(trial.master)
    shutil.move(os.path.join(trial.out, "m.pdf"), good)
    for name, text, ids in attached():
        data = text if isinstance(text, bytes) else text.encode()
        with pikepdf.open(good) as pdf:
            pdf.Root.AF[0].EF.F.write(data)
            pdf.save(bad)
        out = os.path.join(trial.work, "taken.xml")
        run = trial.server.run("extract", "--lang=en", bad, "-o", out)
        if run.code != (0 if data else 1) or taken(out) != data:
            trial.faults.append(f"extract of {name}: {run.code}, {run.said[:300]}")
        run = trial.server.run("verify", "--lang=en", "--fonts-dir", trial.fonts, bad, megabytes=1536)
        trial.judge(f"verify of {name}", run, (1, ids))


def try_all(trial):
    for part in (try_schemas, try_tables, try_names, try_missing, try_attached):
        part(trial)
