/* Page breaks planned for a whole document: a pure function of heights, as split_group is. No text,
 * no pages. See plan.c for the method. */
#ifndef CHARTER_LAYOUT_PLAN_H
#define CHARTER_LAYOUT_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/length.h"
#include "layout/split_group.h"

struct arena;

/* A merged cell beside units [first, end), in a column of its own: where any of them stand on a
 * page, its text stands beside these, from the first of them on. */
struct plan_beside {
    size_t column;
    size_t first, end;
    length height;
};

/* What follows one another down the pages: a paragraph, which is a group of one cell, or a group of
 * a table's rows. Nothing of it is placed yet. */
struct plan_unit {
    struct split_group group;
    struct split_cell *cells; /* the same as the group's; all as they were when the plan is made */
    struct split_rules rules;
    length whole;         /* its height uncut; more than a page where it is higher than one */
    length before, after; /* space above and below; the larger of two neighbours' holds */
    length head;          /* of its table, above what stands first on a page; 0: none */
    bool begins;          /* the head stands above it on any place: the table begins here */
    bool keeps;           /* what follows begins on the same page */
    const struct plan_beside *beside; /* the merged cells beside it; one a column at the most */
    size_t beside_count;
};

/* The document as it is planned. */
struct plan_task {
    const struct plan_unit *units;
    size_t count;
    length room;    /* of a page */
    size_t columns; /* that `beside` may name */
    /* Sets the `top` of cells that show the mark of a continued row. `first` is the row that goes
     * on. NULL: there is no mark. */
    void (*mark)(void *context, size_t unit, size_t first, struct split_cell *cells);
    void *context;
};

struct plan {
    const bool *breaks; /* one a unit: a page is to begin with it */
    size_t pages;       /* 0: nothing was planned */
    size_t splits;      /* of units */
};

/* Plans the breaks: fewest pages; of those ways the fewest splits; then a last page that is not
 * nearly empty; then the fullest pages before it. No page is left for the next that is less than
 * six tenths full and could go on. What a page takes beyond its planned beginning is
 * as split_group has it. In `arena`. */
struct plan plan_pages(const struct plan_task *task, struct arena *arena);

#endif
