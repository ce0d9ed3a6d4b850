"""Nothing that was never written to is read: memory.py CHARTER WORK_FOLDER

Valgrind's memcheck watches while each document of documents.cases is built and the first one is
read again; what depends on memory that holds anything at all would end there, as would a read beyond
what was taken. (AddressSanitizer, in the dev build, sees only the latter.)"""

import shutil
import sys
from pathlib import Path

import documents

CHARTER, WORK = (Path(argument).resolve() for argument in sys.argv[1:3])
WATCH = ["valgrind", "-q", "--error-exitcode=99", "--expensive-definedness-checks=yes"]


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    all_documents = documents.read(WORK / "masters")
    wanted = documents.plain_sums(CHARTER, all_documents, WORK / "plain")
    faults = []
    for document in all_documents:
        pdf = WORK / "watched.pdf"
        documents.run(WATCH + documents.command(CHARTER, document, document.master, pdf),
                      env=documents.ENVIRONMENT)
        found = {document.name: documents.sha256(pdf)}
        faults += documents.differences(found, {document.name: wanted[document.name]}, "watched")
    # charter gives its reader too little memory for valgrind to go along.
    with open(WORK / "plain" / f"{all_documents[0].name}.pdf", "rb") as pdf:
        documents.run([*WATCH, CHARTER.parent / "charter-unpack", "parts"], stdin=pdf,
                      env=documents.ENVIRONMENT)
    documents.finish(faults, f"{len(all_documents)} documents watched")


main()
