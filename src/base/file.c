#include "base/file.h"

#include "base/arena.h"
#include "base/file_fault.h"
#include "base/file_temporary.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static bool report_too_large(struct diag *diag, struct place place, const char *path,
                             size_t limit) {
    struct buffer number = {0};
    buffer_print(&number, "%zu", limit);
    DIAG(diag, place, DIAG_FILE_TOO_LARGE, str_of(path), buffer_str(&number));
    buffer_free(&number);
    return false;
}

/* Reads the open file into `out` and closes it. One that is seen to be too large is not read. */
static bool read_handle(int handle, const char *path, size_t limit, struct place place,
                        struct buffer *out, struct diag *diag) {
    struct stat facts;
    bool known = fstat(handle, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size > 0;
    bool large = known && (uintmax_t)facts.st_size > limit;
    if (known && !large) {
        (void)buffer_reserve(out, (size_t)facts.st_size + 1);
    }
    int error = large ? 0 : read_all(handle, limit, out);
    (void)close(handle);
    if (error != 0) {
        file_report(diag, place, DIAG_FILE_UNREADABLE, path, error);
        return false;
    }
    return (!large && out->size <= limit) || report_too_large(diag, place, path, limit);
}

bool file_read(const char *path, size_t limit, struct place place, struct buffer *out,
               struct diag *diag) {
    int handle = open(path, O_RDONLY | O_CLOEXEC);
    if (handle < 0) {
        file_report(diag, place, DIAG_FILE_UNREADABLE, path, errno);
        return false;
    }
    return read_handle(handle, path, limit, place, out, diag);
}

bool file_read_ordinary(const char *path, size_t limit, struct place place, struct buffer *out,
                        struct diag *diag) {
    struct stat facts;
    /* A pipe is opened without waiting for somebody who writes to it. */
    int handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (handle < 0 || fstat(handle, &facts) != 0) {
        file_report(diag, place, DIAG_FILE_UNREADABLE, path, errno);
        return false;
    }
    if (!S_ISREG(facts.st_mode)) {
        (void)close(handle);
        file_report(diag, place, DIAG_FILE_UNREADABLE, path, EISDIR);
        return false;
    }
    return read_handle(handle, path, limit, place, out, diag);
}

bool file_exists(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISREG(facts.st_mode) && access(path, R_OK) == 0;
}

bool file_absent(const char *path) {
    struct stat facts;
    return stat(path, &facts) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

bool file_same(const char *path, const char *other) {
    struct stat a, b;
    return stat(path, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

bool file_begins_otherwise(const char *path, struct str start, struct diag *diag) {
    struct stat facts;
    bool there = stat(path, &facts) == 0;
    if (!there && (errno == ENOENT || errno == ENOTDIR)) {
        return false;
    }
    if (there && !S_ISREG(facts.st_mode)) {
        return false;
    }
    int handle = there ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    struct buffer bytes = {0};
    int error = handle < 0 ? errno : read_all(handle, start.size, &bytes);
    if (handle >= 0) {
        (void)close(handle);
    }
    if (error != 0) {
        file_report(diag, NOWHERE, DIAG_FILE_UNREADABLE, path, error);
    }
    bool otherwise = error == 0 && bytes.size > 0 && !str_starts(buffer_str(&bytes), start);
    buffer_free(&bytes);
    return otherwise;
}

/* ---- Writing ------------------------------------------------------------------------------- */

struct file_writer {
    struct diag *diag;
    char *named;  /* the target as the user wrote it, for messages */
    char *target; /* where it is renamed to: `named` with links resolved */
    struct temporary temporary;
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
        memory_at_end(file_remove_temporary);
    }
}

static char *text_copy(const char *text) {
    char *copy = memory_take(strlen(text) + 1);
    strcpy(copy, text);
    return copy;
}

static void writer_free(struct file_writer *writer) {
    temporary_free(&writer->temporary);
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

/* Opens the temporary file and notes its name for the signal handlers, with no signal in between:
 * one there would leave a file that nobody knows of. 0 or errno. */
static int open_noted(struct file_writer *writer) {
    sigset_t all, before;
    (void)sigfillset(&all);
    (void)sigprocmask(SIG_SETMASK, &all, &before);
    int error = temporary_open(&writer->temporary, writer->target);
    if (writer->temporary.handle >= 0) {
        open_temporary = writer->temporary.path;
    }
    (void)sigprocmask(SIG_SETMASK, &before, NULL);
    if (error != 0) {
        file_remove_temporary();
    }
    return error;
}

struct file_writer *file_create(const char *target, struct diag *diag) {
    assert(open_temporary == NULL && "one file is written at a time");
    struct file_writer *writer = memory_zeroed(sizeof *writer);
    writer->diag = diag;
    writer->named = text_copy(target);
    writer->temporary = TEMPORARY_NONE;
    remove_at_exit();
    int error = resolve_target(target, &writer->target);
    if (error == 0) {
        error = temporary_begin(&writer->temporary, writer->target);
    }
    if (error == 0) {
        error = open_noted(writer);
    }
    if (error != 0) {
        file_report(diag, NOWHERE, DIAG_FILE_UNWRITABLE, target, error);
        writer_free(writer);
        return NULL;
    }
    return writer;
}

struct file_writer *file_create_nowhere(void) {
    struct file_writer *writer = memory_zeroed(sizeof *writer);
    writer->temporary = TEMPORARY_NONE;
    writer->nowhere = true;
    return writer;
}

struct file_writer *file_create_memory(struct buffer *memory) {
    struct file_writer *writer = file_create_nowhere();
    writer->memory = memory;
    return writer;
}

bool file_keeps(const struct file_writer *writer) {
    return !writer->nowhere || writer->memory != NULL;
}

static bool fail(struct file_writer *writer, int error) {
    if (!writer->failed) {
        writer->failed = true;
        file_report(writer->diag, NOWHERE, DIAG_FILE_UNWRITABLE, writer->named, error);
    }
    return false;
}

static bool write_through(struct file_writer *writer, const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t put = write(writer->temporary.handle, bytes, size);
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

/* What fails before the renaming leaves the target alone; what fails after it is told all the same:
 * the new file is there, and may be gone after a power cut. */
static bool commit(struct file_writer *writer) {
    if (writer->failed || !flush(writer)) {
        return false;
    }
    bool renamed = false;
    int error = temporary_finish(&writer->temporary);
    if (error == 0) {
        error = temporary_rename(&writer->temporary, writer->target, &renamed);
    }
    if (renamed) {
        open_temporary = NULL;
    }
    return error == 0 || fail(writer, error);
}

bool file_commit(struct file_writer *writer) {
    assert(!writer->nowhere);
    bool done = commit(writer);
    file_remove_temporary();
    writer_free(writer);
    return done;
}

bool file_write_whole(const char *target, struct str bytes, struct diag *diag) {
    struct file_writer *writer = file_create(target, diag);
    if (writer == NULL) {
        return false;
    }
    (void)file_write(writer, bytes);
    return file_commit(writer);
}

void file_discard(struct file_writer *writer) {
    if (writer != NULL) {
        file_remove_temporary();
        writer_free(writer);
    }
}

void file_hold_standard(void) {
    for (int handle = STDIN_FILENO; handle <= STDERR_FILENO; handle++) {
        if (fcntl(handle, F_GETFD) < 0) {
            (void)open("/dev/null", handle == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
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
