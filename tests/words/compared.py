"""Documents that compare two editions, as lists of cases name them:

    since:OLD:NEW   the charter NEW, marked where it changed since OLD
    note:OLD:NEW    the note of what changed from OLD to NEW

OLD and NEW are paths from the folder of the list."""

import os


class Compared:
    def __init__(self, case, folder):
        self.kind, *paths = case.split(":")
        self.old, self.new = (os.path.join(folder, path) for path in paths)
        stems = [os.path.basename(path).removesuffix(".xml") for path in paths]
        self.name = f"{self.kind} {stems[0]} {stems[1]}"

    def build(self, pdf):
        """The command of charter, its arguments, and the exit code that says that all went well."""
        if self.kind == "note":
            return "diff", (self.old, self.new, "-q", "--pdf", pdf), 1
        return "build", (self.new, "-q", "--since", self.old, "-o", pdf), 0

    def dump(self):
        """The options with which a dump shows the document."""
        return ["--since", self.old] + (["--note"] if self.kind == "note" else [])


def is_compared(case):
    return case.startswith(("since:", "note:"))
