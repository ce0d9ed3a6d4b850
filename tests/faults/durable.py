"""Whether a file was made to last, read from the shim's log: a new name is opened, all is written,
synced and closed, then renamed to the target, then the folder is synced."""

import re


def position(log, pattern, start, end=None):
    """The index of the first line from start on that is this; None: there is none."""
    for at in range(start, len(log) if end is None else end):
        if re.fullmatch(pattern, log[at]):
            return at
    return None


def last_position(log, pattern, start, end):
    found = None
    while (start := position(log, pattern, start, end)) is not None:
        found, start = start, start + 1
    return found


def missing(log, target, work):
    """What is missing for this target, in words; "" where all happened, in this order."""
    absolute = re.escape(str(work / target))
    names = rf"(?:{absolute}|{re.escape(str(target))})"
    renamed = position(log, rf"rename 0 \S+ {names}", 0)
    if renamed is None:
        return "no rename"
    temporary = log[renamed].split(" ")[2]
    opened = position(log, rf"open \d+ new {re.escape(temporary)}", 0, renamed)
    if opened is None:
        return "no open of a new file"
    handle = log[opened].split(" ")[1]
    written = last_position(log, rf"write [1-9]\d* {handle}", opened, renamed)
    if written is None:
        return "no write"
    synced = position(log, rf"f(?:data)?sync 0 {handle}", written, renamed)
    if synced is None:
        return "no fsync of the file after the last write"
    if position(log, rf"close 0 {handle}", synced, renamed) is None:
        return "no close between fsync and rename"
    return missing_of_folder(log, temporary.rpartition("/")[0], renamed)


def missing_of_folder(log, folder, renamed):
    """The folder may be opened early, so that a fault there comes before the rename."""
    for at, line in enumerate(log):
        opened = re.fullmatch(rf"open(?:dir)? (\d+) (?:old )?{re.escape(folder)}(?:/|/?\.)?", line)
        if opened and position(log, rf"fsync 0 {opened[1]}", max(at, renamed)) is not None:
            return ""
    return "no fsync of the folder after rename"
