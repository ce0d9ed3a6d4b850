/* Which cells of a table's body are merged over its rows. */
#ifndef CHARTER_COMPOSE_MERGE_H
#define CHARTER_COMPOSE_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "charter/charter.h"

struct arena;
struct doc_cell;
struct node;

/* The cell that stands in a column, and its element. */
struct merge_above {
    struct doc_cell *cell;
    struct node *node;
};

/* The merging of one table, row by row. Cells of a merged column are one where they print the same,
 * row after row. A blank one says nothing that could hold for several rows, and stays by itself; so
 * does one whose service gives it case by case. Two rows that would be merged in all columns are
 * merged in none, for nothing would show that they are two. */
struct merge {
    const struct table *table;
    bool *covered; /* one a column: its cell is one with that above the row that was asked for */
    struct merge_above *above; /* one a column */
};

struct merge merge_new(const struct table *table, struct arena *arena);

/* Goes on to the row at `index`, which prints `count` rows: `covered` tells of that. The cells that
 * cover it grow by so many rows, and so do their elements. */
void merge_row(struct merge *merge, size_t index, size_t count);

/* Notes the cell that stands in the column from this row on. */
void merge_begin(struct merge *merge, size_t column, struct doc_cell *cell, struct node *node);

#endif
