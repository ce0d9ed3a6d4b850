/* A table's part on one page as the check reads it back: bands between rules. Private to
 * page_check_*.c. */
#ifndef CHARTER_LAYOUT_PAGE_CHECK_PART_H
#define CHARTER_LAYOUT_PAGE_CHECK_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "layout/page_check.h"

/* What a row has of a part. In a group these are the rows' own; cells that span the group stand
 * beside all its bands. */
struct check_band {
    size_t row; /* of the table, head rows counted */
    length top, bottom;
    size_t first, end; /* the bands of its group in this part */
};

struct check_part {
    const struct doc_table *table;
    const struct check_unit *cells; /* of the table, by rows, head rows first */
    const length *edges;            /* of the columns */
    bool is_continued;              /* the table begins on an earlier page */
    bool is_row_continued;          /* and so does the first row below the head */
    size_t first_row;               /* this one */

    /* Items of the page: along rows, top down, and then along columns. */
    const struct item *rules;
    size_t horizontal, vertical;
    ARRAY(struct check_band) bands; /* the head's, and those of the rows below it */
};

const struct page *check_this_page(const struct check *check);

/* True where the item is a rule along rows. */
bool check_is_horizontal(const struct check *check, const struct item *item);

/* Invariant 5: lists the part's bands, and reports rules that do not close their cells, that go
 * through one, or that stand twice. */
void check_rules(struct check *check, struct check_part *part);

/* The same for the tint of its head: `fill` is the page's next, or NULL. */
bool check_is_tinted(const struct check *check, const struct doc_table *table);
void check_tint(struct check *check, const struct check_part *part, const struct item *fill);

/* Where text must stand: a cell's piece. */
struct check_slot {
    length left, right, top, bottom;
};

/* The room of columns [from, from + count), without upper and lower edge. */
struct check_slot check_slot_over(const struct check *check, const struct check_part *part,
                                  size_t from, size_t count);

bool check_is_in_slot(const struct item *item, const struct check_slot *slot);

/* True where the slot shows all the text of the cell and nothing else, all of kind `artifact`. */
bool check_slot_shows(const struct check *check, const struct check_slot *slot,
                      enum artifact artifact, const struct doc_cell *cell);

/* What stands between a cell's edges and its lines, above and below together. */
length check_padding(const struct check *check);

/* Where the first line of a style has its baseline below the upper edge of its cell. */
length check_offset_of(const struct check *check, const struct text_style *style);

/* The lower edge that a cell's last line asks for. */
length check_wanted_bottom(const struct check *check, const struct text_style *style,
                           length baseline);

/* What cells that end at one edge ask for. */
struct check_asked {
    length bottom; /* the edge */
    length height; /* of merged cells: the highest's */
    bool is_known; /* it is all that they ask for */
    bool has_mark; /* beside what the mark of a continued row does */
};

/* The head shows its text, and its rows are as high as that asks for. `heights` are those of the
 * head's rows on the table's first page, noted there. */
void check_head(struct check *check, const struct check_part *part, length *heights);

/* All text in the bands below the head stands in its own cell, and they are as high as it asks for.
 * `goes_on` says that the last of them has more on a later page. */
void check_cells(struct check *check, const struct check_part *part, bool goes_on);

/* The column that an item of the mark of a continued row stands in. */
size_t check_mark_column(const struct check *check, const struct check_part *part,
                         const struct item *item);

/* Invariant 9: the marks in a part; what the foot of the page being checked says, whose last table
 * goes on or does not. */
void check_marks(struct check *check, const struct check_part *part);
void check_goes_on(struct check *check, bool goes_on);

/* Invariant 10: merged cells show their text, all of it on each page: on the first as content, then
 * as artifacts, in the same lines. */
void check_merged(struct check *check, const struct check_part *part);

/* The piece of the merged cell that stands in a column beside a band; what those ask for whose
 * piece ends with it. */
struct check_slot check_merged_slot(const struct check *check, const struct check_part *part,
                                    size_t band, size_t column);
struct check_asked check_merged_asked(const struct check *check, const struct check_part *part,
                                      size_t band);

#endif
