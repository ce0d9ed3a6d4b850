#!/usr/bin/python3
"""The proof can fail: every way of breaking a good file is noticed, by veraPDF or by our checks.

    mutate.py CHARTER FONTS

Breaks the PDF of masters/everything.xml in every way of mutations_of_*.py, and prints what noticed
each. The file itself, saved again in the same way, must pass everything."""

import os
import sys
import tempfile

import pikepdf

import documents
import metacheck
import mutations_of_facts
import mutations_of_pages
import mutations_of_tags
import tagcheck
import verapdf
import victim

MASTER = os.path.join(documents.HERE, "masters", "everything.xml")
LEAST = 30


def save(pdf, path):
    """As it is: pikepdf would mend XMP. preserve_pdfa puts a line end before "endstream", which
    PDF/A wants (6.1.7.1)."""
    pdf.save(path, preserve_pdfa=True, fix_metadata_version=False,
             object_stream_mode=pikepdf.ObjectStreamMode.preserve)


def our_faults(path, wanted, master):
    with pikepdf.open(path) as pdf:
        return tagcheck.check(pdf, wanted) + metacheck.check(pdf, wanted, master)


def fails(verdicts):
    """The rules by which veraPDF refuses the file; the claims where it lacks one."""
    claims = sorted(verdict.profile for verdict in verdicts)
    rules = [f"{verdict.profile} {rule}" for verdict in verdicts for rule in verdict.failed]
    return rules or ([] if claims == documents.CLAIMS["archive"] else ["claims " + str(claims)])


def break_all(good, folder):
    """{name of the mutation: path of the broken file}; "" is the good one."""
    broken = {"": os.path.join(folder, "good.pdf")}
    with pikepdf.open(good) as pdf:
        save(pdf, broken[""])
    for mutation in victim.MUTATIONS:
        path = broken[mutation.__name__] = os.path.join(folder, mutation.__name__ + ".pdf")
        with pikepdf.open(good) as pdf:
            mutation(victim.Victim(pdf))
            save(pdf, path)
    return broken


def report(name, rules, faults):
    """Prints the line of one mutation; True where nothing noticed it."""
    by = f"veraPDF {rules[0]}" if rules else "-"
    print(f"{name.replace('_', ' '):60} {by:28} {faults[0][:90] if faults else '-'}")
    return not rules and not faults


def main():
    charter = documents.Charter(*sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        good = os.path.join(folder, "made.pdf")
        charter.build(MASTER, good)
        wanted = charter.expected(MASTER)
        master = metacheck.Master(MASTER, attached=True)
        broken = break_all(good, folder)
        ours = {name: our_faults(path, wanted, master) for name, path in broken.items()}
        rules = dict.fromkeys(broken, [])
        if verapdf.jar():
            verdicts = verapdf.judge(list(broken.values()))
            rules = {name: fails(verdicts[path]) for name, path in broken.items()}

    if ours[""] or rules[""]:
        sys.exit(f"the good file is refused: {rules['']} {ours['']}")
    names = [name for name in broken if name]
    missed = [name for name in names if report(name, rules[name], ours[name])]
    print(f"{len(names)} mutations, {len(victim.BLIND_SPOTS)} blind spots of veraPDF; noticed by "
          f"veraPDF: {sum(bool(rules[name]) for name in names)}, by our checks: "
          f"{sum(bool(ours[name]) for name in names)}")
    if verapdf.jar() is None:  # then what only veraPDF notices is not known
        missed = [name for name in missed if name in map(lambda spot: spot.__name__,
                                                         victim.BLIND_SPOTS)]
    for name in missed:
        print(f"nothing notices: {name}")
    if missed or len(names) < LEAST:
        sys.exit(1)
    verapdf.finish()


main()
