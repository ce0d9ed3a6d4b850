/* The mark of a continued row: its serial again, and a small "চলমান" below it. */
#ifndef CHARTER_LAYOUT_CONTINUED_H
#define CHARTER_LAYOUT_CONTINUED_H

#include "base/length.h"
#include "doc/doc.h"
#include "layout/galley.h"

struct setter;
struct sheet;

/* Holds pointers into itself: it stays where it was set. All zero shows nothing; freed with
 * continued_free. */
struct continued {
    struct span spans[2];
    struct text_style small;
    struct paragraph paragraphs[2];
    struct galley galley;
    length height; /* 0: shows nothing */
};

/* Sets the mark of `row` to the width of its cell. The word is set smaller where the column is
 * narrower than it, and left out where that would make it half as small. There is no mark where the
 * column is too narrow for a digit, as one that holds no text may be. */
void continued_set(struct continued *mark, struct setter *setter, const struct doc_table *table,
                   const struct doc_row *row, length width);
void continued_free(struct continued *mark);

/* Places the mark at its cell's text's top left corner. */
void continued_place(const struct continued *mark, const struct galley_spot *spot,
                     struct sheet *sheet);

#endif
