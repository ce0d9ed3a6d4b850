/* Column widths: from what the master gives and the column set's shares to edges on the page. */
#ifndef CHARTER_LAYOUT_WIDTHS_H
#define CHARTER_LAYOUT_WIDTHS_H

#include <stdbool.h>

#include "base/length.h"

struct diag;
struct doc_table;

/* The columns' edges from the text's left edge: column_count + 1 of them, the first 0.
 *
 * Given widths stand. Columns with a share get it in proportion to `text_width` where the table has
 * neither given widths nor columns without both (less than the text width where the shares sum to
 * less); they fill what is left beside given widths alone. Columns with neither share the rest
 * equally; where shares leave them none, each counts as much as an average share.
 *
 * Reports columns-too-wide (given widths beyond the text width) or column-without-room, and returns
 * false. */
bool widths_resolve(const struct doc_table *table, length text_width, length *edges,
                    struct diag *diag);

#endif
