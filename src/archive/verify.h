/* Whether an archive is whole: every byte against the inventories, inventories against their
 * sidecars and each other, records against the files, and nothing there that does not belong. */
#ifndef CHARTER_ARCHIVE_VERIFY_H
#define CHARTER_ARCHIVE_VERIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/store.h"

struct verified {
    size_t objects, versions, editions, files; /* files: all that were read */
    uint64_t bytes;
};

/* Told now and then, for long runs; NULL: nobody listens. */
struct verify_progress {
    void (*tell)(void *context, size_t done, size_t count);
    void *context;
};

/* Reads all of the archive and reports each fault with its file: archive-missing, archive-altered,
 * archive-unexpected, archive-inventory, archive-sidecar, archive-inventories, archive-misplaced,
 * archive-record, and what the system cannot read. Reports are the same however many cores work. */
struct verified archive_verify(struct store *store, const struct verify_progress *progress);

#endif
