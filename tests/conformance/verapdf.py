#!/usr/bin/env python3
"""veraPDF: fetching it, and asking it about files.

    verapdf.py fetch     puts it into the cache, through Maven, unless it is there
    verapdf.py FILE...   prints its verdicts

The cache (maven.py) stands outside the checkout. What is there under another checksum than the one
below is not used."""

import collections
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import maven

VERSION = "1.28.2"
SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
ARTIFACT = f"org.verapdf.apps:greenfield-apps:{VERSION}:jar"
NOT_CHECKED = "CONFORMANCE WAS NOT CHECKED: veraPDF " + VERSION + " is not here ({})"

# One claim of a file: the profile's name, and the rules that failed, as "clause-test".
Verdict = collections.namedtuple("Verdict", "profile failed")


def folder():
    return os.path.join(maven.cache(), f"verapdf-{VERSION}-{SHA256[:12]}")


def jar():
    """Its path; None where it is not there, or is another."""
    path = os.path.join(folder(), maven.file_name(ARTIFACT))
    return path if maven.is_right(path, SHA256) else None


def verdicts_of_job(job):
    """The verdicts on one file. What veraPDF could not even read has one, which is not passed."""
    found = []
    for report in job.iter("validationReport"):
        rules = [f"{rule.get('clause')}-{rule.get('testNumber')}" for rule in report.iter("rule")
                 if rule.get("status") == "failed"]
        if report.get("isCompliant") != "true" and not rules:
            rules = [f"{report.get('jobEndStatus')}"]
        found.append(Verdict(report.get("profileName").removesuffix(" validation profile"), rules))
    if not found:
        found.append(Verdict("", [" ".join("".join(job.itertext()).split())[:200]]))
    return found


def judge(files):
    """{file: its verdicts, one for each claim in its XMP}, from one Java machine for all. The paths
    are absolute and end in .pdf."""
    command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", jar(),
               "org.verapdf.apps.GreenfieldCliWrapper", "-f", "0", "--format", "xml",
               "--maxfailuresdisplayed", "1", *files]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if not done.stdout.strip().endswith(b"</report>"):
        sys.exit(f"veraPDF: exit code {done.returncode}, and no report")
    jobs = ElementTree.fromstring(done.stdout).iter("job")
    verdicts = {job.findtext("item/name"): verdicts_of_job(job) for job in jobs}
    if set(verdicts) != set(files):
        sys.exit(f"veraPDF: no verdict on {sorted(set(files) - set(verdicts))}")
    return verdicts


def finish():
    """Ends a test that has asked veraPDF, or could not: then loudly, as one that was left out, and
    as a failure where it must be there."""
    if jar() is None:
        print("\n" + "*" * 78 + "\n" + NOT_CHECKED.format(folder()) + "\n" + "*" * 78)
        sys.exit(1 if maven.must_be_there() else 77)


def main(words):
    if words == ["fetch"]:
        print(f"veraPDF {VERSION}: {maven.fetch(ARTIFACT, SHA256, folder())}")
        return
    if jar() is None:
        sys.exit(NOT_CHECKED.format(folder()))
    for file, verdicts in judge(words).items():
        for verdict in verdicts:
            print(f"{file}: {verdict.profile}: {' '.join(verdict.failed) or 'passed'}")


if __name__ == "__main__":
    main(sys.argv[1:])
