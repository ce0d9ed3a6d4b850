/* Files: reading whole ones and writing whole ones. The only place with file-system calls.
 *
 * What is written appears under its final name complete or not at all: it goes to a temporary name
 * in the same folder, every write is checked, fsync, rename, fsync of the folder. A writer that is
 * still open when the program exits removes its temporary file; what a killed program left is
 * removed by the next that writes into the folder. */
#ifndef CHARTER_BASE_FILE_H
#define CHARTER_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

/* Reads the whole file into `out` (which must be empty; the caller frees it). Reports file-missing,
 * file-forbidden, not-a-file, file-unreadable or file-too-large (more than `limit` bytes) at
 * `place` and returns false. */
bool file_read(const char *path, size_t limit, struct place place, struct buffer *out,
               struct diag *diag);

/* The same for a file that the user has not named: what is no ordinary file is refused as
 * not-a-file at once, so that a pipe in its place cannot make the program wait for ever. */
bool file_read_ordinary(const char *path, size_t limit, struct place place, struct buffer *out,
                        struct diag *diag);

/* True where `path` names an ordinary file that may be read. Nothing is reported. */
bool file_exists(const char *path);

/* True where nothing has that name. Nothing is reported. */
bool file_absent(const char *path);

/* True where both paths lead to one and the same file. Nothing is reported. */
bool file_same(const char *path, const char *other);

/* True where `path` is a file that holds something which does not begin with `start`. A file that
 * is there and cannot be read is reported, as by file_read; one that is not there is no fault. */
bool file_begins_otherwise(const char *path, struct str start, struct diag *diag);

struct file_writer;

/* Opens a temporary file beside `target` (beside the file that it leads to, where it is a link to
 * one). At most one writer is open at a time. A target that is a folder or a device is refused.
 * Reports disk-full, file-forbidden, folder-missing, not-a-file or, for other reasons of the
 * system's, file-unwritable, and returns NULL where that fails. End it with file_commit or
 * file_discard. */
struct file_writer *file_create(const char *target, struct diag *diag);

/* A writer that adds what is written to `memory`, for looking at what would be written; it cannot
 * fail. End it with file_discard. */
struct file_writer *file_create_memory(struct buffer *memory);

/* A writer that counts and keeps nothing, for trying what would be written; it cannot fail. End it
 * with file_discard. */
struct file_writer *file_create_nowhere(void);

/* False for a writer that keeps nothing. */
bool file_keeps(const struct file_writer *writer);

/* Writes bytes. After a failure (reported once) later calls do nothing and return false. */
bool file_write(struct file_writer *writer, struct str bytes);

/* Bytes written so far. */
size_t file_written(const struct file_writer *writer);

/* Flushes to the disk and renames to the target; frees the writer. False, with the target as it
 * was before and a report, where anything failed, earlier writes included. One failure can come
 * later, and is reported too: the target is the new one, but its folder did not reach the disk. */
bool file_commit(struct file_writer *writer);

/* The three in one, for a file of these bytes. */
bool file_write_whole(const char *target, struct str bytes, struct diag *diag);

/* Removes the temporary file and frees the writer. NULL is legal. */
void file_discard(struct file_writer *writer);

/* Removes the temporary file of a writer that is open, if there is one. Safe in a signal handler;
 * the writer's own calls then report that the file is gone. */
void file_remove_temporary(void);

/* Takes those of the handles 0, 1, 2 that are closed, so that no file gets their numbers and with
 * them what is meant for standard output. Reading or writing them fails as before. */
void file_hold_standard(void);

/* The folder that the running program stands in, in `out`; false where the system does not say. */
bool file_program_folder(struct buffer *out);

#endif
