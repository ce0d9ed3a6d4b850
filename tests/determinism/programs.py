"""Whoever compiles the program, and however, it makes the same PDFs and says the same of faulty
masters: programs.py CHARTER WORK_FOLDER {ordinary|long}

Builds the whole program anew as each line of programs.cases says, each in its own folder, and
compares with CHARTER: the SHA-256 of every document of documents.cases, what `check` prints of
every faulty master of tests/, and `verify` of CHARTER's PDF. Compilers differ in much that C leaves
open, such as the order in which the arguments of a call come about."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import documents

CHARTER, WORK = (Path(argument).resolve() for argument in sys.argv[1:3])
FAULTY = ("charter/invalid/*/input.xml", "charter/findings/*/input.xml", "xml/schema/*/input.xml")
VERSIONS = (["gcc", "--version"], ["clang", "--version"])
FONTS = f"--fonts-dir={documents.FONTS}"
OPTIONS = {"stripped", "sanitized"}


class Variant:
    """One line of programs.cases."""

    def __init__(self, line):
        self.when, self.name, self.compiler, *rest = line.split()
        self.flags = [word for word in rest if word not in OPTIONS]
        self.options = OPTIONS & set(rest)
        self.folder = WORK / self.name
        self.program = self.folder / "charter"

    def make(self):
        """Ninja makes anew only what has changed since the last time."""
        sanitized = "ON" if "sanitized" in self.options else "OFF"
        documents.run(["cmake", "-G", "Ninja", "-S", documents.ROOT, "-B", self.folder,
                       "-DBUILD_TESTING=OFF", "-DCHARTER_WERROR=ON", "-DCMAKE_BUILD_TYPE=",
                       f"-DCHARTER_SANITIZE={sanitized}", f"-DCMAKE_C_COMPILER={self.compiler}",
                       f"-DCMAKE_C_FLAGS={' '.join(self.flags)}"])
        done = subprocess.run(["cmake", "--build", self.folder, "--target", "charter",
                               "charter-unpack", "--", "--quiet"], text=True, capture_output=True)
        if done.returncode:
            sys.exit(f"{self.name}: {done.stdout}{done.stderr}")
        if "stripped" in self.options:
            self.program = self.strip()
        return self.program

    def strip(self):
        folder = self.folder / "stripped"
        folder.mkdir(exist_ok=True)
        for program in ("charter", "charter-unpack"):
            documents.run(["strip", "-o", folder / program, self.folder / program])
        return folder / "charter"


def faulty_masters():
    found = sorted(path for pattern in FAULTY for path in documents.TESTS.glob(pattern))
    if len(found) < 50:
        sys.exit(f"only {len(found)} faulty masters: they must be elsewhere now")
    return found


def words_of_check(program, masters):
    """{master: what `check` says of it}, as one text in which the exit codes stand as well."""
    said = {}
    for master in masters:
        done = subprocess.run([program, "check", "--format=json", FONTS, master.name],
                              cwd=master.parent, env=documents.ENVIRONMENT, text=True,
                              capture_output=True)
        said[str(master.relative_to(documents.TESTS))] = f"{done.returncode}{done.stdout}"
    return said


def faults_of(variant, masters, wanted, said, pdf):
    program = variant.make()
    shutil.rmtree(WORK / "pdf" / variant.name, ignore_errors=True)
    sums = documents.plain_sums(program, masters, WORK / "pdf" / variant.name)
    faults = documents.differences(sums, wanted, variant.name)
    found = words_of_check(program, said["masters"])
    faults += [f"{variant.name}: check says something else of {master}: {found[master]}"
               for master, words in said["words"].items() if found[master] != words]
    done = subprocess.run([program, "verify", FONTS, pdf], env=documents.ENVIRONMENT, text=True,
                          capture_output=True)
    if done.returncode:
        faults.append(f"{variant.name}: verify: {done.stdout}{done.stderr}")
    size = program.stat().st_size
    digest = hashlib.sha256(program.read_bytes()).hexdigest()[:12]
    print(f"{variant.name}: {' '.join(variant.flags)}: {size} bytes, {digest}")
    return faults, digest


def main():
    lines = (documents.HERE / "programs.cases").read_text("utf-8").splitlines()
    variants = [Variant(line) for line in lines if line and not line.startswith("#")]
    variants = [variant for variant in variants if variant.when == sys.argv[3]]
    for command in VERSIONS:
        print(documents.run(command).decode().splitlines()[0])
    for folder in ("masters", "plain"):
        shutil.rmtree(WORK / folder, ignore_errors=True)
    masters = documents.read(WORK / "masters")
    wanted = documents.plain_sums(CHARTER, masters, WORK / "plain")
    faulty = faulty_masters()
    said = {"masters": faulty, "words": words_of_check(CHARTER, faulty)}
    pdf = WORK / "plain" / f"{masters[0].name}.pdf"
    faults, digests = [], set()
    for variant in variants:
        found, digest = faults_of(variant, masters, wanted, said, pdf)
        faults += found
        digests.add(digest)
    if len(digests) < len(variants):
        faults.append(f"{len(variants)} programs, but only {len(digests)} different ones")
    documents.finish(faults, f"{len(variants)} programs, {len(masters)} documents, "
                             f"{len(faulty)} faulty masters")


main()
