/* A group of table rows set: rows that cells span, which stand and are split together. A row that
 * stands alone is a group of one. */
#ifndef CHARTER_LAYOUT_GROUP_H
#define CHARTER_LAYOUT_GROUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/length.h"
#include "layout/cells.h"
#include "layout/split_group.h"

struct continued;
struct doc_row;
struct doc_table;
struct merged;
struct setter;
struct sheet;

/* All zero is a valid empty one, which group_set fills and fills again; freed with group_free. The
 * cells of `set` stand as split_group.h has them. */
struct set_group {
    const struct doc_row *source; /* its first row */
    size_t rows, columns;
    size_t first; /* the row that goes on or begins next */
    struct set_cells set;
    ARRAY(bool) spans;     /* one a column where there are more rows: its cell spans them all */
    ARRAY(length) heights; /* one a row, of the piece being placed */
};

/* Sets the group that begins with `source` to the columns of `table`. Where all its cells span it,
 * it is one row. Columns that are `apart` show a merged cell, and hold nothing here. Reports
 * column-too-narrow, and makes the setter fail. */
void group_set(struct set_group *group, struct setter *setter, const struct doc_table *table,
               const struct doc_row *source, const length *edges, const bool *apart);
void group_free(struct set_group *group);

/* Cuts what is left of the group to `room`. */
struct split_group_piece group_cut(struct set_group *group, length room,
                                   const struct split_rules *rules);

/* Makes room for the mark in the next piece, above the lines of its cells; no cell shows it that
 * has more of it than `most`. */
void group_set_mark(struct set_group *group, const struct continued *mark, length most);

/* Where a piece stands: its upper edge, and what a cell shows in the room above its lines. */
struct group_spot {
    struct cell_frame frame;
    length y;
    const struct continued *mark;
    const struct str *mark_lang;
    struct merged *merged; /* the cells beside the group */
};

/* Places the piece that was just cut, and takes it off the group. Cells that span it come with its
 * first row, and so do merged cells that begin here; those right of all others come last, for a
 * reader that goes by the order of drawing may take the last line of one and the beginning of a row
 * at the same height for one line. */
void group_place(struct set_group *group, const struct split_group_piece *piece,
                 const struct group_spot *spot, struct sheet *sheet);

#endif
