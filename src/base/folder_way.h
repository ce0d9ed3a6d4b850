/* The way to a path below a folder; private to src/base. */
#ifndef CHARTER_BASE_FOLDER_WAY_H
#define CHARTER_BASE_FOLDER_WAY_H

#include "base/folder.h"

struct folder {
    struct diag *diag;
    char *name;
    int handle, lock; /* lock: -1 until it is taken */
};

/* Opens the folder that holds the last name of `path`; its handle, or -1 and errno. `*name` is that
 * name, borrowed from `path`. End it with folder_leave. */
int folder_reach(const struct folder *folder, const char *path, const char **name);

/* Opens the folder `path` itself. */
int folder_enter(const struct folder *folder, const char *path);

/* Closes a handle of these; errno is kept. */
void folder_leave(int handle);

/* Reports errno's value, and returns false. */
bool folder_fail(const struct folder *folder, enum diag_id otherwise, const char *path, int error);

#endif
