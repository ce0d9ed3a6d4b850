/* A PDF made anew, to be compared with one that is there. */
#ifndef CHARTER_CLI_REBUILD_H
#define CHARTER_CLI_REBUILD_H

#include <stdbool.h>

#include "base/str.h"
#include "pdf/write.h"

struct command_line;
struct console;
struct earlier;
struct held_fonts;

struct rebuild {
    const char *name; /* what to call the master in messages */
    struct str master;
    bool alone; /* it came out of a PDF, and may bring in nothing */
    enum pdf_profile profile;
    bool poster;
    const struct earlier *since; /* as struct pipeline has them */
    bool note;
    const struct held_fonts *fonts; /* NULL: those of the fonts folder */
};

/* Adds to `pdf` the PDF that the master gives. What the master's own office was told when it built
 * it, warnings and notes, is not told again; errors are, and false then. */
bool rebuild_pdf(const struct rebuild *wanted, const struct command_line *line, struct buffer *pdf,
                 struct console *console);

#endif
