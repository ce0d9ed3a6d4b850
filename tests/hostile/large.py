"""Masters that are large, deep or endless: each function gives (master, what has to come out).

What has to come out is the exit code, and the ids of the errors; an empty set stands for any."""

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<charter xmlns="urn:bd:citizen-charter:1" id="office-1" xml:lang="bn">
<letterhead><line role="office">কার্যালয়</line><title>চার্টার</title></letterhead>
"""
MEGABYTE = 1 << 20


def master(inside):
    return HEAD + inside + "\n</charter>\n"


def section(inside, title="কাজ"):
    return master(f'<section title="{title}">{inside}</section>')


def services(rows, columns="local-8"):
    return section(f'<services columns="{columns}">{rows}</services>')


def row(name="সনদ", more=""):
    return f"<service id='s'><name>{name}</name>{more}</service>"


def dtd(declarations, text="&a;"):
    return HEAD.replace("<charter", f"<!DOCTYPE charter [{declarations}]>\n<charter", 1) \
        + f"<section><p>{text}</p></section></charter>"


def refused(*ids):
    return 1, set(ids)


# ---- entities, other files ----------------------------------------------------------------------

def outside():
    doctype = refused("xml-doctype")
    body = '<section title="ক"><p>ক</p></section></charter>'
    for name, uri in (("file", "file:///etc/passwd"), ("http", "http://127.0.0.1:9/x"),
                      ("device", "file:///dev/zero"), ("php", "php://filter/read=x"),
                      ("ftp", "ftp://127.0.0.1/x"), ("relative", "secret.xml")):
        yield f"entity by {name}", dtd(f'<!ENTITY a SYSTEM "{uri}">'), doctype
        yield f"parameter entity by {name}", dtd(f'<!ENTITY % a SYSTEM "{uri}"> %a;', ""), doctype
        external = f'<!DOCTYPE charter SYSTEM "{uri}">\n<charter'
        yield f"DTD by {name}", HEAD.replace("<charter", external, 1) + body, doctype
        include = f'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="{uri}" parse="text"/>'
        yield f"xinclude by {name}", section(f"<p>{include}</p>"), refused()
        sheet = f'<?xml-stylesheet href="{uri}" type="text/xsl"?>\n<charter'
        yield f"stylesheet by {name}", HEAD.replace("<charter", sheet, 1) + body, (0, set())
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    yield "billion laughs", dtd('<!ENTITY l0 "হা">' + laughs, "&l11;"), doctype
    yield "quadratic entity", dtd(f'<!ENTITY a "{"ক" * 100000}">', "&a;" * 10000), doctype
    yield "entity of itself", dtd('<!ENTITY a "&a;">'), doctype
    yield "doctype in a comment", master('<!-- <!DOCTYPE a> --><section title="ক"><p>ক</p></section>'), \
        (0, set())


# ---- size ---------------------------------------------------------------------------------------

def sizes():
    yield "cell of 50 MB", services(row("ক" * (50_000_000 // 3))), (0, set())
    yield "cell of 50 MB of words", services(row("কাজ ও কথা " * (50_000_000 // 26))), (0, set())
    yield "65 MB", master(" " * (65 * MEGABYTE)), refused("file-too-large")
    yield "50 MB of comments", master("<!--x-->" * 6_000_000 + '<section title="ক"><p>ক</p></section>'), \
        (0, set())
    yield "50 MB in one attribute", section("<p>ক</p>", "x" * 50_000_000), refused()
    yield "name of 10 MB", master("<" + "n" * 10_000_000 + "/>"), refused()
    yield "prefix of 1 MB", master("<" + "n" * MEGABYTE + ":a/>"), refused("xml-prefix")
    yield "value of 10 MB", services("", "x" * 10_000_000), refused()
    yield "id of 10 MB", services(f'<service id="{"s" * 10_000_000}"><name>ক</name></service>'), refused()
    yield "link of 1 MB", section(f'<p><a href="https://a.bd/{"x" * MEGABYTE}">ক</a></p>'), refused()


# ---- depth and number ---------------------------------------------------------------------------

def numbers():
    deep, many = 100_000, 100_000
    yield "depth", master("<section>" * deep + "</section>" * deep), refused("xml-too-deep")
    yield "depth without ends", master("<p>" * deep), refused("xml-too-deep")
    yield "lists in lists", section("<list><item>ক" * 200 + "</item></list>" * 200), \
        refused("xml-too-deep")
    yield "sections 60 deep", master("<section>" * 60 + "<p>ক</p>" + "</section>" * 60), (0, set())
    attributes = " ".join(f'a{i}="1"' for i in range(many))
    yield "attributes", master(f"<section {attributes}/>"), refused("xml-too-many-attributes")
    namespaces = " ".join(f'xmlns:n{i}="urn:{i}"' for i in range(many))
    yield "namespaces", master(f"<section {namespaces}/>"), refused("xml-too-many-attributes")
    spread = "".join(f'<p xmlns:n{i}="urn:{i}">ক</p>' for i in range(many))
    yield "namespaces on many elements", section(spread), (0, set())
    yield "same attribute twice", section('<p xml:lang="bn" xml:lang="en">ক</p>'), \
        refused("xml-attribute-twice")
    yield "a million elements", section("<p/>" * 1_000_000), (0, set())
    yield "a million wrong elements", section("<q/>" * 1_000_000), refused("element-misspelt")
    yield "10,000 faults", services("".join(f"<servise{i}/>" for i in range(10_000))), refused()
    yield "10,000 unknown officers", services(row(more="".join(
        f'<responsible><contact officer="o{i}"/></responsible>' for i in range(10_000)))), refused()
    ids = "".join(f'<service id="s{i}"><name>ক</name></service>' for i in range(20_000))
    yield "20,000 ids", services(ids), (0, set())
    yield "20,000 times one id", services(row() * 20_000), refused("service-twice")
    columns = "".join(f'<column of="c{i}" title="ক" width="1"/>' for i in range(many))
    yield "columns", master(f'<columns id="mine">{columns}</columns>'), refused()
    yield "10,000 line ends", section("<p>" + "ক<br/>" * 10_000 + "</p>"), (0, set())


# ---- text ---------------------------------------------------------------------------------------

def texts():
    yield "a letter with 100,000 marks", section("<p>ক" + "ঁ" * 100_000 + "</p>"), refused()
    yield "100,000 marks alone", section("<p>" + "\u0301" * 100_000 + "</p>"), refused()
    yield "100,000 joined consonants", section("<p>ক" + "্ক" * 100_000 + "</p>"), (0, set())
    yield "100,000 joiners", section("<p>ক" + "\u200d" * 100_000 + "</p>"), (0, set())
    yield "a word of a million letters", section("<p>" + "কা" * 500_000 + "</p>"), (0, set())
    yield "a Latin word of a million letters", section("<p>" + "a" * 1_000_000 + "</p>"), (0, set())
    yield "a million blanks", section("<p>ক" + " " * 1_000_000 + "খ</p>"), (0, set())
    yield "a million no-break spaces", section("<p>ক" + "\u00a0" * 1_000_000 + "খ</p>"), (0, set())
    yield "an address of 100,000 parts", section("<p>" + "a." * 100_000 + "bd</p>"), (0, set())
    yield "100,000 at signs", section("<p>" + "a@" * 100_000 + "b.bd</p>"), (0, set())
    yield "100,000 scripts in turn", section("<p>" + "কa" * 50_000 + "</p>"), (0, set())
    for name, sign in (("override", "\u202e"), ("embedding", "\u202b"), ("isolate", "\u2067"),
                       ("mark", "\u200f"), ("letter mark", "\u061c"), ("end of isolate", "\u2069"),
                       ("tag", "\U000e0041"), ("private", "\ue000"), ("variation", "\ufe0f"),
                       ("zero width", "\ufeff"), ("line separator", "\u2028"),
                       ("unassigned", "\u09ff"), ("Hebrew", "\u05d0"), ("Arabic", "\u0627"),
                       ("emoji family", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
                       ("interlinear", "\ufff9"), ("object", "\ufffc"), ("soft hyphen", "\u00ad")):
        yield f"bidi and its like: {name}", section(f"<p>ক {sign} খ</p>"), ({0, 1}, set())
        yield f"bidi in a title: {name}", section("<p>ক</p>", f"ক {sign} খ"), ({0, 1}, set())


ORDINARY = [outside, numbers, texts]
LONG = [sizes]
