#include "unpack/child.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
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

bool child_run(void (*work)(const void *told, int handle), const void *told, struct buffer *sent) {
    int ends[2];
    if (pipe(ends) != 0) {
        return false;
    }
    pid_t child = fork();
    if (child == 0) {
        limit_all();
        (void)close(ends[0]);
        work(told, ends[1]);
        _exit(0);
    }
    int error = errno;
    (void)close(ends[1]);
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
