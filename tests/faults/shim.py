"""The preload shim (shim.c) as seen from here: what it is told, and what it leaves."""

import errno
import re
import struct

WAYS = {"short": "short", "before": "kill-before", "after": "kill-after",
        "INT": "signal-2", "TERM": "signal-15", "HUP": "signal-1"}
# Frames that stand on every stack of a crash and are to blame for none.
SYSTEM = re.compile(r"shim\.so|/libc\.so|linux-vdso|/ld-linux|/libstdc\+\+|/libgcc_s|^\[")


class Shim:
    def __init__(self, library, work):
        self.library, self.state, self.log_path = library, work / "state", work / "log"

    def environment(self, fault, number=0, way="", stack=False, plain=False):
        """The environment of a run in which the call of that number is spoiled; 0: none. `plain`:
        on a file system without links and exchanges."""
        self.state.write_bytes(bytes(16))
        self.log_path.write_bytes(b"")
        told = {"LD_PRELOAD": self.library, "FAULT_PROGRAM": fault.program,
                "FAULT_KIND": fault.kind, "FAULT_AT": number, "FAULT_STATE": self.state,
                "FAULT_LOG": self.log_path, "FAULT_HOW": WAYS.get(way) or getattr(errno, way, "")}
        if stack:
            told["FAULT_STACK"] = 1
        if plain:
            told["FAULT_PLAIN"] = 1
        return {name: str(value) for name, value in told.items()}

    def calls(self):
        return struct.unpack("LL", self.state.read_bytes())[0]

    def fired(self):
        return struct.unpack("LL", self.state.read_bytes())[1] > 0

    def log(self):
        return self.log_path.read_text(encoding="utf-8", errors="replace").splitlines()

    def stack(self, title):
        """The frames after the line that begins so; [] where there are none."""
        lines = self.log()
        for at, line in enumerate(lines):
            if line.startswith(title):
                end = lines.index("end of stack", at) if "end of stack" in lines[at:] else None
                return lines[at + 1:end]
        return []

    def culprit(self):
        """(library, function) that a crash happened in; ours where it was charter itself."""
        for frame in self.stack("crash"):
            if not SYSTEM.search(frame):
                library, _, function = frame.rpartition("/")[2].partition("(")
                return library, function.partition(")")[0]
        return "unknown", ""
