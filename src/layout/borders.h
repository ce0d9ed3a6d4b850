/* Borders: the rules of a table's part on one page. */
#ifndef CHARTER_LAYOUT_BORDERS_H
#define CHARTER_LAYOUT_BORDERS_H

#include <stddef.h>

#include "base/length.h"

struct sheet;

/* A part being ruled: its columns' edges on the page, and where it begins. */
struct borders {
    length left;         /* of the first column, on the page */
    const length *edges; /* from there; columns + 1 of them */
    size_t columns;
    length rule; /* width of the rules, which are centred on the edges */
    length top;
};

/* Rules the part's top edge. */
void borders_begin(struct borders *borders, struct sheet *sheet, length y);

/* Rules the lower edge of a row, over all columns. */
void borders_row(const struct borders *borders, struct sheet *sheet, length y);

/* Rules all columns from the part's top to its end at `y`, which is a row's lower edge. */
void borders_end(const struct borders *borders, struct sheet *sheet, length y);

#endif
