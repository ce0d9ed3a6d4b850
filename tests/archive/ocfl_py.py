"""Asks ocfl-py whether storage roots are valid, one line each: ocfl_py.py ROOT…

It says "valid" or "INVALID"; what ocfl-py itself says goes to standard error. It would import what
reads clouds and bags, for which there is no use here: these stand for them, and end the program
where they are called."""

import sys
import types


class Absent(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*_, **__):
            sys.exit(f"{self.__name__}.{name} is called, and is not here")
        return type(name, (), {}) if name[0].isupper() else called


for module in ("bagit", "pairtree", "s3fs"):
    sys.modules[module] = Absent(module)

import ocfl  # noqa: E402 (what it imports must stand in first)


def judge(root):
    """Its own verdict is of the root alone: that of the objects stands in its counts."""
    store = ocfl.StorageRoot(root=root)
    valid = store.validate(log_warnings=True)
    if not valid:
        return "INVALID"
    for _, messages in store.errors:
        print(messages, file=sys.stderr)
    return "valid" if store.good_objects == store.num_objects else "INVALID"


for each in sys.argv[1:]:
    print(judge(each))
