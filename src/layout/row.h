/* A table row set: its cells' lines, and how much of them is placed. */
#ifndef CHARTER_LAYOUT_ROW_H
#define CHARTER_LAYOUT_ROW_H

#include <stddef.h>

#include "base/array.h"
#include "base/length.h"
#include "layout/galley.h"
#include "layout/page.h"
#include "layout/split.h"

struct doc_row;
struct doc_table;
struct setter;
struct sheet;

/* Where a cell's paragraphs and lines begin in the row's galley. */
struct set_cell {
    size_t paragraph, line;
};

/* All zero is a valid empty one, which row_set fills and fills again; freed with row_free. */
struct set_row {
    const struct doc_row *source;
    struct galley galley;           /* all cells', in order */
    ARRAY(struct set_cell) places;  /* one a cell */
    ARRAY(struct split_cell) cells; /* one a cell; `from` is what is placed */
    ARRAY(size_t) take;             /* one a cell: the end of the piece being placed */
};

/* Sets a row of `table` to its columns. Reports column-too-narrow, and makes the setter fail. */
void row_set(struct set_row *row, struct setter *setter, const struct doc_table *table,
             const struct doc_row *source, const length *edges);
void row_free(struct set_row *row);

/* The height that stands between a cell's edges and its lines, above and below together; the room
 * between its left edge and its text; the width of its text. */
length row_padding(const struct setter *setter);
length cell_inset(const struct setter *setter);
length cell_width(const struct setter *setter, const length *edges, size_t column);

/* The whole row's height, and that of its highest line with the padding: the least piece. */
length row_height(const struct set_row *row, length padding);
length row_least_height(const struct set_row *row, length padding);

/* Places lines [from, take) of one cell at its text's top left corner. */
void row_place_cell(const struct set_row *row, size_t cell, const struct galley_spot *spot,
                    struct sheet *sheet);

#endif
