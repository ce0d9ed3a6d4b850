/* The charters of an office's editions, read from an archive. */
#ifndef CHARTER_CLI_ARCHIVE_MASTERS_H
#define CHARTER_CLI_ARCHIVE_MASTERS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/archive_office.h"
#include "cli/input.h"

struct archived_master {
    const struct archived_edition *edition;
    struct buffer bytes;
    struct input input; /* its charter is NULL where the edition has none */
};

struct archived_masters {
    struct archived_master *items; /* one an edition of the office, in their order */
    size_t count;
};

/* Reads the master of each edition. One that is damaged is reported; one that this program cannot
 * read is warned of (archive-master-unread). The caller frees the result; its items live in
 * `arena`.
 */
void archived_masters_read(const struct store *store, const struct archived_office *office,
                           const struct command_line *line, struct arena *arena,
                           struct console *console, struct archived_masters *masters);
void archived_masters_free(struct archived_masters *masters);

#endif
