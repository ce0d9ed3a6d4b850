/* Judging how a row was cut, by the rules of split.h read anew: every cut is tried. */
#ifndef CHARTER_TESTS_LAYOUT_SPLIT_JUDGE_H
#define CHARTER_TESTS_LAYOUT_SPLIT_JUDGE_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/split.h"

/* A row as it was before, and what was taken of it. */
struct judge {
    const struct split_cell *cells;
    size_t count;
    const size_t *take;
    const struct split_rules *rules;
    length room;
    const char *fault; /* the first one found */
};

/* The height of the cell's lines up to `end`, with what stands above them. */
length judge_height(const struct split_cell *cell, size_t end);

/* What would stand here of the row, were it begun; `is_allowed`: by good cuts of all its cells. */
struct judge_start {
    bool is_allowed, finished;
    length height;
};

struct judge_start judge_start(const struct judge *judge);

/* True where the row has a reason to move to the next page: a cell with no good cut, or it fits the
 * next page and only little of it would stand here. */
bool judge_allows_move(const struct judge *judge);

/* What is wrong with the piece; NULL: nothing. */
const char *judge_row(struct judge *judge, struct split_piece piece);

#endif
