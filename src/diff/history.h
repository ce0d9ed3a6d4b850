/* One service as an edition tells of it. */
#ifndef CHARTER_DIFF_HISTORY_H
#define CHARTER_DIFF_HISTORY_H

#include <stdbool.h>

#include "charter/charter.h"

struct arena;

/* Texts as they are read, lines separated by line ends; empty where the charter does not say. */
struct service_told {
    struct str name, fee, time, officer;
};

/* Looks for the service with that id; false where the charter has none. In `arena`. */
bool history_of_service(const struct charter *charter, struct str id, struct arena *arena,
                        struct service_told *told);

#endif
