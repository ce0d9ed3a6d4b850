/* What a charter looks like: the only place that knows. */
#ifndef CHARTER_COMPOSE_COMPOSE_H
#define CHARTER_COMPOSE_COMPOSE_H

#include "base/diag.h"
#include "charter/charter.h"
#include "doc/doc.h"

struct arena;

/* What of the charter changed since another edition, and is marked. */
struct compose_marks {
    const struct place
        *places; /* of rows, cases, sections, tables and their heads, paragraphs,
                  * lists, notes, lines of the letterhead; sorted by file and offset */
    size_t count;
    const struct edition *since; /* that edition; NULL: nothing is compared, and no legend */
    bool officers_changed;       /* which no mark says */
};

struct compose_options {
    int times; /* as large as the charter's page setup says: 1, or 2 for a poster */
    struct compose_marks marks;
};

/* The charter as a document, in `arena`. The document borrows strings from the charter, which must
 * outlive it. */
const struct doc *compose(const struct charter *charter, const struct compose_options *options,
                          struct arena *arena);

#endif
