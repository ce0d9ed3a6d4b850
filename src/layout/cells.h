/* Table cells set: their lines, and how much of them is placed. What rows are made of, be they of
 * the head or of the body. */
#ifndef CHARTER_LAYOUT_CELLS_H
#define CHARTER_LAYOUT_CELLS_H

#include <stddef.h>

#include "base/array.h"
#include "base/length.h"
#include "layout/galley.h"
#include "layout/split.h"

struct doc_cell;
struct doc_table;
struct setter;
struct sheet;

/* Where a cell's paragraphs and lines begin in the galley. */
struct set_cell {
    size_t paragraph, line;
};

/* All zero is a valid empty one, which can be cleared and filled again; freed with cells_free. */
struct set_cells {
    struct galley galley;           /* all cells', in order */
    ARRAY(struct set_cell) places;  /* one a cell */
    ARRAY(struct split_cell) cells; /* one a cell, from cells_finish on; `from` is what is placed */
    ARRAY(size_t) take;             /* one a cell: the end of the piece being placed */
};

void cells_clear(struct set_cells *set);
void cells_free(struct set_cells *set);

/* The columns that a cell is set to. */
struct cell_columns {
    const struct doc_table *table;
    const length *edges;
    size_t column; /* of the cell, the first of those that it spans */
};

/* Sets one cell more; NULL is an empty one. Reports column-too-narrow, and makes the setter fail.
 */
void cells_add(struct set_cells *set, struct setter *setter, const struct doc_cell *cell,
               const struct cell_columns *columns);

/* All cells are there: makes `cells` and `take`. */
void cells_finish(struct set_cells *set);

/* The height that stands between a cell's edges and its lines, above and below together; the width
 * of the text of a cell over `count` columns. */
length cell_padding(const struct setter *setter);
length cell_width(const struct setter *setter, const length *edges, size_t column, size_t count);

/* The height of a cell's lines together, and that of the highest line of all cells. */
length cells_height(const struct set_cells *set, size_t cell);
length cells_highest_line(const struct set_cells *set);

/* Where the text of cells stands on a page. */
struct cell_frame {
    length left;         /* of the first column, on the page */
    const length *edges; /* of the columns, from there */
    length inset_x, inset_y;
};

struct cell_frame cell_frame_new(const struct setter *setter, length left, const length *edges);

/* The top left corner of the text of a cell whose upper edge is at `y`: content. */
struct galley_spot cell_spot(const struct cell_frame *frame, size_t column, length y);

/* Places lines [from, take) of one cell there. */
void cells_place(const struct set_cells *set, size_t cell, const struct galley_spot *spot,
                 struct sheet *sheet);

#endif
