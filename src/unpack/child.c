#include "unpack/child.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void limit(int resource, rlim_t most) {
    const struct rlimit limits = {most, most};
    (void)setrlimit(resource, &limits);
}

/* AddressSanitizer reserves terabytes of addresses, so its builds run without the limit on those.
 */
static void limit_all(void) {
#ifndef __SANITIZE_ADDRESS__
    limit(RLIMIT_AS, CHILD_MEMORY);
#endif
    limit(RLIMIT_CPU, CHILD_SECONDS);
    limit(RLIMIT_CORE, 0);
}

/* Reads to the end; false where more comes than a child may send. */
static bool receive(int handle, struct buffer *sent) {
    enum { STEP = 64 * 1024 };
    while (sent->size <= CHILD_SENDS) {
        ssize_t got = read(handle, buffer_reserve(sent, STEP), STEP);
        if (got > 0) {
            sent->size += (size_t)got;
        } else if (got == 0 || errno != EINTR) {
            return true;
        }
    }
    return false;
}

static void wait_for(pid_t child) {
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
    }
}

/* Gives all of it, as far as the other side takes it. */
static void give(int handle, struct str told) {
    while (told.size > 0) {
        ssize_t put = send(handle, told.bytes, told.size, MSG_NOSIGNAL);
        if (put < 0 && errno != EINTR) {
            break;
        }
        told = put > 0 ? str_slice(told, (size_t)put, told.size) : told;
    }
    (void)shutdown(handle, SHUT_WR);
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
    _exit(127);
}

bool child_run(const char *program, const char *argument, struct str told, struct buffer *sent) {
    int ends[2];
    if (access(program, X_OK) != 0 || socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        return false;
    }
    pid_t child = fork();
    if (child == 0) {
        become(program, argument, ends);
    }
    int error = errno;
    (void)close(ends[1]);
    if (child > 0) {
        give(ends[0], told);
    }
    if (child > 0 && !receive(ends[0], sent)) {
        (void)kill(child, SIGKILL);
    }
    (void)close(ends[0]);
    if (child > 0) {
        wait_for(child);
    }
    errno = error;
    return child > 0;
}
