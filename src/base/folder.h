/* A folder and what is below it, for what must stay inside: an archive.
 *
 * Paths are relative to the folder, of names with slashes between them; "" is the folder itself.
 * None may have an empty part, "." or ".." (an assert: whoever takes a path from a file asks
 * folder_path_is_safe first), and below the folder no symbolic link is followed: a path that meets
 * one leads nowhere. What fails is reported with the whole path, unless a contract says that errno
 * is returned: those may be called by several threads at once. */
#ifndef CHARTER_BASE_FOLDER_H
#define CHARTER_BASE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;
struct folder;

/* OTHER: a symbolic link, a device, a pipe, a socket. */
enum folder_kind { FOLDER_NOTHING, FOLDER_FILE, FOLDER_FOLDER, FOLDER_OTHER };

struct folder_entry {
    struct str name; /* with a NUL after it */
    enum folder_kind kind;
};

struct folder_list {
    const struct folder_entry *items; /* sorted by the bytes of their names */
    size_t count;
};

/* True for a path as above, of one name at least, each of 255 bytes at most. */
bool folder_path_is_safe(struct str path);

/* Opens the folder that the user named; a link there is followed. Faults of any call go to `diag`,
 * which must outlive it. NULL where it cannot be opened. Closed with folder_close (NULL is legal).
 */
struct folder *folder_open(const char *path, struct diag *diag);
void folder_close(struct folder *folder);

/* Makes the folder that the user named, where there is none, and opens it. */
struct folder *folder_open_new(const char *path, struct diag *diag);

/* True where a folder above it, or itself, holds something of that name. */
bool folder_stands_below(const struct folder *folder, const char *name);

/* The name that the user gave. */
const char *folder_name(const struct folder *folder);

/* Adds the whole path of `path`, for messages. */
void folder_add_path(const struct folder *folder, const char *path, struct buffer *out);

/* What is there. Reports nothing: what cannot be reached is nothing. */
enum folder_kind folder_look(const struct folder *folder, const char *path);

/* What the folder `path` holds, but for "." and "..". In `arena`. */
bool folder_list(const struct folder *folder, const char *path, struct arena *arena,
                 struct folder_list *list);

/* Reads a whole file of at most `limit` bytes into `out`, as file_read_ordinary does. */
bool folder_read(const struct folder *folder, const char *path, size_t limit, struct buffer *out);

/* The same, but reports nothing: 0 or errno, as folder_read_pieces. Of a longer file `out` gets
 * more than `limit` bytes, not all. */
int folder_try_read(const struct folder *folder, const char *path, size_t limit,
                    struct buffer *out);

/* Gives a file's bytes piece by piece to `take`; what is no ordinary file is ELOOP. 0 or errno;
 * nothing is reported. */
typedef void folder_take(void *context, struct str piece);
int folder_read_pieces(const struct folder *folder, const char *path, folder_take *take,
                       void *context);

/* ---- Changing it ---------------------------------------------------------------------------- */

/* Makes the folder `path`, whose own folder must be there. One that is there is no fault. */
bool folder_make(const struct folder *folder, const char *path);

/* Writes a new file and brings its bytes to the disk. The name stays lost to a power cut until its
 * folder is synced. */
bool folder_write(const struct folder *folder, const char *path, struct str bytes);

/* Gives the file `from` a second name, or copies it, to the disk, where the file system has no
 * second names. */
bool folder_link(const struct folder *folder, const char *from, const char *to);

/* Renames a file or folder; `to` must not be there. */
bool folder_move(const struct folder *folder, const char *from, const char *to);

/* Lets two folders change places, at once. EXCHANGE_IMPOSSIBLE, and nothing reported, where the
 * file system cannot do that. */
enum folder_exchange { EXCHANGE_DONE, EXCHANGE_IMPOSSIBLE, EXCHANGE_FAILED };
enum folder_exchange folder_swap(const struct folder *folder, const char *one, const char *other);

/* Brings the names in the folder `path` to the disk; a file system that cannot is no fault. */
bool folder_sync(const struct folder *folder, const char *path);

/* Removes what is there, with all that is below, folders that may not be written too; nothing there
 * is no fault. The second reports nothing. */
bool folder_remove(const struct folder *folder, const char *path);
bool folder_try_remove(const struct folder *folder, const char *path);

/* Takes the lock on the file `path`, or ("") on the folder itself, alone or together with others
 * that do not write, until the folder is closed or the process ends. It holds between machines that
 * share the folder. A file that cannot be opened has no lock. */
enum folder_lock {
    LOCK_TAKEN,
    LOCK_HELD, /* by another */
    LOCK_NONE  /* the file system has none */
};
enum folder_lock folder_take_lock(struct folder *folder, const char *path, bool alone);

#endif
