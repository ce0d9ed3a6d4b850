#!/usr/bin/env python3
"""Gives a target its seeds and the cases that fuzzing has found, without libFuzzer.

    replay.py TARGET PROGRAM CHARTER FOLDER

PROGRAM is the target with replay.c; the seeds are put into FOLDER anew."""

import os
import shutil
import subprocess
import sys

import seeds

FOUND = os.path.join(os.path.dirname(os.path.abspath(__file__)), "found")


def main(target, program, charter, folder):
    shutil.rmtree(folder, ignore_errors=True)
    seeds.main(target, charter, folder)
    found = os.path.join(FOUND, target)
    folders = [folder] + ([found] if os.path.isdir(found) else [])
    sys.exit(subprocess.run([program, *folders], check=False).returncode)


main(*sys.argv[1:])
