/* Splitting a table row over pages: a pure function of line heights, room and rules. No fonts, no
 * pages, no drawing; the caller loops. See split.c for the method. */
#ifndef CHARTER_LAYOUT_SPLIT_H
#define CHARTER_LAYOUT_SPLIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/length.h"

/* The lines of one cell from the top: each with its height and the space above it, which counts
 * only below another line of the same piece. */
struct split_line {
    length before, height;
};

struct split_cell {
    const struct split_line *lines;
    size_t count;
    size_t from; /* the first line not yet placed */
    length top;  /* taken above the lines in this piece, by the mark of a continued row */
};

struct split_rules {
    size_t keep_lines; /* orphans and widows: at least so many lines of a cell on each side of a
                          cut, where the cell has twice as many */
    length full_room;  /* what an empty page would give the row: room under the repeated head */
    int least_part;    /* a row that fits the next page is not started for less than one of so many
                          parts of its height: 4 for a quarter, 1 for all of it, 0 for any */
    length padding;    /* above and below the lines together, in every piece */
};

/* What stands on this page: lines [from, take[i]) of cell i; height with padding. */
struct split_piece {
    bool moved;    /* nothing: the row goes to the next page whole */
    bool finished; /* no lines are left */
    length height;
};

/* Cuts the row to `room`. `take` has room for one index a cell. Never endless: where room is
 * full_room, at least one line of every unfinished cell is taken, whatever the rules say. */
struct split_piece split_row(const struct split_cell *cells, size_t count, length room,
                             const struct split_rules *rules, size_t *take);

/* The row's height, with padding, where what is left of it stands uncut; something above `most`
 * where it is higher than that. */
length split_row_height(const struct split_cell *cells, size_t count, length padding, length most);

/* True where a first piece so high is too little of a row so high, which the next page takes. */
bool split_is_low(length height, length whole, const struct split_rules *rules);

/* True where nothing of the row is placed yet. */
bool split_row_is_whole(const struct split_cell *cells, size_t count);

#endif
