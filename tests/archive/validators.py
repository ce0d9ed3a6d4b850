#!/usr/bin/env python3
"""The OCFL validators that others wrote: fetching them, and asking them.

    validators.py fetch     puts them into the cache unless they are there

ocfl-py comes from PyPI by version and hash (requirements.txt) and must be had. rocfl comes from
crates.io where there is a cargo that can build it (Debian 12's own is too old), by version and hash;
elsewhere ocfl-py is alone, which is said."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "conformance"))
import maven  # noqa: E402 (the folder must be known first)

PYTHON = "/usr/bin/python3"
PIP = ("-m", "pip", "--disable-pip-version-check", "install", "-q", "--require-hashes", "--no-deps",
       "--only-binary", ":all:", "-r", str(HERE / "requirements.txt"))
ROCFL = ("rocfl", "1.7.0", "9d9733ceb5974aeaf5fd0a6ce324257eb11a95e14cb5be29126fc98ef579a391")
NOT_ASKED = "NO OCFL VALIDATOR OF OTHERS WAS ASKED: it is not here ({})"


def folder(name, *facts):
    state = hashlib.sha256(repr(facts).encode()).hexdigest()[:16]
    return Path(maven.cache()) / f"{name}-{state}"


def ocfl_py_folder():
    return folder("ocfl-py", (HERE / "requirements.txt").read_text(encoding="utf-8"),
                  sys.version_info[:2])


def rocfl_folder():
    return folder(*ROCFL)


def fill(target, make):
    """Makes the folder beside and renames it when it is whole; one at a time."""
    if target.is_dir():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(target.parent / "validators.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if target.is_dir():
            return
        with tempfile.TemporaryDirectory(dir=target.parent, prefix="validators-unfinished-") as new:
            made = Path(new) / "made"
            make(made)
            made.rename(target)


def make_ocfl_py(root):
    subprocess.run([PYTHON, "-m", "venv", root], check=True)
    subprocess.run([root / "bin/python3", *PIP], check=True)
    subprocess.run([root / "bin/python3", HERE / "ocfl_py.py"], check=True)


def make_rocfl(root):
    """Builds it with a registry of its own, in which the crate's hash can be looked at."""
    name, version, sha256 = ROCFL
    home = root.parent / "cargo"
    real = Path(os.environ.get("CARGO_HOME") or Path.home() / ".cargo")
    home.mkdir()
    for settings in ("config.toml", "config"):
        if (real / settings).is_file():
            shutil.copy(real / settings, home)
    environment = os.environ | {"CARGO_HOME": str(home)}
    cargo = shutil.which("cargo")
    subprocess.run([cargo, "install", "-q", "--locked", "--no-default-features", "--version",
                    f"={version}", "--root", root, name], check=True, env=environment,
                   stdout=subprocess.DEVNULL)
    crates = list(home.rglob(f"{name}-{version}.crate"))
    if len(crates) != 1 or hashlib.sha256(crates[0].read_bytes()).hexdigest() != sha256:
        raise OSError(f"what cargo fetched as {name} {version} has not the SHA-256 {sha256}")


def fetch():
    try:
        fill(ocfl_py_folder(), make_ocfl_py)
    except (OSError, subprocess.SubprocessError) as fault:
        sys.exit(f"validators.py: ocfl-py cannot be had: {fault}")
    if shutil.which("cargo"):
        try:
            fill(rocfl_folder(), make_rocfl)
        except (OSError, subprocess.SubprocessError) as fault:
            print(f"validators.py: rocfl cannot be built here, ocfl-py is asked alone: {fault}")


# ---- Asking them -------------------------------------------------------------------------------


def names():
    return [name for name, there in (("ocfl-py", ocfl_py_folder()), ("rocfl", rocfl_folder()))
            if there.is_dir()]


def ask_ocfl_py(roots):
    """All in one process, which takes long to begin; what it says of each cannot be told apart."""
    done = subprocess.run([ocfl_py_folder() / "bin/python3", HERE / "ocfl_py.py", *roots], text=True,
                          capture_output=True, check=True)
    verdicts = done.stdout.split()
    if len(verdicts) != len(roots):
        raise RuntimeError(f"ocfl-py: {len(verdicts)} verdicts of {len(roots)}: {done.stderr}")
    return [(verdict == "valid", done.stderr) for verdict in verdicts]


def ask_rocfl(roots):
    asked = [subprocess.run([rocfl_folder() / "bin/rocfl", "-r", root, "validate"], text=True,
                            capture_output=True, check=False) for root in roots]
    return [(done.returncode == 0 and "Storage issues:  0" in done.stdout, done.stdout + done.stderr)
            for done in asked]


def ask_of_all(roots):
    """{name: [(valid, what it said)]} of all that are here, of each root."""
    asked = {"ocfl-py": ask_ocfl_py, "rocfl": ask_rocfl}
    return {name: asked[name](roots) for name in names()}


def ask(root):
    """{name: (valid, what it said)}"""
    return {name: verdicts[0] for name, verdicts in ask_of_all([root]).items()}


def finish_unasked():
    """Ends a test that could ask none: loudly, as one that was left out, and as a failure where
    they must be there."""
    print("\n" + "*" * 78 + "\n" + NOT_ASKED.format(ocfl_py_folder()) + "\n" + "*" * 78)
    sys.exit(1 if maven.must_be_there() else 77)


if __name__ == "__main__":
    if sys.argv[1:] != ["fetch"]:
        sys.exit("usage: validators.py fetch")
    fetch()
    print(f"OCFL validators: {', '.join(names())}")
