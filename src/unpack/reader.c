/* charter-unpack: reads the PDF on standard input and tells on standard output what it holds
 * (messages.h). Started by unpack/child.h with bounds on what it may take; not for people.
 *
 *     charter-unpack master|parts */
#include "base/arena.h"
#include "unpack/child.h"
#include "unpack/contents.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { BROKEN = 2 };

/* 0, or what to exit with: where more comes than any PDF that is asked about, it is broken. */
static int read_input(struct buffer *pdf) {
    enum { STEP = 64 * 1024 };
    while (pdf->size <= UNPACK_FILE_LIMIT) {
        ssize_t got = read(STDIN_FILENO, buffer_reserve(pdf, STEP), STEP);
        if (got > 0) {
            pdf->size += (size_t)got;
        } else if (got == 0 || errno != EINTR) {
            return got == 0 ? 0 : CHILD_NO_INPUT;
        }
    }
    return BROKEN;
}

/* True where so much memory is taken that it is the file which asks for more, and not the system
 * which has none. */
static bool took_much(void) {
    struct rusage usage = {0};
    return getrusage(RUSAGE_SELF, &usage) == 0 &&
           (uint64_t)usage.ru_maxrss * 1024 > CHILD_MEMORY / 4;
}

/* True where the system had no memory for what the file modestly asks for. */
static bool no_memory(void) {
    return errno == ENOMEM && !took_much();
}

/* libqpdf does not catch everything that the lack of memory throws. */
static void aborted(int signal) {
    (void)signal;
    if (no_memory()) {
        _exit(CHILD_NO_MEMORY);
    }
}

int main(int count, char **arguments) {
    struct buffer pdf = {0};
    int failed = count != 2 ? BROKEN : read_input(&pdf);
    if (failed != 0) {
        _exit(failed);
    }
    (void)freopen("/dev/null", "w", stderr); /* closed, it would fail, and errno say that */
    (void)signal(SIGABRT, aborted);
    memory_watch();
    bool parts = strcmp(arguments[1], "parts") == 0;
    contents_read(buffer_str(&pdf), parts ? UNPACK_PARTS : UNPACK_MASTER, STDOUT_FILENO);
    /* Not exit: what a damaged file made of libqpdf is not asked to tidy up. */
    _exit(no_memory() ? CHILD_NO_MEMORY : 0);
}
