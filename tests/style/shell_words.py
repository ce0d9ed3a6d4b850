"""Which commands a shell script calls, by a small scanner: enough of the shell's grammar to know
what is quoted, what a comment is, and where a command may stand. No aliases, no eval."""

import re

# Words after which a command comes.
BEFORE_COMMANDS = {"then", "do", "else", "elif", "if", "while", "until", "!", "{", "exec", "env",
                   "command", "time", "xargs"}
# Words of the shell itself.
SHELL_WORDS = set(""". : [ [[ ]] alias break case cd continue declare done echo esac eval exit
    export false fi for function getopts hash in let local mapfile printf pwd read readonly return
    select set shift shopt source test times trap true type typeset ulimit umask unset wait }
    """.split()) | BEFORE_COMMANDS - {"env", "xargs"}


class Scanner:
    def __init__(self, text):
        self.text, self.at, self.found = text, 0, set()

    def skip_double_quotes(self):
        """From behind the opening quote to behind the closing one; what $(…) calls counts."""
        while self.at < len(self.text) and self.text[self.at] != '"':
            if self.text.startswith("$(", self.at):
                self.substitution()
            else:
                self.at += 2 if self.text[self.at] == "\\" else 1
        self.at += 1

    def substitution(self):
        """Behind $(…), whose commands count, or behind $((…)), which holds none."""
        if self.text.startswith("$((", self.at):
            self.at = self.text.index("))", self.at) + 2
        else:
            self.at += 2
            self.scan(")")

    def skip_braces(self):
        """Behind ${…}, which may nest."""
        depth = 0
        while self.at < len(self.text):
            depth += {"{": 1, "}": -1}.get(self.text[self.at], 0)
            self.at += 1
            if depth == 0:
                return

    def word(self):
        """One word, with its quotes taken off as far as a name of a command may have any."""
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in " \t\n;|&()<>":
            rest = self.text[self.at:self.at + 2]
            if rest[0] == "'":
                self.at = self.text.index("'", self.at + 1) + 1
            elif rest[0] == '"':
                self.at += 1
                self.skip_double_quotes()
            elif rest == "${":
                self.at += 1
                self.skip_braces()
            elif rest == "$(":
                self.substitution()
            else:
                self.at += 2 if rest[0] == "\\" else 1
        return self.text[start:self.at]

    def scan(self, end):
        """Up to and behind `end`, or to the end of the text."""
        command = True
        while self.at < len(self.text):
            char = self.text[self.at]
            if char == end:
                self.at += 1
                return
            if char in " \t" or self.text.startswith("\\\n", self.at):
                self.at += 1 if char in " \t" else 2
            elif char == "#":
                self.at = (self.text + "\n").index("\n", self.at)
            elif char in "\n;|&":
                self.at, command = self.at + 1, True
            elif char == "(":
                self.at += 1
                self.scan(")")
            elif char in "<>)":
                self.at += 1
                if self.text[self.at:self.at + 1] == "(" and char in "<>":
                    continue  # <(…): the bracket opens commands
                command = char == ")"  # behind a pattern of case
                if char in "<>":
                    self.at += len(re.match(r"[<>&]*[ \t]*", self.text[self.at:]).group())
                    self.word()
            else:
                command = self.take(self.word(), command, end)

    def take(self, word, command, end):
        """Notes the word if it is a command; true where the next word may be one."""
        if not command:
            return False
        if re.match(r"\w+\+?=", word):
            if word.endswith("=") and self.text[self.at:self.at + 1] == "(":  # an array
                array = Scanner(self.text)
                array.at = self.at + 1
                array.scan(")")
                self.at = array.at
            return True
        pattern = end != ")" and self.text[self.at:self.at + 1] == ")"
        if re.fullmatch(r"[a-z][a-z0-9_.+-]*", word) and word not in SHELL_WORDS and not pattern:
            self.found.add(word)
        return word in BEFORE_COMMANDS


def called(text):
    """The commands called, without the script's own functions and without those that it asks for
    by `command -v` first: these may be absent."""
    text = re.sub(r"<<-?['\"]?(\w+)['\"]?(.*?)\n.*?^\t*\1$", r"\2\n", text, flags=re.S | re.M)
    # The patterns of a case: "'' | test | test-long)" at the beginning of a line calls nothing.
    text = re.sub(r"(?m)^(\s*)(?:'\w*'|[\w*.-]+)(?: \| (?:'\w*'|[\w*.-]+))*\)(?=\s)", r"\1", text)
    scanner = Scanner(text)
    scanner.scan("")
    own = set(re.findall(r"^(\w+)\s*\(\)", text, re.M))
    asked = set(re.findall(r"command -v ([\w-]+)", text))
    return scanner.found - own - asked
