/* What the mark of a continued row will take of its cells, for the plan of pages: without setting
 * it, where that can be told from the widths of its words. */
#ifndef CHARTER_LAYOUT_MARK_TOPS_H
#define CHARTER_LAYOUT_MARK_TOPS_H

#include <stddef.h>
#include <stdint.h>

#include "base/length.h"
#include "layout/continued.h"

struct arena;
struct doc_row;
struct doc_table;
struct setter;

/* Above the lines of a cell; a height of 0: nothing. */
struct mark_top {
    size_t column;
    length height;
};

/* Of the serial, and of the word. */
struct mark_tops {
    struct mark_top cells[2];
};

/* What finding them needs; freed with mark_measuring_free. */
struct mark_measuring {
    struct setter *setter;
    struct arena *arena;
    struct continued mark; /* scratch */
    int64_t word_width;    /* of the word behind a name, and the space between */
};

/* Marks that have to be set live in `arena`. */
struct mark_measuring mark_measuring_new(struct setter *setter, struct arena *arena);
void mark_measuring_free(struct mark_measuring *measuring);

/* The tops of a row, the first of its group, where no cell shows what takes more than `most`. */
struct mark_tops mark_tops_find(struct mark_measuring *measuring, const struct doc_table *table,
                                const struct doc_row *row, const length *edges, length most);

#endif
