/* renameat2 is Linux's own. */
#define _GNU_SOURCE

#include "base/arena.h"
#include "base/file_fault.h"
#include "base/folder.h"
#include "base/folder_way.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(const struct folder *folder, const char *path, int error) {
    return folder_fail(folder, DIAG_FILE_UNWRITABLE, path, error);
}

/* Ends a change whose result the system has given: 0, or errno stands. */
static bool end(const struct folder *folder, const char *path, int parent, int result) {
    int error = result == 0 ? 0 : errno;
    folder_leave(parent);
    return error == 0 || fail(folder, path, error);
}

bool folder_make(const struct folder *folder, const char *path) {
    const char *name;
    int parent = folder_reach(folder, path, &name);
    int result = parent < 0 ? -1 : mkdirat(parent, name, 0777);
    bool there = result != 0 && errno == EEXIST && folder_look(folder, path) == FOLDER_FOLDER;
    return end(folder, path, parent, there ? 0 : result);
}

static int sync_to_disk(int handle) {
    int result;
    do {
        result = fsync(handle);
    } while (result != 0 && errno == EINTR);
    return result;
}

/* The name of the new folder reaches the disk with the folder that it is in; where that cannot be
 * opened, with time. */
static void sync_parent(const char *path) {
    const char *slash = strrchr(path, '/');
    struct buffer parent = {0};
    buffer_print(&parent, "%.*s.", slash == NULL ? 0 : (int)(slash + 1 - path), path);
    buffer_add_byte(&parent, '\0');
    int handle = open(parent.bytes, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        (void)sync_to_disk(handle);
        (void)close(handle);
    }
    buffer_free(&parent);
}

struct folder *folder_open_new(const char *path, struct diag *diag) {
    if (mkdir(path, 0777) == 0) {
        sync_parent(path);
    } else if (errno != EEXIST) {
        file_report(diag, NOWHERE, DIAG_FILE_UNWRITABLE, path, errno);
        return NULL;
    }
    return folder_open(path, diag);
}

/* ---- Files ---------------------------------------------------------------------------------- */

/* A file being written. */
struct writing {
    int handle, error;
};

static void write_piece(void *context, struct str piece) {
    struct writing *writing = context;
    for (size_t done = 0; writing->error == 0 && done < piece.size;) {
        ssize_t put = write(writing->handle, piece.bytes + done, piece.size - done);
        if (put > 0) {
            done += (size_t)put;
        } else if (put == 0 || errno != EINTR) {
            writing->error = put == 0 ? ENOSPC : errno;
        }
    }
}

static struct writing begin_file(const struct folder *folder, const char *path) {
    const char *name;
    int parent = folder_reach(folder, path, &name);
    int handle = parent < 0 ? -1
                            : openat(parent, name,
                                     O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    folder_leave(parent);
    return (struct writing){handle, handle < 0 ? errno : 0};
}

static bool end_file(const struct folder *folder, const char *path, struct writing *writing) {
    if (writing->error == 0 && sync_to_disk(writing->handle) != 0) {
        writing->error = errno;
    }
    if (writing->handle >= 0 && close(writing->handle) != 0 && writing->error == 0) {
        writing->error = errno;
    }
    return writing->error == 0 || fail(folder, path, writing->error);
}

bool folder_write(const struct folder *folder, const char *path, struct str bytes) {
    struct writing writing = begin_file(folder, path);
    write_piece(&writing, bytes);
    return end_file(folder, path, &writing);
}

static bool copy(const struct folder *folder, const char *from, const char *to) {
    struct writing writing = begin_file(folder, to);
    int error = writing.error != 0 ? 0 : folder_read_pieces(folder, from, write_piece, &writing);
    bool done = end_file(folder, to, &writing);
    return error == 0 ? done : folder_fail(folder, DIAG_FILE_UNREADABLE, from, error);
}

bool folder_link(const struct folder *folder, const char *from, const char *to) {
    const char *from_name, *to_name;
    int from_parent = folder_reach(folder, from, &from_name);
    int to_parent = folder_reach(folder, to, &to_name);
    bool linked = from_parent >= 0 && to_parent >= 0 &&
                  linkat(from_parent, from_name, to_parent, to_name, 0) == 0;
    folder_leave(from_parent);
    folder_leave(to_parent);
    return linked || copy(folder, from, to);
}

/* ---- Places --------------------------------------------------------------------------------- */

static int rename_both(const struct folder *folder, const char *from, const char *to,
                       unsigned flags) {
    const char *from_name, *to_name;
    int from_parent = folder_reach(folder, from, &from_name);
    int to_parent = folder_reach(folder, to, &to_name);
    int result = -1;
    if (from_parent >= 0 && to_parent >= 0) {
        result = flags == 0 ? renameat(from_parent, from_name, to_parent, to_name)
                            : renameat2(from_parent, from_name, to_parent, to_name, flags);
    }
    folder_leave(from_parent);
    folder_leave(to_parent);
    return result;
}

bool folder_move(const struct folder *folder, const char *from, const char *to) {
    if (folder_look(folder, to) != FOLDER_NOTHING) {
        return fail(folder, to, EEXIST);
    }
    return rename_both(folder, from, to, 0) == 0 || fail(folder, to, errno);
}

enum folder_exchange folder_swap(const struct folder *folder, const char *one, const char *other) {
    if (rename_both(folder, one, other, RENAME_EXCHANGE) == 0) {
        return EXCHANGE_DONE;
    }
    if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP) {
        return EXCHANGE_IMPOSSIBLE;
    }
    (void)fail(folder, other, errno);
    return EXCHANGE_FAILED;
}

bool folder_sync(const struct folder *folder, const char *path) {
    int handle = folder_enter(folder, path);
    int result = handle < 0 ? -1 : sync_to_disk(handle);
    bool cannot =
        handle >= 0 && result != 0 && (errno == EINVAL || errno == EOPNOTSUPP || errno == ENOSYS);
    return end(folder, path, handle, cannot ? 0 : result);
}

/* ---- Removing ------------------------------------------------------------------------------- */

/* Removes a name in the open folder; where that may not be written, its owner may change that. */
static int unlink_in(int handle, const char *name, int flags) {
    int result = unlinkat(handle, name, flags);
    if (result != 0 && errno == EACCES && fchmod(handle, S_IRWXU) == 0) {
        result = unlinkat(handle, name, flags);
    }
    return result;
}

static int open_inner(int handle, const char *name) {
    const int way = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    int inner = openat(handle, name, way);
    if (inner < 0 && errno == EACCES && fchmodat(handle, name, S_IRWXU, 0) == 0) {
        inner = openat(handle, name, way);
    }
    return inner;
}

/* Depth is bounded by what has handles; -1 and errno where something stays. */
static int remove_below(int handle) {
    DIR *open = fdopendir(handle);
    const struct dirent *entry;
    int result = open == NULL ? -1 : 0;
    while (result == 0 && (entry = readdir(open)) != NULL) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
            continue;
        }
        int inner = open_inner(handle, name);
        if (inner >= 0) {
            result = remove_below(inner) == 0 ? unlink_in(handle, name, AT_REMOVEDIR) : -1;
        } else {
            result = errno == ENOTDIR || errno == ELOOP ? unlink_in(handle, name, 0) : -1;
        }
    }
    int error = errno;
    if (open != NULL) {
        (void)closedir(open);
    } else {
        folder_leave(handle);
    }
    errno = error;
    return result;
}

/* 0, or -1 and errno. */
static int remove_all(const struct folder *folder, const char *path) {
    enum folder_kind kind = folder_look(folder, path);
    const char *name;
    int parent = kind == FOLDER_NOTHING ? -1 : folder_reach(folder, path, &name);
    int result = kind == FOLDER_NOTHING ? 0 : -1;
    if (parent >= 0 && kind != FOLDER_FOLDER) {
        result = unlink_in(parent, name, 0);
    } else if (parent >= 0) {
        int inner = open_inner(parent, name);
        result =
            inner >= 0 && remove_below(inner) == 0 ? unlink_in(parent, name, AT_REMOVEDIR) : -1;
    }
    folder_leave(parent);
    return result;
}

bool folder_remove(const struct folder *folder, const char *path) {
    return remove_all(folder, path) == 0 || fail(folder, path, errno);
}

bool folder_try_remove(const struct folder *folder, const char *path) {
    return remove_all(folder, path) == 0;
}

/* ---- The lock ------------------------------------------------------------------------------- */

/* A handle of what is locked. Some file systems want one that may be written for a lock held alone;
 * a file that may only be read is locked so all the same where it can be. */
static int open_for_lock(const struct folder *folder, const char *path, bool alone) {
    if (path[0] == '\0') {
        return folder_enter(folder, path);
    }
    const char *name;
    int parent = folder_reach(folder, path, &name);
    const int way = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    int handle = parent < 0 ? -1 : openat(parent, name, (alone ? O_RDWR : O_RDONLY) | way);
    if (parent >= 0 && handle < 0 && alone) {
        handle = openat(parent, name, O_RDONLY | way);
    }
    folder_leave(parent);
    return handle;
}

enum folder_lock folder_take_lock(struct folder *folder, const char *path, bool alone) {
    int handle = open_for_lock(folder, path, alone);
    if (handle < 0) {
        return LOCK_NONE;
    }
    if (flock(handle, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
        bool held = errno == EWOULDBLOCK;
        folder_leave(handle);
        return held ? LOCK_HELD : LOCK_NONE;
    }
    folder->lock = handle;
    return LOCK_TAKEN;
}
