/* An archive: an OCFL 1.1 storage root (ocfl.io/1.1/spec, section 4) whose objects hold named
 * bytes.
 *
 * Nothing outside its folder is read or written, whatever its files or an id hold, and no symbolic
 * link in it is followed. Bytes that are not what the inventory says are never given out. */
#ifndef CHARTER_ARCHIVE_STORE_H
#define CHARTER_ARCHIVE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/inventory.h"
#include "base/diag.h"
#include "base/folder.h"
#include "base/str.h"

struct arena;
struct store;

/* Makes an archive in the folder, which is made where there is none, and is empty otherwise, or
 * holds what a killed run of this left. Reports archive-not-empty (an archive is not), or what the
 * system says; false then. */
bool store_init(const char *path, struct diag *diag);

/* True where the folder is an archive or stands in one: nothing may be put there. */
bool store_surrounds(const struct folder *folder);

/* Opens the archive to read it, together with others, or to write to it, alone; one that writes
 * first brings to an end, or undoes, what a killed one left. Faults of any call go to `diag`. NULL
 * where it cannot be: archive-none, archive-other, archive-busy, archive-unfinished,
 * archive-unclear. Closed with store_close (NULL is legal). */
enum store_use { STORE_READ, STORE_WRITE };
struct store *store_open(const char *path, enum store_use use, struct diag *diag);
void store_close(struct store *store);

struct folder *store_folder(const struct store *store);

/* Reports a finding about a path below the archive; `detail` as {1}. */
void store_report(const struct store *store, enum diag_id id, struct str path, struct str detail);

/* An object as its inventory tells. */
struct object {
    struct str path; /* of its root, below the archive; with a NUL after it */
    struct inventory inventory;
};

/* The roots of all objects, sorted. In `arena`; what cannot be listed is reported, and false. */
bool store_objects(const struct store *store, struct arena *arena, struct str_list *paths);

/* Reads the object whose root is `path`: archive-inventory, archive-sidecar, archive-misplaced. */
bool store_read_object(const struct store *store, struct str path, struct arena *arena,
                       struct object *object);

/* Reads the object of that id; `*there` says whether there is one. False only for a fault. */
bool store_find(const struct store *store, struct str id, struct arena *arena,
                struct object *object, bool *there);

/* Adds the bytes of a file of a version (number from 1) to `out`. Bytes that are not the file's, or
 * a file that the version has not, are reported (archive-altered, archive-missing), and false. */
bool store_read_file(const struct store *store, const struct object *object, size_t version,
                     struct str path, struct buffer *out);

/* True where the file of the manifest is there with its bytes. Nothing is reported. */
bool store_holds_whole(const struct store *store, const struct object *object,
                       const struct content_file *content);

/* What a version is to hold besides what the one before did. */
struct named_bytes {
    struct str path, bytes;
};
struct addition {
    struct str id;
    const struct named_bytes *files;
    size_t count;
    struct str instead; /* what is below this path is left out; empty: nothing is */
    struct str created, message, user_name, user_address; /* as in struct object_version */
};

/* Adds a version to the object, or the object. It is there whole or not at all, whenever the
 * program or the machine ends, and is on the disk when this returns. A version that would hold the
 * same as the head is not made. The archive is open to write. */
enum addition_outcome { ADDITION_MADE, ADDITION_SAME, ADDITION_FAILED };
enum addition_outcome store_add(struct store *store, const struct addition *addition);

#endif
