/* Choosing column widths: a pure search over how high cells are at each width. No fonts, no text,
 * no pages. See choice.c for the method. */
#ifndef CHARTER_LAYOUT_CHOICE_H
#define CHARTER_LAYOUT_CHOICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/length.h"

/* How high a cell is in a column of a width: with padding, `height` from `width` on, up to the
 * width of the step before. `cost` is a height too, and what is not liked about this width: lines
 * that end where they rather should not. */
struct choice_step {
    length width;
    length height, cost;
};

/* A cell in one of the columns: its steps from the widest on. Below the last of them it is as high
 * as there. */
struct choice_cell {
    size_t column;
    size_t first, end; /* steps */
};

/* Cells side by side, as high as the highest of them and as `least` at least. */
struct choice_row {
    size_t first, end; /* cells */
    length least;
};

/* Rows one below another. Where there are more than one, the first holds the cells that span the
 * others, and stands beside them: the group is as high as the higher side. */
struct choice_group {
    size_t first, end; /* rows */
    uint32_t weight;   /* how often it stands on paper */
    bool is_head;      /* never left out of a sample of the groups */
};

/* All zero is a valid empty one; freed with choice_free. */
struct choice {
    size_t columns;
    const length *least; /* of each column */
    length total;        /* of all columns together; not less than the sum of `least` */
    size_t still;        /* a column that gets nothing of what is left over, as one of serials;
                            `columns`: none */
    ARRAY(struct choice_step) steps;
    ARRAY(struct choice_cell) cells;
    ARRAY(struct choice_row) rows;
    ARRAY(struct choice_group) groups;
};

void choice_free(struct choice *choice);

/* The height of all groups together, as often as they stand, with all costs. */
int64_t choice_height(const struct choice *choice, const length *widths);

/* Changes `widths`, which are allowed ones, to the best that were found: those with the least
 * height. What they leave over goes to the columns that would make use of it. Deterministic.
 * Returns the height. */
int64_t choice_search(const struct choice *choice, length *widths);

#endif
