/* All tables of a charter, one after the other; private to src/check. */
#ifndef CHARTER_CHECK_TABLES_H
#define CHARTER_CHECK_TABLES_H

#include <stdbool.h>

#include "charter/charter.h"

struct inquiry;

typedef void table_rule(const struct inquiry *inquiry, const struct table *table);

/* Calls `rule` for each table of the charter, in the order in which they are printed. */
void tables_visit(const struct inquiry *inquiry, const struct charter *charter, table_rule *rule);

/* The same for its tables of services only. */
void services_visit(const struct inquiry *inquiry, const struct charter *charter, table_rule *rule);

/* The cells of a row for one field, from its first case to its last where the field is the cases':
 *     struct cells cells = cells_of(row, STR("fee"));
 *     while ((cell = cells_next(&cells)) != NULL) … */
struct cells {
    const struct row *row;
    struct str of;
    size_t next;
};
struct cells cells_of(const struct row *row, struct str of);
const struct cell *cells_next(struct cells *cells);

#endif
