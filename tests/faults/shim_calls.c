/* The calls that reach files and processes. Each is counted, logged with its outcome, and may be
 * spoiled. A call that fails is not made, but for close: the handle is gone however that ends. */
#define _GNU_SOURCE
#include "shim.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

/* The C library's own function of that name. */
#define REAL(function) ((__typeof__(&function))(uintptr_t)dlsym(RTLD_NEXT, #function))

static size_t half(enum fault fault, size_t size) {
    return fault == FAULT_SHORT && size > 1 ? size / 2 : size;
}

/* Defines `name`, with `parameters`, as a call of `kind` that `call` makes. The log says its name,
 * its result, and what is given as `format` and after. */
#define CALL(type, kind, name, parameters, call, format, ...)                                      \
    type name parameters {                                                                         \
        enum fault fault = shim_count(kind);                                                       \
        type result = fault == FAULT_FAIL ? (type)-1 : (type)(call);                               \
        shim_log(#name " %ld " format "\n", (long)result, __VA_ARGS__);                            \
        shim_done(fault);                                                                          \
        return result;                                                                             \
    }

/* ---- Bytes --------------------------------------------------------------------------------- */

CALL(ssize_t, "write", write, (int file, const void *from, size_t size),
     syscall(SYS_write, file, from, half(fault, size)), "%d", file)
CALL(ssize_t, "write", pwrite, (int file, const void *from, size_t size, off_t offset),
     syscall(SYS_pwrite64, file, from, half(fault, size), offset), "%d", file)
CALL(ssize_t, "write", pwrite64, (int file, const void *from, size_t size, off64_t offset),
     syscall(SYS_pwrite64, file, from, half(fault, size), offset), "%d", file)
CALL(ssize_t, "write", writev, (int file, const struct iovec *from, int count),
     syscall(SYS_writev, file, from, fault == FAULT_SHORT ? 1 : count), "%d", file)
CALL(ssize_t, "write", send, (int file, const void *from, size_t size, int flags),
     syscall(SYS_sendto, file, from, half(fault, size), flags, NULL, 0), "%d", file)
CALL(ssize_t, "read", read, (int file, void *to, size_t size),
     syscall(SYS_read, file, to, half(fault, size)), "%d", file)

/* Standard output goes through the C library's own buffers, whose calls are out of reach. */
size_t fwrite(const void *from, size_t size, size_t count, FILE *stream) {
    enum fault fault = shim_count("stream");
    size_t done = 0;
    if (fault != FAULT_FAIL) {
        done = REAL(fwrite)(from, size, half(fault, count), stream);
    }
    shim_log("fwrite %zu of %zu %d\n", done, count, fileno(stream));
    shim_done(fault);
    return done;
}

CALL(int, "stream", fflush, (FILE * stream), REAL(fflush)(stream), "%d",
     stream == NULL ? -1 : fileno(stream))

/* ---- Durability ---------------------------------------------------------------------------- */

/* Not made: the disk is not what is tried, and it is slow. */

CALL(int, "sync", fsync, (int file), 0, "%d", file)
CALL(int, "sync", fdatasync, (int file), 0, "%d", file)
CALL(int, "sync", syncfs, (int file), 0, "%d", file)

/* ---- Names --------------------------------------------------------------------------------- */

CALL(int, "rename", rename, (const char *from, const char *to), syscall(SYS_rename, from, to),
     "%s %s", from, to)
CALL(int, "rename", renameat, (int from_folder, const char *from, int to_folder, const char *to),
     syscall(SYS_renameat, from_folder, from, to_folder, to), "%s %s", from, to)
CALL(int, "rename", link, (const char *from, const char *to), syscall(SYS_link, from, to), "%s %s",
     from, to)
CALL(int, "rename", linkat,
     (int from_folder, const char *from, int to_folder, const char *to, int flags),
     shim_is_plain() ? (errno = EPERM, -1)
                     : syscall(SYS_linkat, from_folder, from, to_folder, to, flags),
     "%s %s", from, to)
CALL(int, "rename", renameat2,
     (int from_folder, const char *from, int to_folder, const char *to, unsigned flags),
     shim_is_plain() ? (errno = EINVAL, -1)
                     : syscall(SYS_renameat2, from_folder, from, to_folder, to, flags),
     "%s %s", from, to)
CALL(int, "make", mkdir, (const char *path, mode_t mode),
     syscall(SYS_mkdirat, AT_FDCWD, path, mode), "%s", path)
CALL(int, "make", mkdirat, (int folder, const char *path, mode_t mode),
     syscall(SYS_mkdirat, folder, path, mode), "%s", path)
CALL(int, "unlink", unlink, (const char *path), syscall(SYS_unlink, path), "%s", path)
CALL(int, "unlink", unlinkat, (int folder, const char *path, int flags),
     syscall(SYS_unlinkat, folder, path, flags), "%s", path)
CALL(int, "look", stat, (const char *path, struct stat *facts),
     syscall(SYS_newfstatat, AT_FDCWD, path, facts, 0), "%s", path)
CALL(int, "look", lstat, (const char *path, struct stat *facts),
     syscall(SYS_newfstatat, AT_FDCWD, path, facts, AT_SYMLINK_NOFOLLOW), "%s", path)
CALL(int, "look", access, (const char *path, int mode),
     syscall(SYS_faccessat, AT_FDCWD, path, mode), "%s", path)
CALL(ssize_t, "look", readlink, (const char *path, char *to, size_t size),
     syscall(SYS_readlinkat, AT_FDCWD, path, to, size), "%s", path)

char *realpath(const char *path, char *to) {
    enum fault fault = shim_count("look");
    char *resolved = fault == FAULT_FAIL ? NULL : REAL(realpath)(path, to);
    shim_log("realpath %s %s\n", resolved != NULL ? resolved : "-", path);
    shim_done(fault);
    return resolved;
}

/* ---- Handles ------------------------------------------------------------------------------- */

static int open_counted(int folder, const char *path, int flags, mode_t mode) {
    enum fault fault = shim_count((flags & O_CREAT) != 0 ? "create" : "open");
    int handle = fault == FAULT_FAIL ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
    shim_log("open %d %s %s\n", handle, (flags & O_CREAT) != 0 ? "new" : "old", path);
    shim_done(fault);
    return handle;
}

static mode_t mode_of(int flags, va_list arguments) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(name, folder, parameters)                                                             \
    int name parameters {                                                                          \
        va_list arguments;                                                                         \
        va_start(arguments, flags);                                                                \
        mode_t mode = mode_of(flags, arguments);                                                   \
        va_end(arguments);                                                                         \
        return open_counted(folder, path, flags, mode);                                            \
    }

OPEN(open, AT_FDCWD, (const char *path, int flags, ...))
OPEN(open64, AT_FDCWD, (const char *path, int flags, ...))
OPEN(openat, folder, (int folder, const char *path, int flags, ...))
OPEN(openat64, folder, (int folder, const char *path, int flags, ...))

int creat(const char *path, mode_t mode) {
    return open_counted(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

DIR *opendir(const char *path) {
    enum fault fault = shim_count("open");
    DIR *folder = fault == FAULT_FAIL ? NULL : REAL(opendir)(path);
    shim_log("opendir %d %s\n", folder == NULL ? -1 : dirfd(folder), path);
    shim_done(fault);
    return folder;
}

FILE *fopen(const char *path, const char *mode) {
    enum fault fault = shim_count("open");
    FILE *stream = fault == FAULT_FAIL ? NULL : REAL(fopen)(path, mode);
    shim_log("fopen %d %s\n", stream == NULL ? -1 : fileno(stream), path);
    shim_done(fault);
    return stream;
}

int close(int file) {
    enum fault fault = shim_count("close");
    int before = errno;
    int result = (int)syscall(SYS_close, file);
    if (fault == FAULT_FAIL) {
        errno = before;
        result = -1;
    }
    shim_log("close %d %d\n", result, file);
    shim_done(fault);
    return result;
}

CALL(int, "handle", fstat, (int file, struct stat *facts), syscall(SYS_fstat, file, facts), "%d",
     file)
CALL(int, "look", fstatat, (int folder, const char *path, struct stat *facts, int flags),
     syscall(SYS_newfstatat, folder, path, facts, flags), "%s", path)
CALL(int, "handle", dup, (int file), syscall(SYS_dup, file), "%d", file)
int fcntl(int file, int command, ...) {
    va_list arguments;
    va_start(arguments, command);
    long argument = va_arg(arguments, long);
    va_end(arguments);
    enum fault fault = shim_count("handle");
    int result = fault == FAULT_FAIL ? -1 : (int)syscall(SYS_fcntl, file, command, argument);
    shim_log("fcntl %d %d\n", result, file);
    shim_done(fault);
    return result;
}

CALL(int, "handle", flock, (int file, int how),
     shim_is_plain() ? (errno = ENOLCK, -1) : syscall(SYS_flock, file, how), "%d", file)
CALL(int, "handle", ftruncate, (int file, off_t size), syscall(SYS_ftruncate, file, size), "%d",
     file)

/* ---- Processes ----------------------------------------------------------------------------- */

CALL(int, "process", socketpair, (int domain, int type, int protocol, int ends[2]),
     syscall(SYS_socketpair, domain, type, protocol, ends), "%d", type)
CALL(pid_t, "process", fork, (void), REAL(fork)(), "%d", 0)
CALL(int, "process", dup2, (int from, int to), syscall(SYS_dup2, from, to), "%d %d", from, to)
CALL(pid_t, "process", waitpid, (pid_t child, int *status, int options),
     syscall(SYS_wait4, child, status, options, NULL), "%d", (int)child)
