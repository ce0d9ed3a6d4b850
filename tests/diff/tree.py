"""A charter as a tree of things, read from `charter dump --stage=model`: by this program, not by
that which compares. src/diff/thing.h says what the things are; README.md of this folder, how they
are written in a list of changes."""

import re
import subprocess

ATTRIBUTE = re.compile(r' ([a-z-]+)="((?:[^"\\]|\\.)*)"')
BARE = re.compile(r" ([a-z-]+)(?:=([^\s\"]+))?(?= |$)")


class Line:
    """A line of the dump, with those below it."""

    def __init__(self, text):
        words, self.quoted = ATTRIBUTE.sub("", text), {}
        for name, value in ATTRIBUTE.findall(text):
            self.quoted[name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
        self.word = re.match(r"(built-in columns|\S+)", words)[1]
        self.bare = dict(BARE.findall(words[len(self.word):]))
        self.below = []

    def get(self, name):
        return self.quoted.get(name, self.bare.get(name))

    def of(self, *words):
        return [line for line in self.below if line.word in words]


def parse(dump):
    stack = []
    for text in dump.rstrip("\n").split("\n"):
        depth = (len(text) - len(text.lstrip(" "))) // 2
        line = Line(text.strip(" ") if not text.endswith(" ") else text[2 * depth:])
        del stack[depth:]
        if stack:
            stack[-1].below.append(line)
        stack.append(line)
    return stack[0]


class Thing:
    def __init__(self, kind, facts=(), children=()):
        self.kind = kind
        self.facts = {name: value for name, value in dict(facts).items() if value is not None}
        self.children = list(children)

    def __eq__(self, other):
        return (self.kind, self.facts, self.children) == (other.kind, other.facts, other.children)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


# ---- Markup ------------------------------------------------------------------------------------

def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(name, value):
    return "" if value is None else f' {name}="{escape(value).replace(chr(34), "&quot;")}"'


def item(line, lang):
    if line.word == "break":
        return "<br/>"
    if line.word == "contact":
        return f"<contact{attribute('officer', line.get('officer'))}" \
               f"{attribute('show', line.get('show'))}/>"
    text = escape(line.get("is"))
    if "bold" in line.bare:
        text = f"<b>{text}</b>"
    if line.get("href"):
        text = f"<a{attribute('href', line.get('href'))}>{text}</a>"
    if line.get("lang") and line.get("lang") != lang:
        text = f"<span{attribute('lang', line.get('lang'))}>{text}</span>"
    return text


def inline(lines, lang):
    return "".join(item(line, lang) for line in lines)


def block(line, lang, alone):
    if line.word == "list":
        items = "".join(f"<item>{content(one.below, lang)}</item>" for one in line.below)
        return f"<list{attribute('mark', line.get('mark'))}>{items}</list>"
    return inline(line.below, lang) if alone else f"<p>{inline(line.below, lang)}</p>"


def content(lines, lang):
    return "".join(block(line, lang, len(lines) == 1) for line in lines)


# ---- Things ------------------------------------------------------------------------------------

class Reading:
    def __init__(self, root):
        self.root, self.lang = root, root.get("lang")

    def named(self, line, *names, **more):
        return Thing(line.word, {**{name: line.get(name) for name in names}, **more})

    def flag(self, line, name):
        return "yes" if name in line.bare else None

    def cells(self, line):
        return {cell.get("of"): content(cell.below, self.lang) for cell in line.of("cell")}

    def edition(self):
        lines = self.root.of("edition")
        return self.named(lines[0], "year", "quarter", "memo", "approved", "published",
                          draft=self.flag(lines[0], "draft")) if lines else Thing("edition")

    def letterhead(self):
        parts = []
        for line in self.root.of("letterhead")[0].below:
            if line.word == "mark":
                parts.append(self.named(line, "side", "alt", "lang"))
            else:
                parts.append(self.named(line, "role", text=inline(line.below, self.lang)))
        return Thing("letterhead", children=parts)

    def field(self, line):
        return Thing("field", {"kind": line.word, "label": line.get("label"),
                               "text": line.get("is"), "lang": line.get("lang"),
                               "href": line.get("href") if "given" in line.bare else None})

    def officer(self, line):
        return Thing("officer", {"id": line.get("id")}, map(self.field, line.below))

    def columns(self, line):
        columns, group, left, before = [], None, 0, None
        for one in line.below:
            if one.word == "group":
                group, left, begins = one.get("head"), int(one.get("columns")), True
                continue
            under = group if left > 0 else None
            again = left > 0 and begins and before is not None and before == group
            columns.append(self.named(one, "of", "head", "width", "share", "align", group=under,
                                      **{"group-begins": "yes" if again else None}))
            before, left, begins = under, left - 1, False
        return Thing("columns", {"id": line.get("id"), "numbers": line.get("numbers"),
                                 "built-in": "yes" if line.word == "built-in columns" else None},
                     columns)

    def row(self, line, kind):
        serial = line.get("serial") or "" if "given" in line.bare else None
        # A cell that is called so goes by the same name.
        facts = {"id": line.get("id"), "serial": serial, **self.cells(line)}
        return Thing(kind, facts, [Thing("case", self.cells(one)) for one in line.of("case")])

    def table(self, line):
        kind = "service" if line.word == "services" else "row"
        heads = [self.named(one, "of", text=inline(one.below, self.lang))
                 for one in line.of("head")]
        rows = [self.row(one, kind) for one in line.of("row")]
        notes = [Thing("note", {"content": content(one.below, self.lang)})
                 for one in line.of("note")]
        facts = {name: line.get(name) for name in ("columns", "serials", "merge")}
        return Thing(line.word, facts, heads + rows + notes)

    def section(self, line):
        parts = []
        for one in line.below:
            if one.word == "section":
                parts.append(self.section(one))
            elif one.word in ("services", "table"):
                parts.append(self.table(one))
            else:
                parts.append(Thing(one.word, {"content": block(one, self.lang, True)}))
        return Thing("section", {name: line.get(name) for name in ("no", "title", "lang")}, parts)

    def charter(self):
        page = self.root.of("page")[0]
        parts = [self.edition(), self.named(page, "paper", "margin", "binding", "size", "fonts",
                                                   "leading", "rules", "tint"),
                 self.letterhead(), *map(self.officer, self.root.of("officer")),
                 *map(self.columns, self.root.of("columns", "built-in columns")),
                 *map(self.section, self.root.of("section")),
                 *(self.named(one, "officer") for one in self.root.of("approval"))]
        return Thing("charter", {"id": self.root.get("id"), "lang": self.lang}, parts)


def read(charter, master, fonts):
    dump = subprocess.run([charter, "dump", "--stage=model", "--fonts-dir", fonts, master],
                          capture_output=True, check=True).stdout.decode()
    return Reading(parse(dump)).charter()


def of_json(value):
    """The tree of a thing that was added or dropped. What a mark's picture is, the model's dump
    does not say."""
    facts = {name: fact for name, fact in value["facts"].items()
             if (value["kind"], name) != ("mark", "picture")}
    return Thing(value["kind"], facts, map(of_json, value["children"]))


def first_difference(found, expected, path="/"):
    """Where two trees differ, in words; None where they do not."""
    if found.kind != expected.kind:
        return f"{path}: {found.kind} instead of {expected.kind}"
    for name in sorted(found.facts.keys() | expected.facts.keys()):
        if found.facts.get(name) != expected.facts.get(name):
            return f"{path}: {name} is {found.facts.get(name)!r} instead of " \
                   f"{expected.facts.get(name)!r}"
    for at, pair in enumerate(zip(found.children, expected.children)):
        if difference := first_difference(*pair, f"{path}{pair[1].kind}:{at + 1}/"):
            return difference
    if len(found.children) != len(expected.children):
        return f"{path}: {len(found.children)} children instead of {len(expected.children)}"
    return None
