#include "base/file.h"

#include "base/arena.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The reasons that have words of their own in both languages; `otherwise` quotes the system's. */
static enum diag_id id_of(int error, enum diag_id otherwise) {
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return DIAG_DISK_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
        return DIAG_FILE_FORBIDDEN;
    case EISDIR:
        return DIAG_NOT_A_FILE;
    case ENOENT:
    case ENOTDIR:
        return otherwise == DIAG_FILE_UNREADABLE ? DIAG_FILE_MISSING : DIAG_FOLDER_MISSING;
    default:
        return otherwise;
    }
}

static void report(struct diag *diag, struct place place, enum diag_id otherwise, const char *path,
                   int error) {
    DIAG(diag, place, id_of(error, otherwise), str_of(path), str_of(strerror(error)));
}

/* ---- Reading ------------------------------------------------------------------------------- */

/* read(2) until the end or until more than `limit` bytes have come; 0 or errno. */
static int read_all(int handle, size_t limit, struct buffer *out) {
    enum { STEP = 64 * 1024 };
    while (out->size <= limit) {
        size_t room = out->capacity > out->size ? out->capacity - out->size : STEP;
        char *end = buffer_reserve(out, room);
        ssize_t got = read(handle, end, room);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got < 0 ? errno : 0;
        }
        out->size += (size_t)got;
    }
    return 0;
}

bool file_read(const char *path, size_t limit, struct place place, struct buffer *out,
               struct diag *diag) {
    int handle = open(path, O_RDONLY | O_CLOEXEC);
    if (handle < 0) {
        report(diag, place, DIAG_FILE_UNREADABLE, path, errno);
        return false;
    }
    struct stat facts;
    if (fstat(handle, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size > 0 &&
        (uintmax_t)facts.st_size <= limit) {
        (void)buffer_reserve(out, (size_t)facts.st_size + 1);
    }
    int error = read_all(handle, limit, out);
    (void)close(handle);
    if (error != 0) {
        report(diag, place, DIAG_FILE_UNREADABLE, path, error);
        return false;
    }
    if (out->size > limit) {
        struct buffer number = {0};
        buffer_print(&number, "%zu", limit);
        DIAG(diag, place, DIAG_FILE_TOO_LARGE, str_of(path), buffer_str(&number));
        buffer_free(&number);
        return false;
    }
    return true;
}

bool file_exists(const char *path) {
    return access(path, R_OK) == 0;
}

bool file_same(const char *path, const char *other) {
    struct stat a, b;
    return stat(path, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

bool file_begins_otherwise(const char *path, struct str start) {
    enum { MOST = 16 };
    char bytes[MOST];
    struct stat facts;
    assert(start.size <= MOST);
    if (stat(path, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        return false;
    }
    int handle = open(path, O_RDONLY | O_CLOEXEC);
    if (handle < 0) {
        return false;
    }
    ssize_t got = read(handle, bytes, start.size);
    (void)close(handle);
    return got > 0 && !str_equal((struct str){bytes, (size_t)got}, start);
}

/* ---- Writing ------------------------------------------------------------------------------- */

struct file_writer {
    struct diag *diag;
    char *named;     /* the target as the user wrote it, for messages */
    char *target;    /* where it is renamed to: `named` with links resolved */
    char *temporary; /* beside the target */
    int handle;
    bool nowhere;          /* only counts … */
    struct buffer *memory; /* … and, where not NULL, adds to this */
    bool failed;
    size_t written;
    size_t held; /* bytes in `held_bytes` not yet given to the system */
    char held_bytes[64 * 1024];
};

/* The temporary file of the one writer that is open, for the exit hook and signal handlers. */
static const char *volatile open_temporary;

void file_remove_temporary(void) {
    const char *path = open_temporary;
    if (path != NULL) {
        (void)unlink(path);
        open_temporary = NULL; /* last: a signal in between unlinks once more */
    }
}

static void remove_at_exit(void) {
    static bool registered;
    if (!registered) {
        registered = atexit(file_remove_temporary) == 0;
    }
}

static char *text_copy(const char *text) {
    char *copy = memory_take(strlen(text) + 1);
    strcpy(copy, text);
    return copy;
}

static void writer_free(struct file_writer *writer) {
    if (writer->handle >= 0) {
        (void)close(writer->handle);
    }
    memory_free(writer->temporary);
    free(writer->target);
    memory_free(writer->named);
    memory_free(writer);
}

/* The file that `named` leads to through links, or `named` itself where nothing is there yet. 0 or
 * errno: a folder or a device is never replaced. */
static int resolve_target(const char *named, char **target) {
    struct stat facts;
    if (stat(named, &facts) != 0) {
        *target = text_copy(named);
        return errno == ENOENT ? 0 : errno;
    }
    if (S_ISDIR(facts.st_mode)) {
        return EISDIR;
    }
    if (!S_ISREG(facts.st_mode)) {
        return EISDIR;
    }
    *target = realpath(named, NULL);
    return *target == NULL ? errno : 0;
}

/* Opens a file that was not there before; the mode follows the user's umask. Its name is its own
 * and short: the target's may be as long as the system allows. */
static int open_temporary_beside(struct file_writer *writer) {
    enum { TRIES = 100 };
    const char *slash = strrchr(writer->target, '/');
    int folder = slash == NULL ? 0 : (int)(slash + 1 - writer->target);
    struct buffer name = {0};
    int handle = -1;
    for (int i = 0; i < TRIES && handle < 0; i++) {
        name.size = 0;
        buffer_print(&name, "%.*s.charter-%ld-%d.tmp", folder, writer->target, (long)getpid(), i);
        buffer_add_byte(&name, '\0');
        handle = open(name.bytes, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (handle < 0 && errno != EEXIST) {
            break;
        }
    }
    writer->temporary = name.bytes;
    return handle;
}

/* Opens the temporary file and notes its name for the signal handlers, with no signal in between:
 * one there would leave a file that nobody knows of. 0 or errno. */
static int open_noted(struct file_writer *writer) {
    sigset_t all, before;
    (void)sigfillset(&all);
    (void)sigprocmask(SIG_SETMASK, &all, &before);
    writer->handle = open_temporary_beside(writer);
    int error = writer->handle < 0 ? errno : 0;
    if (error == 0) {
        open_temporary = writer->temporary;
    }
    (void)sigprocmask(SIG_SETMASK, &before, NULL);
    return error;
}

struct file_writer *file_create(const char *target, struct diag *diag) {
    assert(open_temporary == NULL && "one file is written at a time");
    struct file_writer *writer = memory_zeroed(sizeof *writer);
    writer->diag = diag;
    writer->named = text_copy(target);
    writer->handle = -1;
    int error = resolve_target(target, &writer->target);
    if (error == 0) {
        error = open_noted(writer);
    }
    if (error != 0) {
        report(diag, NOWHERE, DIAG_FILE_UNWRITABLE, target, error);
        writer_free(writer);
        return NULL;
    }
    remove_at_exit();
    return writer;
}

struct file_writer *file_create_nowhere(void) {
    struct file_writer *writer = memory_zeroed(sizeof *writer);
    writer->handle = -1;
    writer->nowhere = true;
    return writer;
}

struct file_writer *file_create_memory(struct buffer *memory) {
    struct file_writer *writer = file_create_nowhere();
    writer->memory = memory;
    return writer;
}

static bool fail(struct file_writer *writer, int error) {
    if (!writer->failed) {
        writer->failed = true;
        report(writer->diag, NOWHERE, DIAG_FILE_UNWRITABLE, writer->named, error);
    }
    return false;
}

static bool write_through(struct file_writer *writer, const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t put = write(writer->handle, bytes, size);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put < 0) {
            return fail(writer, errno);
        }
        bytes += put;
        size -= (size_t)put;
    }
    return true;
}

static bool flush(struct file_writer *writer) {
    size_t held = writer->held;
    writer->held = 0;
    return write_through(writer, writer->held_bytes, held);
}

bool file_write(struct file_writer *writer, struct str bytes) {
    if (writer->failed) {
        return false;
    }
    writer->written += bytes.size;
    if (writer->memory != NULL) {
        buffer_add(writer->memory, bytes);
    }
    if (writer->nowhere) {
        return true;
    }
    if (bytes.size > sizeof writer->held_bytes - writer->held && !flush(writer)) {
        return false;
    }
    if (bytes.size > sizeof writer->held_bytes) {
        return write_through(writer, bytes.bytes, bytes.size);
    }
    if (bytes.size > 0) {
        memcpy(writer->held_bytes + writer->held, bytes.bytes, bytes.size);
        writer->held += bytes.size;
    }
    return true;
}

size_t file_written(const struct file_writer *writer) {
    return writer->written;
}

/* Makes the renaming itself last. A file system that cannot sync a folder (FAT, some shares) says
 * EINVAL or so: the file is complete all the same. */
static void sync_folder_of(const char *path) {
    char *folder = text_copy(path);
    char *slash = strrchr(folder, '/');
    if (slash != NULL) {
        slash[slash == folder ? 1 : 0] = '\0';
    }
    int handle = open(slash != NULL ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        (void)fsync(handle);
        (void)close(handle);
    }
    memory_free(folder);
}

/* Everything to the disk, the handle closed. */
static bool finish(struct file_writer *writer) {
    bool synced =
        !writer->failed && flush(writer) && (fsync(writer->handle) == 0 || fail(writer, errno));
    int handle = writer->handle;
    writer->handle = -1;
    bool closed = close(handle) == 0 || fail(writer, errno);
    return synced && closed;
}

bool file_commit(struct file_writer *writer) {
    assert(!writer->nowhere);
    bool done =
        finish(writer) && (rename(writer->temporary, writer->target) == 0 || fail(writer, errno));
    if (done) {
        open_temporary = NULL;
        sync_folder_of(writer->target);
    } else {
        file_remove_temporary();
    }
    writer_free(writer);
    return done;
}

void file_discard(struct file_writer *writer) {
    if (writer != NULL) {
        file_remove_temporary();
        writer_free(writer);
    }
}

bool file_program_folder(struct buffer *out) {
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    if (size <= 0 || (size_t)size == sizeof path) {
        return false;
    }
    while (size > 1 && path[size - 1] != '/') {
        size--;
    }
    buffer_add(out, (struct str){path, size > 1 ? (size_t)size - 1 : 1});
    return true;
}
