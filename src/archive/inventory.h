/* An OCFL 1.1 inventory: what an object holds, in which versions (ocfl.io/1.1/spec, section 3.5).
 */
#ifndef CHARTER_ARCHIVE_INVENTORY_H
#define CHARTER_ARCHIVE_INVENTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

/* Bytes of an inventory that are read. A version costs some hundred bytes for each file of its
 * state: a century of quarters stays below it. */
enum { INVENTORY_LIMIT = 64 * 1024 * 1024 };

/* A file of the object: where its bytes are, below the object, and their SHA-512 in 128 lower-case
 * hexadecimal digits. */
struct content_file {
    struct str path, digest;
};

/* A file of a version: its name there, and the digest of its bytes. */
struct state_file {
    struct str path, digest;
};

struct object_version {
    struct str created;                          /* RFC 3339 */
    struct str message, user_name, user_address; /* empty where not given */
    const struct state_file *files;              /* sorted by path */
    size_t count;
};

struct inventory {
    struct str id, content_directory;
    const struct content_file *manifest; /* sorted by path */
    size_t manifest_count;
    const struct object_version *versions; /* v1 first */
    size_t version_count;                  /* the last is the head */
};

/* Reads an inventory as hostile input: everything that the standard asks of one alone holds then,
 * every path is safe (base/folder.h), every digest of a state is in the manifest. In `arena`. False
 * where it is none, and `*where` says at which member: "manifest", "versions/v2/state". */
bool inventory_read(struct str json, struct arena *arena, struct inventory *inventory,
                    const char **where);

/* Adds it as JSON; equal inventories give equal bytes. */
void inventory_write(const struct inventory *inventory, struct buffer *out);

/* The file of that name in a version; NULL where there is none. */
const struct state_file *version_file(const struct object_version *version, struct str path);

/* A file of the manifest that has these bytes; NULL where there is none. */
const struct content_file *inventory_content(const struct inventory *inventory, struct str digest);

#endif
