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

/* True for the name of a file that such a folder may hold. */
typedef bool new_folder_owns(struct str name);

/* Writes the folder `path` with these files: beside, to the disk, then renamed. A folder that is
 * there is replaced only with `replace`, and where it holds nothing but files that `owns` knows,
 * the last of `files` by its name among them: enothi-folder-there, enothi-folder-other. What a
 * killed run left beside is removed. In an archive nothing is written (archive-inside), nor while
 * another writes beside (folder-busy). False, and reported, where it cannot be written; what was
 * there is unharmed then, but where bringing the new name to the disk is all that failed. */
bool new_folder_write(const char *path, const struct new_file *files, size_t count, bool replace,
                      new_folder_owns *owns, struct diag *diag);

#endif
