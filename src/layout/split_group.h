/* Splitting a group of rows, which share cells that span them all, over pages: a pure function like
 * split_row, by the same rules. See split_group.c for the method. */
#ifndef CHARTER_LAYOUT_SPLIT_GROUP_H
#define CHARTER_LAYOUT_SPLIT_GROUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/length.h"
#include "layout/split.h"

/* A group of `rows` rows over `columns` columns. `cells` holds the rows' own cells, row by row;
 * where there are more rows than one, the cells that span them stand before these, one a column.
 * A place is empty in the rows where a cell spans them, and empty above them where none does. */
struct split_group {
    const struct split_cell *cells;
    size_t rows, columns;
    size_t first; /* the row that the piece begins with: one that is not finished, or the last */
};

/* What stands on this page: of rows [first, end), and of the cells that span. */
struct split_group_piece {
    bool moved;    /* nothing: the group goes to the next page as it is */
    bool finished; /* no lines are left */
    length height; /* the rows' together */
    size_t end;
    size_t next; /* the row that the next piece begins with */
};

/* Cuts the group to `room`. `take` has room for one index a cell, as in the group, and only those
 * of the piece's rows and of the spanning cells are written; `heights` has room for one a row, and
 * is written for those of the piece. Never endless, as split_row is not. */
struct split_group_piece split_group(const struct split_group *group, length room,
                                     const struct split_rules *rules, size_t *take,
                                     length *heights);

#endif
