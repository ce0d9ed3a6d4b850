#include "base/folder.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/file_fault.h"
#include "base/folder_way.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_LIMIT = 255, PIECE = 64 * 1024 };

static bool name_is_safe(struct str name) {
    return name.size > 0 && name.size <= NAME_LIMIT && !str_equal(name, STR(".")) &&
           !str_equal(name, STR("..")) && memchr(name.bytes, '\0', name.size) == NULL;
}

bool folder_path_is_safe(struct str path) {
    for (size_t from = 0;;) {
        size_t slash = str_find(path, STR("/"), from);
        if (!name_is_safe(str_slice(path, from, slash == SIZE_MAX ? path.size : slash))) {
            return false;
        }
        if (slash == SIZE_MAX) {
            return true;
        }
        from = slash + 1;
    }
}

/* ---- The way -------------------------------------------------------------------------------- */

void folder_leave(int handle) {
    int error = errno;
    if (handle >= 0) {
        (void)close(handle);
    }
    errno = error;
}

int folder_reach(const struct folder *folder, const char *path, const char **name) {
    assert(folder_path_is_safe(str_of(path)));
    int handle = fcntl(folder->handle, F_DUPFD_CLOEXEC, 0);
    const char *slash;
    for (*name = path; handle >= 0 && (slash = strchr(*name, '/')) != NULL; *name = slash + 1) {
        char part[NAME_LIMIT + 1];
        memcpy(part, *name, (size_t)(slash - *name));
        part[slash - *name] = '\0';
        int next = openat(handle, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        folder_leave(handle);
        handle = next;
    }
    return handle;
}

int folder_enter(const struct folder *folder, const char *path) {
    if (path[0] == '\0') {
        return openat(folder->handle, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    }
    const char *name;
    int parent = folder_reach(folder, path, &name);
    int handle =
        parent < 0 ? -1 : openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    folder_leave(parent);
    return handle;
}

void folder_add_path(const struct folder *folder, const char *path, struct buffer *out) {
    buffer_print(out, "%s%s%s", folder->name, path[0] != '\0' ? "/" : "", path);
}

bool folder_fail(const struct folder *folder, enum diag_id otherwise, const char *path, int error) {
    struct buffer whole = {0};
    folder_add_path(folder, path, &whole);
    buffer_add_byte(&whole, '\0');
    file_report(folder->diag, NOWHERE, otherwise, whole.bytes, error);
    buffer_free(&whole);
    return false;
}

struct folder *folder_open(const char *path, struct diag *diag) {
    int handle = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            DIAG(diag, NOWHERE, DIAG_FOLDER_ABSENT, str_of(path));
        } else {
            file_report(diag, NOWHERE, DIAG_FILE_UNREADABLE, path, errno);
        }
        return NULL;
    }
    struct folder *folder = memory_zeroed(sizeof *folder);
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/') {
        size--;
    }
    folder->name = memory_zeroed(size + 1);
    memcpy(folder->name, path, size);
    folder->handle = handle;
    folder->lock = -1;
    folder->diag = diag;
    return folder;
}

void folder_close(struct folder *folder) {
    if (folder != NULL) {
        folder_leave(folder->lock);
        folder_leave(folder->handle);
        memory_free(folder->name);
        memory_free(folder);
    }
}

/* The root is the folder that is its own parent. */
static bool is_same(int one, int other) {
    struct stat a, b;
    return fstat(one, &a) == 0 && fstat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

bool folder_stands_below(const struct folder *folder, const char *name) {
    int handle = openat(folder->handle, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool found = false, at_root = false;
    while (handle >= 0 && !found && !at_root) {
        struct stat facts;
        found = fstatat(handle, name, &facts, AT_SYMLINK_NOFOLLOW) == 0;
        int parent = openat(handle, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        at_root = parent >= 0 && is_same(parent, handle);
        folder_leave(handle);
        handle = parent;
    }
    folder_leave(handle);
    return found;
}

const char *folder_name(const struct folder *folder) {
    return folder->name;
}

/* ---- Looking -------------------------------------------------------------------------------- */

static enum folder_kind kind_of(int parent, const char *name) {
    struct stat facts;
    if (fstatat(parent, name, &facts, AT_SYMLINK_NOFOLLOW) != 0) {
        return FOLDER_NOTHING;
    }
    return S_ISREG(facts.st_mode)   ? FOLDER_FILE
           : S_ISDIR(facts.st_mode) ? FOLDER_FOLDER
                                    : FOLDER_OTHER;
}

enum folder_kind folder_look(const struct folder *folder, const char *path) {
    if (path[0] == '\0') {
        return FOLDER_FOLDER;
    }
    const char *name;
    int parent = folder_reach(folder, path, &name);
    enum folder_kind kind = parent < 0 ? FOLDER_NOTHING : kind_of(parent, name);
    folder_leave(parent);
    return kind;
}

static int by_name(const void *a, const void *b) {
    return str_compare(((const struct folder_entry *)a)->name,
                       ((const struct folder_entry *)b)->name);
}

/* 0 or errno. */
static int list_open(DIR *open, struct arena *arena, struct folder_list *list) {
    ARRAY(struct folder_entry) entries = {0};
    const struct dirent *entry;
    for (errno = 0; (entry = readdir(open)) != NULL; errno = 0) {
        struct str name = str_of(entry->d_name);
        if (!str_equal(name, STR(".")) && !str_equal(name, STR(".."))) {
            array_push(&entries, (struct folder_entry){str_copy(arena, name),
                                                       kind_of(dirfd(open), entry->d_name)});
        }
    }
    int error = errno;
    if (entries.count > 0) {
        qsort(entries.items, entries.count, sizeof *entries.items, by_name);
    }
    list->count = entries.count;
    list->items = array_keep(&entries, arena);
    return error;
}

bool folder_list(const struct folder *folder, const char *path, struct arena *arena,
                 struct folder_list *list) {
    int handle = folder_enter(folder, path);
    DIR *open = handle < 0 ? NULL : fdopendir(handle);
    int error = open == NULL ? errno : list_open(open, arena, list);
    if (open != NULL) {
        (void)closedir(open);
    } else {
        folder_leave(handle);
    }
    return error == 0 || folder_fail(folder, DIAG_FILE_UNREADABLE, path, error);
}

/* ---- Reading -------------------------------------------------------------------------------- */

/* A handle of the ordinary file, or -1 and errno. */
static int open_file(const struct folder *folder, const char *path) {
    const char *name;
    struct stat facts;
    int parent = folder_reach(folder, path, &name);
    int handle =
        parent < 0 ? -1 : openat(parent, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    folder_leave(parent);
    if (handle >= 0 && (fstat(handle, &facts) != 0 || !S_ISREG(facts.st_mode))) {
        folder_leave(handle);
        errno = ELOOP;
        return -1;
    }
    return handle;
}

int folder_read_pieces(const struct folder *folder, const char *path, folder_take *take,
                       void *context) {
    int handle = open_file(folder, path);
    if (handle < 0) {
        return errno;
    }
    char *piece = memory_take(PIECE);
    ssize_t got;
    while ((got = read(handle, piece, PIECE)) > 0 || (got < 0 && errno == EINTR)) {
        if (got > 0) {
            take(context, (struct str){piece, (size_t)got});
        }
    }
    int error = got < 0 ? errno : 0;
    memory_free(piece);
    folder_leave(handle);
    return error;
}

struct gathering {
    struct buffer *out;
    size_t limit;
};

static void gather(void *context, struct str piece) {
    struct gathering *gathering = context;
    if (gathering->out->size <= gathering->limit) {
        buffer_add(gathering->out, piece);
    }
}

int folder_try_read(const struct folder *folder, const char *path, size_t limit,
                    struct buffer *out) {
    struct gathering gathering = {out, limit};
    return folder_read_pieces(folder, path, gather, &gathering);
}

bool folder_read(const struct folder *folder, const char *path, size_t limit, struct buffer *out) {
    int error = folder_try_read(folder, path, limit, out);
    if (error != 0) {
        return folder_fail(folder, DIAG_FILE_UNREADABLE, path, error);
    }
    return out->size <= limit || folder_fail(folder, DIAG_FILE_UNREADABLE, path, EFBIG);
}
