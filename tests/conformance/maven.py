"""Jars of Maven Central, pinned by their SHA-256, in a cache outside the checkout."""

import hashlib
import os
import subprocess
import sys
import tempfile

PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"


def cache():
    """$CHARTER_CACHE, or charter/ under $XDG_CACHE_HOME or ~/.cache."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.environ.get("CHARTER_CACHE") or os.path.join(home, "charter")


def must_be_there():
    """True where the absence of what a cache holds is a failure, not a test left out."""
    return os.environ.get("CI") == "true"


def file_name(artifact):
    """The jar of GROUP:NAME:VERSION:jar."""
    return "{1}-{2}.jar".format(*artifact.split(":"))


def is_right(path, sha256):
    if not os.path.exists(path):
        return False
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest() == sha256


def fetch(artifact, sha256, folder):
    """The jar's path in the folder, into which it is put unless it is there; ends the program
    where it cannot be had."""
    path = os.path.join(folder, file_name(artifact))
    if is_right(path, sha256):
        return path
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as new:
        try:
            subprocess.run(["mvn", "-q", "-B", PLUGIN, f"-Dartifact={artifact}",
                            f"-DoutputDirectory={new}"], check=True, timeout=300)
        except (OSError, subprocess.SubprocessError) as fault:
            sys.exit(f"Maven could not fetch {artifact}: {fault}")
        fetched = os.path.join(new, file_name(artifact))
        if not is_right(fetched, sha256):
            sys.exit(f"what Maven fetched as {artifact} has not the SHA-256 {sha256}")
        os.replace(fetched, path)
    return path
