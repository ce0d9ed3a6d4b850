/* The PDFs of an archive against what their masters and fonts give, as they are kept there. */
#ifndef CHARTER_CLI_ARCHIVE_REBUILD_H
#define CHARTER_CLI_ARCHIVE_REBUILD_H

#include <stddef.h>

#include "archive/store.h"

struct command_line;
struct console;

struct rebuilt {
    size_t all, same;
    size_t otherwise; /* not the same, and another program or library is the reason */
};

/* Makes every PDF that has a master anew, of every version in which it was put right too. What
 * differs is reported, as by `verify`; a PDF that another program or library explains is a note:
 * archive-made-otherwise. */
struct rebuilt archive_rebuild(const struct store *store, const struct command_line *line,
                               struct console *console);

#endif
