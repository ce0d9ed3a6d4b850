/* The columns of a document's tables: their widths, before any table is set. */
#ifndef CHARTER_LAYOUT_COLUMNS_H
#define CHARTER_LAYOUT_COLUMNS_H

#include <stddef.h>

#include "base/length.h"

struct doc_table;
struct setter;

struct table_columns {
    const struct doc_table *table;
    const length *edges; /* from the text's left edge: column_count + 1 of them, the first 0; NULL:
                            the widths are at fault */
};

/* Those of all tables, in the order of the document. */
struct columns {
    const struct table_columns *tables;
    size_t count;
};

/* Resolves the widths of all tables (layout/widths.h); where columns give neither width nor share,
 * they are chosen so that the tables get as low as can be, heads counted as often as pages
 * show them:
 *
 * - no column is narrower than the longest word in it, as far as the page is wide enough for all of
 *   them;
 * - an address or a sum is broken where that saves more than it costs: a line for each end at a
 * fair place, three for one at a poor one;
 * - tables whose columns are one array have the same widths: columns that mean the same stand below
 *   each other.
 *
 * After pitches_measure, which keeps all texts. In the setter's arena. Reports what widths_resolve
 * does, and makes the setter fail. */
struct columns columns_choose(struct setter *setter, length text_width);

/* The edges of one of the tables. */
const length *columns_edges(const struct columns *columns, const struct doc_table *table);

#endif
