/* charter-unpack: reads the PDF on standard input and tells on standard output what it holds
 * (messages.h). Started by unpack/child.h with bounds on what it may take; not for people.
 *
 *     charter-unpack master|parts */
#include "unpack/contents.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* False where more comes than any PDF that is asked about. */
static bool read_input(struct buffer *pdf) {
    enum { STEP = 64 * 1024 };
    while (pdf->size <= UNPACK_FILE_LIMIT) {
        ssize_t got = read(STDIN_FILENO, buffer_reserve(pdf, STEP), STEP);
        if (got > 0) {
            pdf->size += (size_t)got;
        } else if (got == 0 || errno != EINTR) {
            return got == 0;
        }
    }
    return false;
}

int main(int count, char **arguments) {
    struct buffer pdf = {0};
    if (count != 2 || !read_input(&pdf)) {
        _exit(2);
    }
    bool parts = strcmp(arguments[1], "parts") == 0;
    contents_read(buffer_str(&pdf), parts ? UNPACK_PARTS : UNPACK_MASTER, STDOUT_FILENO);
    /* Not exit: what a damaged file made of libqpdf is not asked to tidy up. */
    _exit(0);
}
