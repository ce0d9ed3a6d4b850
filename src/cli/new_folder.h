/* A folder that appears whole or not at all. */
#ifndef CHARTER_CLI_NEW_FOLDER_H
#define CHARTER_CLI_NEW_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

struct new_file {
    const char *name;
    struct str bytes;
};

/* Writes the folder `path` with these files: beside, to the disk, then renamed. A folder that is
 * there is replaced only with `replace`, and where it holds `mark`, by which it is known as one of
 * ours: enothi-folder-there, enothi-folder-other. What a killed run left beside is removed. False,
 * and reported, where it cannot be written; what was there is unharmed then. */
bool new_folder_write(const char *path, const struct new_file *files, size_t count, bool replace,
                      const char *mark, struct diag *diag);

#endif
