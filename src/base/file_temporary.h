/* The temporary file that becomes the target; private to src/base.
 *
 * A process that is killed cannot remove its temporary file, so the next that writes into the
 * folder does. It tells one that is in use by its lock, which the system gives up with the process
 * and which holds between machines that share a folder. */
#ifndef CHARTER_BASE_FILE_TEMPORARY_H
#define CHARTER_BASE_FILE_TEMPORARY_H

#include <dirent.h>
#include <stdbool.h>

struct temporary {
    char *path;  /* beside the target; owned */
    DIR *folder; /* NULL where it may be written and not read: then it cannot be synced either */
    int handle;  /* open for writing; -1 once it is closed */
    int lock;    /* keeps the lock when `handle` is closed */
};

#define TEMPORARY_NONE ((struct temporary){.handle = -1, .lock = -1})

/* Opens the folder of `target` and removes what killed processes have left there. 0 or errno; in
 * any case end it with temporary_free. */
int temporary_begin(struct temporary *temporary, const char *target);

/* Opens, in that folder, a file that was not there before; its mode follows the user's umask. 0 or
 * errno. */
int temporary_open(struct temporary *temporary, const char *target);

/* All that was written to the disk, and the handle closed; 0 or errno. */
int temporary_finish(struct temporary *temporary);

/* Renames it to `target`, and brings that to the disk. A folder that its file system cannot sync
 * (FAT, some shares) is no fault. 0 or errno; `*renamed` says whether the target is the new one. */
int temporary_rename(struct temporary *temporary, const char *target, bool *renamed);

/* Closes what is open; removes nothing. */
void temporary_free(struct temporary *temporary);

#endif
