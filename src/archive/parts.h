/* The fixed files of an archive, and reading its objects; private to src/archive. */
#ifndef CHARTER_ARCHIVE_PARTS_H
#define CHARTER_ARCHIVE_PARTS_H

#include "archive/layout.h"
#include "archive/store.h"

#define ROOT_DECLARATION "0=ocfl_1.1"
#define OBJECT_DECLARATION "0=ocfl_object_1.1"
#define EXTENSIONS "extensions"
#define INVENTORY "inventory.json"
#define SIDECAR "inventory.json.sha512"

/* Where a version is made. Standard tools take it for an extension's folder, and leave it. */
#define STAGING EXTENSIONS "/charter-staging"
#define STAGED STAGING "/object" /* the object as it will be; then as it was */
#define OLD_OBJECT STAGING "/old"
#define SWAPPING STAGING "/swapping" /* a mark: see staging.c */

enum { DECLARATION_LIMIT = 64 };

struct store {
    struct folder *folder;
    struct diag *diag;
};

/* The files that every archive has, besides its objects: no inventory knows their hashes, so their
 * bytes are known here. The last is the declaration, which makes a folder an archive. */
struct fixed_file {
    const char *path;
    struct str bytes;
};
extern const struct fixed_file fixed_files[];
extern const size_t fixed_file_count;

/* "FOLDER/NAME", or the one of the two that is not empty, with a NUL after it, in the arena. */
struct str path_join(struct arena *arena, struct str folder, struct str name);

/* True where the folder is an object's root: it holds a declaration or an inventory, so that one
 * that has lost either is known for what it is. */
bool holds_object(const struct folder_list *list);

/* The bytes of `path` against its sidecar: "DIGEST  inventory.json". */
bool sidecar_agrees(struct str sidecar, struct str inventory);

/* Brings to an end or undoes what a killed writer left; false where that fails (reported). */
bool staging_recover(struct store *store);

/* True where a killed writer left an archive that lacks an object until it is recovered. */
bool staging_is_half_way(const struct store *store);

/* Puts the staged object, whose root is to be `path`, into its place, and removes the old one. */
bool staging_install(struct store *store, struct str path, bool replaces, struct arena *arena);

#endif
