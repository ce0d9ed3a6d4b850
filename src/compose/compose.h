/* What a charter looks like: the only place that knows. */
#ifndef CHARTER_COMPOSE_COMPOSE_H
#define CHARTER_COMPOSE_COMPOSE_H

#include "base/diag.h"
#include "charter/charter.h"
#include "doc/doc.h"

struct arena;

/* The charter as a document, in `arena`, `times` as large as its page setup says: 1, or 2 for a
 * poster. The document borrows strings from the charter, which must outlive it. */
const struct doc *compose(const struct charter *charter, int times, struct arena *arena);

#endif
