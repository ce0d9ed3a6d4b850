#!/usr/bin/env python3
"""A bare Debian 12 has what build.sh installs and no more: every tool that a script calls and every
library that CMake asks for stands in build.sh's two lists.

A tool counts as installed where its package is in a list, is what a package of a list depends on,
or belongs to Debian's own minimum (essential, or of priority required). Which package brings a tool
is dpkg's word, not ours."""

import ast
import os
import re
import shutil
import subprocess

import shell_words
import tree

PATH = "/usr/bin:/bin:/usr/sbin:/sbin"
# Run by hand; they say themselves what they need.
BY_HAND = ("tests/bare.sh", "tests/bench/run.py")


def debian(*command):
    done = subprocess.run(command, text=True, capture_output=True)
    return done.stdout if done.returncode == 0 else ""


def listed_packages():
    """The names in build.sh's two arrays, and what these depend on."""
    names = set()
    for body in re.findall(r"^\w+_packages=\((.*?)^\)", tree.read("build.sh"), re.M | re.S):
        names |= set(re.sub(r"#.*", "", body).split())
    depends = "".join(debian("dpkg-query", "-W", "-f=${Pre-Depends}, ${Depends}, ", name)
                      for name in sorted(names))  # one by one: not all need be installed
    return names | set(re.findall(r"(?:^|[,|] *)([a-z0-9][a-z0-9.+-]+)", depends))


def packages_of(path):
    """The packages that bring the file, with / and /usr taken as one, as they are."""
    for name in (path, os.path.realpath(path), path.removeprefix("/usr"), "/usr" + path):
        found = debian("dpkg-query", "-S", name)
        lines = [line for line in found.splitlines() if not line.startswith("diversion ")]
        if lines:
            return {package.split(":")[0] for package in lines[0].split(": ")[0].split(", ")}
    return set()


def of_the_minimum(package):
    return "yes" in (said := debian("dpkg-query", "-W", "-f=${Essential} ${Priority}", package)) \
        or "required" in said


# ---- What is called ----------------------------------------------------------------------------


def is_command(node):
    """True for a list like ["qpdf", "--check", …]: a name first, and an option among the rest."""
    if not isinstance(node, (ast.List, ast.Tuple)):
        return False
    words = [item.value for item in node.elts
             if isinstance(item, ast.Constant) and isinstance(item.value, str)]
    return bool(words) and words[0] == getattr(node.elts[0], "value", None) \
        and re.match(r"[a-z]", words[0]) \
        and any(word.startswith("-") and len(word) > 1 for word in words[1:])


def python_commands(text):
    """The first word of each list that is given to subprocess, or that looks made for it."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("subprocess."):
            first = node.args[0] if node.args else None
            if isinstance(first, (ast.List, ast.Tuple)) and first.elts:
                if isinstance(first.elts[0], ast.Constant):
                    found.add(first.elts[0].value)
        elif is_command(node):
            found.add(node.elts[0].value)
    return found


def case_commands(text):
    """What the cases of tests/cli run, in `given` and `run`."""
    found = set()
    for body in re.findall(r"^(?:given|run):(.*(?:\n(?: {4}.*)?)*)", text, re.M):
        found |= shell_words.called(body)
    return found - {"charter"}


def c_commands(text):
    return set(re.findall(r'(?:popen|system|execl[pe]*|execv[pe]*)\("([a-z0-9-]+)', text))


def cmake_commands(text):
    text = re.sub(r"#.*", "", text)
    found = set(re.findall(r"\bCOMMAND\s+([a-z][a-z0-9-]*)(?=[\s)])", text))
    for names in re.findall(r"find_program\(\s*\w+\s+(?:NAMES\s+)?([a-z][\w.-]*)", text):
        found.add(names)
    return found


def cmake_libraries(text):
    """pkg-config modules, and headers and packages that CMake looks for by itself."""
    modules = set()
    for body in re.findall(r"pkg_check_modules\(([^)]*)\)", text):
        modules |= set(body.split()[1:]) - {"REQUIRED", "IMPORTED_TARGET"}
    headers = set(re.findall(r"find_path\(\s*\w+\s+([\w./-]+)", text))
    return modules, headers


# ---- Comparing ---------------------------------------------------------------------------------


def main():
    listed = listed_packages()
    faults, used = [], {}

    def note(file, names):
        for name in names:
            used.setdefault(name, file)

    modules, headers = set(), set()
    for file in tree.files():
        name = os.path.basename(file)
        if file in BY_HAND:
            continue
        if name == "CMakeLists.txt" or name.endswith(".cmake"):
            text = tree.read(file)
            note(file, {word for word in cmake_commands(text)
                        if f"add_executable({word}" not in text})
            modules |= cmake_libraries(text)[0]
            headers |= cmake_libraries(text)[1]
        elif name.endswith(".py"):
            note(file, python_commands(tree.read(file)))
        elif name.endswith(".sh") or file == ".ci/run":
            note(file, shell_words.called(tree.read(file)))
        elif name.endswith(".case"):
            note(file, case_commands(tree.read(file)))
        elif file.startswith("tests/") and name.endswith(".c"):
            note(file, c_commands(tree.read(file)))

    places = {tool: (shutil.which(tool, path=PATH), file) for tool, file in used.items()}
    for module in modules:
        folder = debian("pkg-config", "--variable=pcfiledir", module).strip()
        places[module] = (f"{folder}/{module}.pc" if folder else None, "CMakeLists.txt")
    for header in headers:
        places[header] = (f"/usr/include/{header}", "CMakeLists.txt")
    for name, (path, file) in sorted(places.items()):
        packages = packages_of(path) if path else set()
        if not packages and name in listed:
            continue  # a long test's, which need not be here: it is named as its package is
        if not packages:
            faults.append(f"{file}: {name}: no installed package brings it")
        elif not packages & listed and not any(map(of_the_minimum, packages)):
            faults.append(f"{file}: {name}: {' or '.join(packages)} is not in build.sh")
    for needed in ("ninja-build", "python3"):  # called by CMake alone
        if needed not in listed:
            faults.append(f"{needed} is not in build.sh")
    print(" ".join(sorted(places)))
    tree.finish(faults, f"{len(places)} tools and libraries")


main()
