"""No environment variable reaches paper by way of a library: listeners.py CHARTER LISTENER WORK_FOLDER

Builds the documents of documents.cases with every call of getenv watched (listener.c). A name that
is asked for must be one that src/cli/environment.c forgets, and then have no value though it was
set, or stand in listeners.cases with the reason why it may be heeded. A new version of a library
that listens to something new shows here."""

import re
import shutil
import sys
from pathlib import Path

import documents

CHARTER, LISTENER, WORK = (Path(argument).resolve() for argument in sys.argv[1:4])
FORGETS = documents.ROOT / "src/cli/environment.c"


def forgotten_names():
    return set(re.findall(r'^ *"(\w+)",', FORGETS.read_text("utf-8"), re.M))


def harmless_names():
    lines = (documents.HERE / "listeners.cases").read_text("utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


def asked_names(all_documents, forgotten):
    """What was asked for, and what of it had a value, though only those to be forgotten were set."""
    asked = WORK / "asked"
    environment = documents.ENVIRONMENT | dict.fromkeys(forgotten, "/nonexistent")
    environment |= {"LD_PRELOAD": str(LISTENER), "LISTENER": str(asked)}
    for document in all_documents:
        documents.run(documents.command(CHARTER, document, document.master, WORK / "out.pdf"),
                      env=environment)
    lines = [line.split() for line in asked.read_text("utf-8").splitlines()]
    return {line[0] for line in lines}, {line[0] for line in lines if len(line) > 1}


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    all_documents = documents.read(WORK / "masters")
    forgotten, harmless = forgotten_names(), harmless_names()
    asked, answered = asked_names(all_documents, forgotten)
    if not {"HB_OPTIONS", "ICU_DATA", "LC_ALL"} <= asked:
        documents.finish([f"the listener heard only {sorted(asked)}"], "nothing was proved")
    faults = [f"{name} is asked for: forget it in {FORGETS.name}, or say in listeners.cases why not"
              for name in sorted(asked - forgotten - harmless)]
    faults += [f"{name} is not forgotten" for name in sorted(answered & forgotten)]
    faults += [f"listeners.cases: nobody asks for {name}" for name in sorted(harmless - asked)]
    documents.finish(faults, f"{len(asked)} names asked for, {len(forgotten)} forgotten")


main()
