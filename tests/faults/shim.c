/* Makes the system fail. Loaded before the C library (LD_PRELOAD), it counts the calls of one kind
 * and spoils the n-th. What it is to do comes from the environment:
 *
 *   FAULT_PROGRAM  the program that is meant, as "charter": others, and their children, run as ever
 *   FAULT_KIND     which calls are counted: the word that shim_calls.c gives them; "nothing": none,
 *                  and none is logged
 *   FAULT_AT       the number of the call to spoil, from 1; 0 counts only
 *   FAULT_HOW      an errno as a number: the call is not made and fails with it;
 *                  "short": half of the bytes are written or read;
 *                  "kill-before", "kill-after": the process is killed by SIGKILL;
 *                  "signal-15": the process gets that signal before the call
 *   FAULT_STATE    a file of sizeof(struct state) bytes, in which the count is left
 *   FAULT_LOG      a file to which every call but those for memory is added, a line each
 *   FAULT_PLAIN    where given, the file system knows no locks, links, exchanges
 *   FAULT_STACK    where given, the stack at the spoiled call goes there too
 *
 * A process that crashes, spoiled or not, leaves the stack in the log: whose fault it was. */
#define _GNU_SOURCE
#include "shim.h"

#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

struct state {
    atomic_ulong calls;
    atomic_ulong fired;
};

static struct state nowhere, *state = &nowhere;
static const char *kind, *how;
static unsigned long at;
static int log_handle = -1;
static bool active, plain;

static void log_bytes(const char *text, size_t size) {
    (void)syscall(SYS_write, log_handle, text, size);
}

void shim_log(const char *format, ...) {
    char line[4400];
    va_list arguments;
    if (!active || log_handle < 0 || strcmp(kind, "nothing") == 0) {
        return;
    }
    int before = errno;
    va_start(arguments, format);
    int size = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    log_bytes(line, size < (int)sizeof line ? (size_t)size : sizeof line - 1);
    errno = before;
}

/* The stack, one frame a line: file(function+offset). */
static void log_stack(const char *why) {
    enum { DEPTH = 48 };
    void *frames[DEPTH];
    log_bytes(why, strlen(why));
    backtrace_symbols_fd(frames, backtrace(frames, DEPTH), log_handle);
    log_bytes("end of stack\n", 13);
}

static void crashed(int number) {
    active = false;
    if (log_handle >= 0) {
        log_stack(number == SIGABRT ? "crash: SIGABRT\n" : "crash: SIGSEGV or its like\n");
    }
    (void)raise(number);
}

static void catch_crashes(void) {
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
    static char stack[64 * 1024]; /* an overflowing one is of no use */
    const stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
    (void)sigaltstack(&other, NULL);
    for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++) {
        struct sigaction action = {.sa_handler = crashed,
                                   .sa_flags = (int)(SA_RESETHAND | SA_ONSTACK)};
        (void)sigaction(crashes[i], &action, NULL);
    }
}

/* A handle that the program does not come upon by counting: out of the way of what it opens. */
static int open_far(const char *path, int flags) {
    enum { FAR = 700 };
    int handle = (int)syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0666);
    int far = handle < 0 ? -1 : (int)syscall(SYS_fcntl, handle, F_DUPFD_CLOEXEC, FAR);
    if (handle >= 0 && far >= 0) {
        (void)syscall(SYS_close, handle);
        return far;
    }
    return handle;
}

static void open_state(void) {
    const char *path = getenv("FAULT_STATE");
    int handle = path == NULL ? -1 : open_far(path, O_RDWR);
    if (handle >= 0) {
        void *mapped = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, handle, 0);
        state = mapped == MAP_FAILED ? state : mapped;
        (void)syscall(SYS_close, handle);
    }
}

__attribute__((constructor)) static void begin(void) {
    const char *program = getenv("FAULT_PROGRAM"), *number = getenv("FAULT_AT");
    const char *log = getenv("FAULT_LOG");
    kind = getenv("FAULT_KIND");
    how = getenv("FAULT_HOW");
    if (program == NULL || kind == NULL || strcmp(program, program_invocation_short_name) != 0) {
        return;
    }
    plain = getenv("FAULT_PLAIN") != NULL;
    at = number == NULL ? 0 : strtoul(number, NULL, 10);
    open_state();
    log_handle = log == NULL ? -1 : open_far(log, O_WRONLY | O_CREAT | O_APPEND);
    void *frame;
    (void)backtrace(&frame, 1); /* loads what it needs before anything is counted */
    catch_crashes();
    active = true;
}

static void kill_now(void) {
    (void)syscall(SYS_kill, (pid_t)syscall(SYS_getpid), SIGKILL);
}

/* "change" is every call that changes what is on the disk; making a file is an "open" too. */
static bool is_counted(const char *call_kind) {
    static const char *const changes[] = {"write", "sync", "rename", "unlink", "make", "create"};
    bool change = false;
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        change = change || strcmp(call_kind, changes[i]) == 0;
    }
    return strcmp(call_kind, kind) == 0 || (strcmp(kind, "change") == 0 && change) ||
           (strcmp(kind, "open") == 0 && strcmp(call_kind, "create") == 0);
}

enum fault shim_count(const char *call_kind) {
    if (!active || !is_counted(call_kind)) {
        return FAULT_NONE;
    }
    unsigned long number = atomic_fetch_add(&state->calls, 1) + 1;
    if (number != at) {
        return FAULT_NONE;
    }
    atomic_fetch_add(&state->fired, 1);
    if (log_handle >= 0 && getenv("FAULT_STACK") != NULL) {
        active = false;
        log_stack("spoiled\n");
        active = true;
    }
    if (strcmp(how, "kill-before") == 0) {
        kill_now();
    }
    if (strncmp(how, "signal-", strlen("signal-")) == 0) {
        (void)syscall(SYS_kill, (pid_t)syscall(SYS_getpid), atoi(how + strlen("signal-")));
        return FAULT_NONE;
    }
    if (strcmp(how, "kill-after") == 0) {
        return FAULT_KILL_AFTER;
    }
    if (strcmp(how, "short") == 0) {
        return FAULT_SHORT;
    }
    errno = atoi(how);
    return FAULT_FAIL;
}

bool shim_is_plain(void) {
    return plain;
}

void shim_done(enum fault fault) {
    if (fault == FAULT_KILL_AFTER) {
        kill_now();
    }
}
