#include "unpack/child.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a child exits with where the program could not be started. */
enum { NOT_STARTED = 127 };

static void limit(int resource, rlim_t soft, rlim_t hard) {
    const struct rlimit limits = {soft, hard};
    (void)setrlimit(resource, &limits);
}

/* AddressSanitizer reserves terabytes of addresses, so its builds run without the limit on those.
 */
static void limit_all(void) {
#ifndef CHARTER_SANITIZED
    limit(RLIMIT_AS, CHILD_MEMORY, CHILD_MEMORY);
#endif
    limit(RLIMIT_CPU, CHILD_SECONDS, CHILD_SECONDS + 1); /* SIGXCPU: SIGKILL is somebody else's */
    limit(RLIMIT_CORE, 0, 0);
}

/* Reads to the end, or until more has come than a child may send. 0 or errno; a child that dies
 * over its input is no fault of the system's. */
static int receive(int handle, struct buffer *sent) {
    enum { STEP = 64 * 1024 };
    while (sent->size <= CHILD_SENDS) {
        ssize_t got = read(handle, buffer_reserve(sent, STEP), STEP);
        if (got > 0) {
            sent->size += (size_t)got;
        } else if (got == 0 || errno == ECONNRESET) {
            return 0;
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

/* Gives all of it, as far as the other side takes it; 0 or errno. */
static int give(int handle, struct str told) {
    int error = 0;
    while (told.size > 0 && error == 0) {
        ssize_t put = send(handle, told.bytes, told.size, MSG_NOSIGNAL);
        if (put < 0 && errno != EINTR) {
            error = errno;
        }
        told = put > 0 ? str_slice(told, (size_t)put, told.size) : told;
    }
    (void)shutdown(handle, SHUT_WR);
    return error == EPIPE || error == ECONNRESET ? 0 : error;
}

static enum child_outcome stopped(int error) {
    errno = error;
    return CHILD_STOPPED;
}

static enum child_outcome exited(int code) {
    switch (code) {
    case 0:
        return CHILD_DONE;
    case CHILD_NO_MEMORY:
        return stopped(ENOMEM);
    case CHILD_NO_INPUT:
        return stopped(EIO);
    case NOT_STARTED:
        errno = ENOEXEC;
        return CHILD_MISSING;
    default:
        return CHILD_BROKE;
    }
}

/* Where the system does not say how the child ended (SIGCHLD is ignored), only what it sent can. */
static enum child_outcome wait_for(pid_t child) {
    int status = 0;
    pid_t ended;
    do {
        ended = waitpid(child, &status, 0);
    } while (ended < 0 && errno == EINTR);
    if (ended < 0) {
        return CHILD_BROKE;
    }
    if (WIFSIGNALED(status)) {
        bool outside = WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM;
        return outside ? stopped(ECANCELED) : CHILD_BROKE;
    }
    return exited(WEXITSTATUS(status));
}

static _Noreturn void become(const char *program, const char *argument, const int ends[2]) {
    limit_all();
    (void)close(ends[0]);
    (void)close(STDERR_FILENO); /* what it says in its last moments is for nobody */
    if (dup2(ends[1], STDIN_FILENO) >= 0 && dup2(ends[1], STDOUT_FILENO) >= 0) {
        if (ends[1] > STDERR_FILENO) {
            (void)close(ends[1]);
        }
        (void)execl(program, program, argument, (char *)NULL);
    }
    _exit(NOT_STARTED);
}

static enum child_outcome converse(pid_t child, int handle, struct str told, struct buffer *sent) {
    int error = give(handle, told);
    if (error == 0) {
        error = receive(handle, sent);
    }
    bool wordy = sent->size > CHILD_SENDS;
    if (wordy || error != 0) {
        (void)kill(child, SIGKILL);
    }
    (void)close(handle);
    enum child_outcome outcome = wait_for(child);
    if (error != 0) {
        return stopped(error);
    }
    return wordy ? CHILD_BROKE : outcome;
}

enum child_outcome child_run(const char *program, const char *argument, struct str told,
                             struct buffer *sent) {
    int ends[2];
    if (access(program, X_OK) != 0 || socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        return CHILD_MISSING;
    }
    pid_t child = fork();
    if (child == 0) {
        become(program, argument, ends);
    }
    int error = errno;
    (void)close(ends[1]);
    if (child > 0) {
        return converse(child, ends[0], told, sent);
    }
    (void)close(ends[0]);
    errno = error;
    return CHILD_MISSING;
}
