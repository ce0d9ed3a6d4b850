/* Merged cells: those that stand beside rows of several groups (doc.h). See merged.c for how they
 * are split over pages. */
#ifndef CHARTER_LAYOUT_MERGED_H
#define CHARTER_LAYOUT_MERGED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/length.h"
#include "layout/cells.h"

struct doc_table;
struct setter;
struct sheet;

/* The cell that stands in a column, if it is merged. */
struct merged_cell {
    size_t first, end;    /* the rows of the table beside it; 0 and 0: it is not merged */
    struct set_cells set; /* its text, the one cell in it */
    length height;        /* that text's, with padding */
    bool is_apart;        /* a page takes its text, which stands beside the rows and not in one */
    bool is_shown;        /* its text was placed as content */

    /* Its part on the page being filled. */
    bool is_begun;
    bool is_placed; /* its text was */
    bool is_last;   /* that is placed behind its rows, for it stands right of all others */
    length top;
};

/* The merged cells of a table beside one group of its rows. All zero is a valid one of no table,
 * freed with merged_free. */
struct merged {
    const struct doc_table *table;
    size_t behind; /* the row behind the group */
    struct merged_cell *cells;
    bool *apart;  /* one a column: a merged cell stands there beside the group, apart from it */
    bool *joined; /* one a column: and beside the group above it. No rule stands between the two */
};

struct merged merged_new(const struct doc_table *table);
void merged_free(struct merged *merged);

/* Goes on to the group that begins with `row`, and sets the text of cells that begin there.
 * `full_room` is what a page has below the head. Reports column-too-narrow, and makes the setter
 * fail. */
void merged_set(struct merged *merged, struct setter *setter, const length *edges, size_t row,
                length full_room);

/* The height that cells ask for which have no part on this page yet, so that the group can stand
 * here; and the height that any of the group's cells asks for. 0: nothing. */
length merged_least(const struct merged *merged);
length merged_highest(const struct merged *merged);

/* The lower edge that those cells ask for which end with the group, where its last piece on a page
 * stands at `y`; and that which all ask for that have a part on this page, if it ends here. 0:
 * none. */
length merged_bottom(const struct merged *merged, length y);
length merged_page_bottom(const struct merged *merged);

/* A piece of the group stands at `y`: parts begin there. */
void merged_begin(struct merged *merged, length y);

/* Places the text of the cell in a column, if one begins there that others stand right of; of cells
 * whose part ends with the group, or with the page, so far as that was not done, those that end
 * first before the others. What is placed on the first page is content, on all others
 * ARTIFACT_REPEATED. */
void merged_place(struct merged *merged, size_t column, const struct cell_frame *frame,
                  struct sheet *sheet);
void merged_end_group(struct merged *merged, const struct cell_frame *frame, struct sheet *sheet);
void merged_end_page(struct merged *merged, const struct cell_frame *frame, struct sheet *sheet);

#endif
