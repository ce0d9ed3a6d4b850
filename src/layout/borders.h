/* Borders: the rules of a table's part on one page, and the tint of its head. Each as long as there
 * are cells on both its sides, none through a cell that spans rows or columns; those around the
 * part and below the head are the frame's, the others hairlines. */
#ifndef CHARTER_LAYOUT_BORDERS_H
#define CHARTER_LAYOUT_BORDERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/length.h"

struct sheet;
struct table_head;

/* A part being ruled: its columns' edges on the page, and where it begins. */
struct borders {
    length left;         /* of the first column, on the page */
    const length *edges; /* from there; columns + 1 of them */
    size_t columns;
    length rule, frame;            /* widths of the rules, which are centred on the edges */
    int tint;                      /* of the head; 0: none */
    const struct table_head *head; /* stands at the top of every part */
    length top;
};

/* Tints the part's head, and rules its top edge and the lower edges of its rows. */
void borders_begin(struct borders *borders, struct sheet *sheet, length y);

/* Rules the lower edge of a row, over all columns. */
void borders_row(const struct borders *borders, struct sheet *sheet, length y);

/* Rules the edge between two rows of a group, but for the columns whose cell spans it. */
void borders_between(const struct borders *borders, struct sheet *sheet, length y,
                     const bool *spans);

/* Rules all columns from the part's top to its end at `y`, which is a row's lower edge and becomes
 * the frame's. */
void borders_end(const struct borders *borders, struct sheet *sheet, length y);

#endif
