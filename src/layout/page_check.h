/* What the files of pages_check share: the document as units of text, and how far each was found.
 * Private to page_check*.c. */
#ifndef CHARTER_LAYOUT_PAGE_CHECK_H
#define CHARTER_LAYOUT_PAGE_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/page.h"

/* A unit: text that is read without a jump. A cell, or the paragraphs between two tables, or those
 * of the approval. */
struct check_unit {
    const struct doc_table *table; /* NULL: paragraphs outside tables */
    size_t block;                  /* the table's, or the first paragraph's; behind all: approval */
    size_t row, column;            /* head rows count first */
    size_t covering; /* of the body: the row in which the cell begins that covers this place */
    size_t paragraphs;
    size_t first_page, end_page; /* on which any of its text stands, from 1; 0: on none */

    /* How far it was found: paragraph; 0 for its label or 1 + its span; byte in that. */
    size_t paragraph, span, offset;
    size_t last_page; /* from 1; 0: nothing was found yet */
    length last_baseline, line_end;
    const struct text_style *last_style;
};

/* Of the last table's last part: the heights of the head and of the last piece of a row or a group.
 */
struct check_end {
    bool is_known;
    length head, piece;
    length merged; /* what merged cells beside it ask for; 0: nothing */
    bool is_first; /* the table has no row before that: its headings stand above it */
    size_t page;
    length top;
};

struct check {
    const struct doc *doc;
    const struct pages *pages;
    struct buffer *out;
    bool fine;
    size_t page; /* being checked, from 1 */
    struct check_unit *units;
    size_t unit_count;
    size_t *unit_of_node; /* by node number; SIZE_MAX: carries no text */
    size_t node_count;
    bool shows_left, shows_right; /* the letterhead's pictures */
    struct check_end end;         /* noted by check_tables */
};

/* Lists the units of check->doc in reading order, which nodes belong to them, and where they are.
 */
void check_list_units(struct check *check);
void check_free_units(struct check *check);

/* Adds "page N: what |the item's text|" to the report; `item` may be NULL. */
void check_fail(struct check *check, const char *what, const struct item *item);

/* The unit that an item's text belongs to; NULL for artifacts and strangers. */
struct check_unit *check_unit_of(const struct check *check, const struct item *item);

/* The first unit of the unit's group of rows; outside tables the unit itself. */
const struct check_unit *check_first_of_group(const struct check_unit *unit);

/* The place in reading order that the unit takes with this item of the page being checked. Cells
 * over several rows stand for cells of the first of these on the page; where no others are right of
 * them, of the last. Merged ones without others right of them stand behind their last row on the
 * page. NULL for NULL. */
const struct check_unit *check_turn(const struct check *check, const struct check_unit *unit,
                                    size_t item);

/* The row behind a merged cell that has no others right of it; 0 for all other cells. Such cells
 * that take one turn stand in the order in which they end. */
size_t check_merged_end(const struct check_unit *unit);

/* A row of a table, the head's counted first. */
const struct doc_row *check_row(const struct doc_table *table, size_t row);

/* The first row of the group that a row belongs to, and how many rows of it show: where all its
 * cells span it, a group shows as one. The head is one group. */
struct check_group {
    size_t first, rows;
    size_t behind; /* the row behind the group */
};

struct check_group check_group_of(const struct doc_table *table, size_t row);

/* True where the cell of the group's first row at `column` spans its rows that show; merged cells
 * do. */
bool check_is_shared(const struct doc_table *table, const struct check_group *group, size_t column);

/* Of the units of a table: the cell that covers a place of its body. True where that is a merged
 * cell that stands apart from its rows: one whose text is too high for a page goes on over several,
 * and is a cell of its first group. */
const struct check_unit *check_covering(const struct check_unit *cells, size_t row, size_t column);
bool check_is_apart(const struct check_unit *cells, size_t row, size_t column);

/* The units of the unit's table. */
const struct check_unit *check_table_of(const struct check_unit *unit);

/* The unit's paragraph, and the span of it that stands at 0 (its label, or NULL) and 1 + i. */
const struct paragraph *check_paragraph(const struct check *check, const struct check_unit *unit,
                                        size_t paragraph);
const struct span *check_span(const struct paragraph *paragraph, size_t span);

/* True where all the unit's paragraphs are of one style, and none has a line that holds no text:
 * its lines are then at known distances from the cell's edges. */
bool check_is_of_one_style(const struct check *check, const struct check_unit *unit);

/* The pitch of a style of the document. */
struct pitch check_pitch(const struct check *check, const struct text_style *style);

/* The area of text and tables on the page being checked. */
struct rect check_area(const struct check *check);

/* Adds the item's text to `out`; the width of its ink: without space at its end. */
void check_item_text(const struct item *item, struct buffer *out);
length check_item_width(const struct item *item);

/* Invariant 8: of a bar, and of the text of a unit, found. */
void check_bar(struct check *check, const struct item *item);
void check_mark(struct check *check, const struct check_unit *unit, const struct item *item);

/* The same of the head of a table's part, which has its first row at `y`. */
void check_head_mark(struct check *check, const struct doc_table *table, length y);

/* What text surely has of the page's height: what stands in the margins may take more than these.
 */
length check_height_for_text(const struct check *check);

/* Invariants 4, 5, 9 and 10. The text has been found: units say where. */
void check_tables(struct check *check);

/* Invariant 7. The tables have been found sound. */
void check_approval(struct check *check);

#endif
