"""A master's PDF does not depend on the others that are built with it: company.py CHARTER WORK_FOLDER

Builds the documents of documents.cases in one call, in three orders and each of them twice, and
compares with the PDF that each gives alone. What a library, a cache of ours or a broken master
leaves behind would show."""

import random
import shutil
import sys
from pathlib import Path

import documents

CHARTER, WORK = (Path(argument).resolve() for argument in sys.argv[1:3])
SEED = 5


def build(group, profile, folder):
    """Builds each twice: under its own name, and as a copy that is called otherwise."""
    folder.mkdir(parents=True)
    masters = []
    for document in group:
        copy = folder / f"{document.master.stem}-again.xml"
        documents.copy_master(document.master, copy)
        masters += [document.master, copy]
    documents.run([CHARTER, "build", "-q", f"--fonts-dir={documents.FONTS}",
                   f"--profile={profile}", f"--out-dir={folder}", *masters],
                  env=documents.ENVIRONMENT)


def faults_of(group, profile, folder, wanted):
    build(group, profile, folder)
    faults = []
    for document in group:
        for name in (document.master.stem, f"{document.master.stem}-again"):
            found = {document.name: documents.sha256(folder / f"{name}.pdf")}
            faults += documents.differences(found, {document.name: wanted[document.name]},
                                            folder.name)
    return faults


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    all_documents = documents.read(WORK / "masters")
    wanted = documents.plain_sums(CHARTER, all_documents, WORK / "plain")
    shuffled = random.Random(SEED).sample(all_documents, len(all_documents))
    orders = {"in order": all_documents, "backwards": all_documents[::-1],
              f"shuffled by {SEED}": shuffled}
    faults, profiles = [], sorted({document.profile for document in all_documents})
    for name, order in orders.items():
        for profile in profiles:
            group = [document for document in order if document.profile == profile]
            faults += faults_of(group, profile, WORK / f"{name}, {profile}", wanted)
    documents.finish(faults, f"{len(orders)} orders, {len(all_documents)} documents")


main()
