/* A document planned: all of it measured, and where its pages are to begin. */
#ifndef CHARTER_LAYOUT_PLANNED_H
#define CHARTER_LAYOUT_PLANNED_H

#include <stdbool.h>
#include <stddef.h>

struct flow;

/* The units of layout/plan.h are numbered down the document: a paragraph is one, a table one for
 * each group of its rows, and one where it has none. All zero plans nothing; freed with
 * planned_free. */
struct planned {
    bool *breaks;        /* one a unit: a page is to begin with it */
    size_t *first_units; /* one a block */
    size_t pages;        /* that there will be; 0: not known */
};

/* Measures all blocks of the flow, of which nothing is placed yet, and plans its pages. Reports
 * nothing: what is at fault is reported where it is placed. */
struct planned planned_new(struct flow *flow);
void planned_free(struct planned *planned);

/* The first unit of a block; whether a page is to begin with a unit. */
size_t planned_unit(const struct planned *planned, size_t block);
bool planned_breaks(const struct planned *planned, size_t unit);

#endif
