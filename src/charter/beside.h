/* Files that a master brings in: only from its own folder and those below it. */
#ifndef CHARTER_CHARTER_BESIDE_H
#define CHARTER_CHARTER_BESIDE_H

#include <stdbool.h>

#include "base/str.h"

/* Adds the path of the file that the master called `master` names as `src`: from the master's own
 * folder. False where `src` is not a relative name in that folder or below: it is absolute, goes up
 * ("..") or has a backslash, a colon, an empty part or a NUL, so that it means the same on any
 * computer and reaches nothing else. Links in the file system are the office's own. */
bool beside_path(struct str master, struct str src, struct buffer *path);

#endif
