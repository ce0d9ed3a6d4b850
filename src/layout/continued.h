/* The mark of a continued row, which names it: small, its serial again, and its name again with
 * "(চলমান)" behind that. */
#ifndef CHARTER_LAYOUT_CONTINUED_H
#define CHARTER_LAYOUT_CONTINUED_H

#include <stddef.h>

#include "base/length.h"
#include "doc/doc.h"
#include "layout/galley.h"

struct setter;
struct sheet;

/* What a cell shows of it: one paragraph, of two lines at the most where columns name rows, else of
 * one. */
struct continued_cell {
    size_t column;
    struct span spans[2];
    struct paragraph paragraph;
    struct galley galley;
    length height; /* 0: shows nothing */
};

/* Holds pointers into itself: it stays where it was set. All zero shows nothing; freed with
 * continued_free. */
struct continued {
    const struct doc_row *row;
    struct continued_cell serial, word;
};

/* Sets the mark of `row`, the first of its group, to the columns of `table`, if that is not what it
 * is. The serial stands in its own cell. The word stands behind the name, of which it leaves the
 * end out where both would take three lines. In a table whose columns name no row it stands behind
 * the serial, where both fit one line, or else in the first cell that is wide enough for it and
 * belongs to the whole group. What fits nowhere is left out. */
void continued_set(struct continued *mark, struct setter *setter, const struct doc_table *table,
                   const struct doc_row *row, const length *edges);
void continued_free(struct continued *mark);

/* The most that a mark takes above what is left of a row of the table. */
length continued_most(const struct pitches *pitches, const struct doc_table *table);

/* Places what the cell of a column shows at its text's top left corner. */
void continued_place(const struct continued *mark, size_t column, const struct galley_spot *spot,
                     struct sheet *sheet);

#endif
