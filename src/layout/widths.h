/* Column widths: from what the master gives and the column set's shares to edges on the page. */
#ifndef CHARTER_LAYOUT_WIDTHS_H
#define CHARTER_LAYOUT_WIDTHS_H

#include <stdbool.h>

#include "base/length.h"

struct diag;
struct doc_table;

/* The columns' edges from the text's left edge: column_count + 1 of them, the first 0.
 *
 * Given widths stand. Columns with a share divide what is left in proportion; those with neither
 * divide it equally, and count as much as an average share beside such.
 *
 * Reports columns-too-wide (given widths beyond the text width) or column-without-room, and returns
 * false. */
bool widths_resolve(const struct doc_table *table, length text_width, length *edges,
                    struct diag *diag);

#endif
