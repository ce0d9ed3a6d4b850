"""One pair of masters compared both ways by the program, and all that must hold of the answers."""

import copy
import json
import subprocess

import lists
import tree


class Comparison:
    def __init__(self, charter, fonts, old, new):
        self.charter, self.fonts = charter, fonts
        self.trees = [tree.read(charter, path, fonts) for path in (old, new)]
        self.there, self.back = self.ask(old, new), self.ask(new, old)

    def ask(self, old, new):
        run = subprocess.run([self.charter, "diff", "--format=json", old, new],
                             capture_output=True)
        if run.returncode not in (0, 1):
            raise lists.Fault(f"exit code {run.returncode}: {run.stdout.decode()[-2000:]}"
                              f"{run.stderr.decode()[-2000:]}")
        answer = json.loads(run.stdout)
        if answer["same"] != (run.returncode == 0) or answer["same"] == bool(answer["changes"]):
            raise lists.Fault(f"exit code {run.returncode}, same {answer['same']}, "
                              f"{len(answer['changes'])} changes")
        return answer["changes"]

    def check_applied(self, changes, old, new):
        result = copy.deepcopy(old)
        lists.apply(result, copy.deepcopy(changes))
        if difference := tree.first_difference(result, new):
            raise lists.Fault("applied: " + difference)

    def check(self):
        """Raises lists.Fault where something does not hold."""
        old, new = self.trees
        same = tree.first_difference(old, new)
        if bool(self.there) != bool(same):
            raise lists.Fault(f"{len(self.there)} changes, but the models differ in: {same}")
        self.check_applied(self.there, old, new)
        self.check_applied(self.back, new, old)
        if unturned := lists.first_unturned(self.there, self.back):
            raise lists.Fault(f"only one way: {json.dumps(unturned, ensure_ascii=False)}")
        for change in self.there:
            if "words" in change:
                lists.check_words(change)
