/* Rules over one table; private to src/charter. */
#ifndef CHARTER_CHARTER_CHECK_TABLES_H
#define CHARTER_CHARTER_CHECK_TABLES_H

struct diag;
struct table;

/* Reports headings and cells without a column, and columns without a cell. */
void check_table(const struct table *table, struct diag *diag);

#endif
