"""A PDF's bytes follow from the master alone, wherever and whenever it is built:
surroundings.py CHARTER WITNESS WORK_FOLDER

Builds each document of documents.cases in each of the surroundings of surroundings.cases, which
says how they are written, and compares the SHA-256. A witness sees before that the surroundings are
what they are called: a locale that does not exist, or a clock that nothing turned, would prove
nothing. The locales are made here, because a bare Debian has none."""

import datetime
import os
import resource
import shlex
import shutil
import sys
from pathlib import Path

import documents

CHARTER, WITNESS, WORK = (Path(argument).resolve() for argument in sys.argv[1:4])
LOCALES = ("fr_FR.UTF-8", "fr_FR.ISO-8859-1", "tr_TR.UTF-8", "bn_BD.UTF-8")
SETTINGS = {"clock", "umask", "folder", "master", "program", "modified", "fonts", "variables",
            "stack", "addresses", "closed", "times", "sees"}


def make_locales(folder):
    folder.mkdir(parents=True)
    for locale in LOCALES:
        source, charset = locale.split(".")
        documents.run(["localedef", "-i", source, "-f", charset, folder / locale])


class Surroundings:
    """One line of surroundings.cases."""

    def __init__(self, line):
        self.name, _, settings = line.partition(":")
        self.environment, self.set = dict(documents.ENVIRONMENT), {}
        for word in shlex.split(settings):
            key, _, value = word.partition("=")
            if key.isupper():
                self.environment[key] = value.format(work=WORK, fonts=documents.FONTS)
            elif key in SETTINGS:
                self.set[key] = value
            else:
                sys.exit(f"surroundings.cases: {self.name}: no such setting: {key}")
        for number in range(int(self.set.get("variables", 0))):
            self.environment[f"VARIABLE_{number}"] = "value" * 8
        self.folder = WORK / "in" / self.name / self.set.get("folder", "here")
        self.folder.mkdir(parents=True)
        self.fonts = documents.FONTS
        if "fonts" in self.set:
            self.fonts = WORK / "in" / self.name / "other fonts"
            shutil.copytree(documents.FONTS, self.fonts)

    def enter(self):
        """Runs in the new process, before the program does."""
        if "stack" in self.set:
            limit = self.set["stack"]
            limit = resource.RLIM_INFINITY if limit == "unlimited" else int(limit)
            resource.setrlimit(resource.RLIMIT_STACK, (limit, resource.RLIM_INFINITY))
        for descriptor in filter(None, self.set.get("closed", "").split(",")):
            os.close(int(descriptor))

    def run(self, command):
        if "addresses" in self.set:
            command = ["setarch", "-R", *command]
        if "clock" in self.set:
            # The clock is set in the local zone, which is UTC for faketime itself.
            zone = self.environment.get("TZ", "UTC0")
            command = ["faketime", "-f", f"@{self.set['clock']}", "env", f"TZ={zone}", *command]
        environment = self.environment | ({"TZ": "UTC0"} if "clock" in self.set else {})
        options = {"umask": int(self.set["umask"], 8)} if "umask" in self.set else {}
        documents.run(command, cwd=self.folder, env=environment, preexec_fn=self.enter, **options)

    def witness(self):
        """What the witness sees: {word: the rest of its line}."""
        seen = self.folder / "seen"
        self.run([str(WITNESS), str(seen)])
        return dict(line.split(" ", 1) for line in seen.read_text("utf-8").splitlines())

    def build(self, document):
        """The SHA-256 of each of the PDFs."""
        master = self.folder / self.set.get("master", document.master.name)
        documents.copy_master(document.master, master)
        if "modified" in self.set:
            when = datetime.datetime.fromisoformat(self.set["modified"] + "+00:00").timestamp()
            os.utime(master, (when, when))
        program = CHARTER
        if "program" in self.set:
            program = self.folder / self.set["program"]
            if not program.exists():
                program.symlink_to(CHARTER)
        pdf = self.folder / "out.pdf"
        for _ in range(int(self.set.get("times", 1))):
            self.run(documents.command(program, document, master.name, pdf.name, self.fonts))
            yield documents.sha256(pdf)


def faults_of_witness(surroundings, plain):
    """Whether the surroundings are what they are called."""
    seen = surroundings.witness()
    faults = [f"{surroundings.name}: the witness sees nothing else: {word} {plain[word]}"
              for word in filter(None, surroundings.set.get("sees", "").split(","))
              if seen[word] == plain[word]]
    day = surroundings.set.get("clock", seen["clock"]).split(" ")[0]
    following = datetime.date.fromisoformat(day) + datetime.timedelta(days=1)
    if seen["clock"] not in (day, following.isoformat()):
        faults.append(f"{surroundings.name}: the witness sees the clock at {seen['clock']}")
    return faults


def faults_of(surroundings, plain, wanted, all_documents):
    faults = faults_of_witness(surroundings, plain)
    for document in all_documents:
        for found in surroundings.build(document):
            faults += documents.differences({document.name: found},
                                            {document.name: wanted[document.name]},
                                            surroundings.name)
    print(surroundings.name, "as ever" if not faults else "OTHERWISE")
    shutil.rmtree(WORK / "in" / surroundings.name)
    return faults


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    make_locales(WORK / "locale")
    all_documents = documents.read(WORK / "masters")
    wanted = documents.plain_sums(CHARTER, all_documents, WORK / "plain")
    lines = (documents.HERE / "surroundings.cases").read_text("utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    plain = Surroundings("to compare with:").witness()
    faults = []
    for line in lines:
        faults += faults_of(Surroundings(line), plain, wanted, all_documents)
    documents.finish(faults, f"{len(lines)} surroundings, {len(all_documents)} documents")


main()
