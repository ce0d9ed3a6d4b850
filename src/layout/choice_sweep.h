/* The best way to share the width of two columns: private to choice*.c. */
#ifndef CHARTER_LAYOUT_CHOICE_SWEEP_H
#define CHARTER_LAYOUT_CHOICE_SWEEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/length.h"
#include "layout/choice.h"

/* A width of a column at which the cell of a row changes its height: `wide` from there on, `narrow`
 * below. */
struct choice_event {
    length width;
    uint32_t row;
    length wide, narrow;
    length dearer; /* what its cost changes by from wide to narrow */
};

typedef ARRAY(struct choice_event) choice_event_array;

/* The choice in the order in which it is searched. All zero is empty; freed with sweep_free. */
struct sweep {
    const struct choice *choice;
    choice_event_array *events; /* one array a column, from the widest on */
    uint32_t *group_of;         /* one a row */
    length *others;             /* one a row: as high as the cells of all other columns have it */
    length *heights[2];         /* one a row: as high as the cell of either column has it */
    int64_t *stacked;           /* one a group: its rows together, but for the first of several */
    int64_t height;             /* of all groups, and the costs of the two columns */
};

/* The cell's step in a column of `width`. */
const struct choice_step *choice_step_at(const struct choice *choice,
                                         const struct choice_cell *cell, length width);

struct sweep sweep_new(const struct choice *choice);
void sweep_free(struct sweep *sweep);

/* Shares what columns `a` and `b` have together anew, for the least height; false where none is
 * lower than that of `widths`, which then stay. */
bool sweep_pair(struct sweep *sweep, size_t a, size_t b, length *widths);

#endif
