#include "base/file_temporary.h"

#include "base/arena.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Its name is its own and short: the target's may be as long as the system allows. */
#define PREFIX ".charter-"
#define SUFFIX ".tmp"

/* Bytes of a path up to its last slash, and with it. */
static int folder_size(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (int)(slash + 1 - path);
}

/* ---- What others have left ----------------------------------------------------------------- */

/* True where nobody uses the file: its lock is free, and its name still leads to it. */
static bool is_abandoned(int folder, const char *name, int handle) {
    struct stat held, named;
    return flock(handle, LOCK_EX | LOCK_NB) == 0 && fstat(handle, &held) == 0 &&
           fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(held.st_mode) &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

static void remove_abandoned(DIR *folder) {
    const struct dirent *entry;
    while ((entry = readdir(folder)) != NULL) {
        struct str name = str_of(entry->d_name);
        if (!str_starts(name, STR(PREFIX)) || !str_ends(name, STR(SUFFIX))) {
            continue;
        }
        int handle =
            openat(dirfd(folder), entry->d_name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (handle >= 0) {
            if (is_abandoned(dirfd(folder), entry->d_name, handle)) {
                (void)unlinkat(dirfd(folder), entry->d_name, 0);
            }
            (void)close(handle);
        }
    }
}

int temporary_begin(struct temporary *temporary, const char *target) {
    struct buffer path = {0};
    buffer_print(&path, "%.*s.", folder_size(target), target);
    buffer_add_byte(&path, '\0');
    *temporary = TEMPORARY_NONE;
    temporary->folder = opendir(path.bytes);
    int error = temporary->folder == NULL && errno != EACCES ? errno : 0;
    buffer_free(&path);
    if (temporary->folder != NULL) {
        remove_abandoned(temporary->folder);
    }
    return error;
}

/* ---- Our own ------------------------------------------------------------------------------- */

/* Between its opening and its locking somebody may have taken the file for abandoned: then it is
 * not ours. A file system without locks has nobody who does. */
static bool is_kept(int handle) {
    struct stat facts;
    bool locked = flock(handle, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
    return locked && fstat(handle, &facts) == 0 && facts.st_nlink > 0;
}

/* 0 or errno. */
static int open_new(struct temporary *temporary, const char *target, int folder) {
    enum { TRIES = 100 };
    struct buffer name = {0};
    int error = EEXIST;
    for (int i = 0; i < TRIES && error == EEXIST; i++) {
        name.size = 0;
        buffer_print(&name, "%.*s" PREFIX "%ld-%d" SUFFIX, folder, target, (long)getpid(), i);
        buffer_add_byte(&name, '\0');
        int handle = open(name.bytes, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        error = handle < 0 ? errno : 0;
        if (handle >= 0 && !is_kept(handle)) {
            (void)close(handle);
            (void)unlink(name.bytes);
            handle = -1;
            error = EEXIST;
        }
        temporary->handle = handle;
    }
    temporary->path = name.bytes;
    return error;
}

int temporary_open(struct temporary *temporary, const char *target) {
    int error = open_new(temporary, target, folder_size(target));
    if (error == 0) {
        temporary->lock = fcntl(temporary->handle, F_DUPFD_CLOEXEC, 0);
        error = temporary->lock < 0 ? errno : 0;
    }
    return error;
}

/* 0 or errno. */
static int sync_to_disk(int handle) {
    int result;
    do {
        result = fsync(handle);
    } while (result != 0 && errno == EINTR);
    return result == 0 ? 0 : errno;
}

int temporary_finish(struct temporary *temporary) {
    int error = sync_to_disk(temporary->handle);
    if (close(temporary->handle) != 0 && error == 0) {
        error = errno;
    }
    temporary->handle = -1;
    return error;
}

int temporary_rename(struct temporary *temporary, const char *target, bool *renamed) {
    *renamed = rename(temporary->path, target) == 0;
    if (!*renamed) {
        return errno;
    }
    int error = temporary->folder == NULL ? 0 : sync_to_disk(dirfd(temporary->folder));
    return error == EINVAL || error == ENOTSUP || error == ENOSYS ? 0 : error;
}

void temporary_free(struct temporary *temporary) {
    if (temporary->handle >= 0) {
        (void)close(temporary->handle);
    }
    if (temporary->lock >= 0) {
        (void)close(temporary->lock);
    }
    if (temporary->folder != NULL) {
        (void)closedir(temporary->folder);
    }
    memory_free(temporary->path);
}
