"""Lists of changes: applied to a tree, turned around, and looked at."""

import re
import unicodedata

import tree

TURNED = {"added": "dropped", "dropped": "added", "split": "merged", "merged": "split",
          "old": "new", "new": "old", "old_line": "new_line", "new_line": "old_line",
          "from": "to", "to": "from", "from_line": "into_line", "into_line": "from_line"}


class Fault(Exception):
    pass


def steps(path):
    """The numbers of a path, from 0, each with the kind that must be there."""
    return [(step.split(":")[0], int(step.split(":")[1]) - 1) for step in path.split("/") if step]


def order(path):
    return [number for _, number in steps(path)]


def at(root, path):
    thing = root
    for kind, number in steps(path):
        if number >= len(thing.children) or thing.children[number].kind != kind:
            raise Fault(f"there is no {path}")
        thing = thing.children[number]
    return thing


# ---- Applying ----------------------------------------------------------------------------------

def set_fact(thing, change):
    name = change["fact"]
    if thing.facts.get(name) != change["from"] and (thing.kind, name) != ("mark", "picture"):
        raise Fault(f"{change['old']}: {name} is not {change['from']!r}")
    if change["to"] is None:
        del thing.facts[name]
    elif (thing.kind, name) != ("mark", "picture"):
        thing.facts[name] = change["to"]


def rename_references(root, ids):
    """ids: {(kind, old id): new id}."""
    def officer(match):
        return f'<contact officer="{ids.get(("officer", match[1]), match[1])}"'

    for thing in root.walk():
        for name, value in thing.facts.items():
            if thing.kind == "approval" and name == "officer":
                thing.facts[name] = ids.get(("officer", value), value)
            elif thing.kind in ("services", "table") and name == "columns":
                thing.facts[name] = ids.get(("columns", value), value)
            elif "<contact " in value:
                thing.facts[name] = re.sub(r'<contact officer="([^"]*)"', officer, value)


def take_away(parents, thing):
    parent = parents[id(thing)]
    parent.children = [child for child in parent.children if child is not thing]


def apply(root, changes):
    """Makes of the old tree the new one."""
    placed = []
    parents = {id(child): thing for thing in root.walk() for child in thing.children}
    found = [at(root, change["old"]) if "old" in change else None for change in changes]
    ids = {(change["thing"], change["from"]): change["to"] for change in changes
           if change.get("fact") == "id" and change["thing"] in ("officer", "columns")}
    texts = [(thing, change) for thing, change in zip(found, changes) if "fact" in change]
    rename_references(root, ids)
    for change in changes:  # what is told of the old side goes by the old names
        if "fact" in change and change["from"] is not None:
            holder = tree.Thing(change["thing"], {change["fact"]: change["from"]})
            rename_references(holder, ids)
            change["from"] = holder.facts[change["fact"]]
    for thing, change in texts:
        set_fact(thing, change)
    for thing, change in zip(found, changes):
        if change["change"] in ("moved", "reordered", "dropped", "merged"):
            take_away(parents, thing)
        if change["change"] in ("moved", "reordered"):
            placed.append((change["new"], thing))
        elif change["change"] in ("added", "split"):
            placed.append((change["new"], tree.of_json(change["value"])))
    for path, thing in sorted(placed, key=lambda pair: order(pair[0])):
        parent = at(root, path.rsplit("/", 1)[0])
        parent.children.insert(order(path)[-1], thing)


# ---- Turning around ----------------------------------------------------------------------------

def turned(change):
    result = {}
    for name, value in change.items():
        if name == "change":
            result[name] = TURNED.get(value, value)
        elif name == "words":
            result[name] = sorted([TURNED.get(kind, kind), text] for kind, text in value)
        elif name in ("from", "from_line") and change["change"] == "split":
            result["into" + name[4:]] = value
        elif name in ("into", "into_line"):
            result["from" + name[4:]] = value
        elif name != "label":
            result[TURNED.get(name, name)] = value
    return result


def plain(change):
    return {name: sorted(value) if name == "words" else value for name, value in change.items()
            if name != "label"}


def first_unturned(there, back):
    """What of one list is not in the other, turned around; None where each is in it."""
    back = [plain(change) for change in back]
    for change in there:
        if turned(change) not in back:
            return turned(change)
        back.remove(turned(change))
    return back[0] if back else None


# ---- Words -------------------------------------------------------------------------------------

def reading(value):
    """A value as it is read, where it is mere text; None where it has markup."""
    return None if "<" in value else \
        value.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def begins_inside(text):
    """True where what the text begins with belongs to what stands before it."""
    return unicodedata.category(text[0])[0] == "M" or text[0] in "\u200c\u200d"


def check_words(change):
    """The runs are the two texts, and cut no cluster."""
    for side in ("from", "to"):
        text = ""
        for kind, run in change["words"]:
            if kind in ("same", side):
                if text and begins_inside(run):
                    raise Fault(f"{run!r} begins inside a cluster")
                text += run
        if reading(change[side]) not in (None, text):
            raise Fault(f"the words of {change[side]!r} are {text!r}")
