/* How high a cell is at each width. */
#ifndef CHARTER_LAYOUT_STEPS_H
#define CHARTER_LAYOUT_STEPS_H

#include <stddef.h>

#include "base/length.h"
#include "layout/choice.h"

struct doc_cell;
struct setter;

/* The least width of a cell's text for no last resort; 0 where there is none. */
length steps_least(struct setter *setter, const struct doc_cell *cell);

/* The widths to look at: from `widest` down to `narrowest`. */
struct step_range {
    length narrowest, widest;
};

/* What each line costs that ends at a fair end, and at a poor one: a height. */
struct step_costs {
    length fair, poor;
};

/* Adds the cell's steps: widths are those of its text, heights those of its lines and of what
 * stands between its paragraphs. Between the widths that it looks at, a long text counts as high as
 * at the narrower one. */
void steps_add(struct choice *choice, struct setter *setter, const struct doc_cell *cell,
               const struct step_range *range, const struct step_costs *costs);

#endif
