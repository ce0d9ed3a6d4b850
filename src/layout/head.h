/* The head of a table: rows that stand together above each of its parts. Its cells may span rows
 * and columns. */
#ifndef CHARTER_LAYOUT_HEAD_H
#define CHARTER_LAYOUT_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/length.h"
#include "layout/cells.h"
#include "layout/page.h"

struct doc_table;
struct setter;
struct sheet;

/* A head set. All zero is a valid empty one; freed with head_free. The grids have a place for each
 * row and column, row by row. */
struct table_head {
    size_t rows, columns;
    struct set_cells set; /* one cell a place; where one is covered, an empty one */
    length *edges;        /* of the rows, from the head's top: rows + 1 of them, the first 0 */
    bool *goes_down;      /* the cell that covers this place goes on in the row below */
    bool *goes_right;     /* the same in the column to the right */
};

/* Sets the head of `table` to its columns. Rows get the least heights that hold all cells; what a
 * cell over several rows needs beyond the others goes to its last row. Reports column-too-narrow,
 * and makes the setter fail. */
void head_set(struct table_head *head, struct setter *setter, const struct doc_table *table,
              const length *edges);
void head_free(struct table_head *head);

length head_height(const struct table_head *head);

/* Where a head stands, and as what. */
struct head_spot {
    struct cell_frame frame;
    length y; /* of its upper edge */
    enum artifact artifact;
};

/* Places the whole text of the head. Cells that go on beside the rows below and stand right of all
 * others come after these, as in a group (group_place). */
void head_place(const struct table_head *head, const struct head_spot *spot, struct sheet *sheet);

#endif
