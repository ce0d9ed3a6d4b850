/* The sheet: the page being filled, and the pages that are done. */
#ifndef CHARTER_LAYOUT_SHEET_H
#define CHARTER_LAYOUT_SHEET_H

#include <stdbool.h>

#include "base/array.h"
#include "base/length.h"
#include "layout/page.h"

struct arena;

/* Items are collected in scratch arrays and copied to the arena once, when their page ends. */
struct sheet {
    struct arena *arena;
    struct rect areas[2]; /* of the fronts and of the backs of sheets of paper */
    struct rect area;     /* where text and tables stand on this page */
    length y;             /* the end of what stands there */
    bool is_empty;        /* nothing stands there yet */
    ARRAY(struct item) fills, rules, bars, content;
    ARRAY(struct item) links; /* of the paragraph being placed */
    ARRAY(struct page) pages;
    ARRAY(struct item *) page_items; /* the same items, for the page numbers */
};

/* The first page of a document, whose pages are front and back in turn; freed with sheet_free. */
struct sheet sheet_new(const struct rect *front, const struct rect *back, struct arena *arena);
void sheet_free(struct sheet *sheet);

length sheet_bottom(const struct sheet *sheet);

/* The text area of page `index`, from 0. */
const struct rect *sheet_area(const struct sheet *sheet, size_t index);

/* Adds a tinted box behind all else, an artifact. */
void sheet_add_fill(struct sheet *sheet, struct rect box, int tint);

/* Adds a rule: a filled box, an artifact. */
void sheet_add_rule(struct sheet *sheet, struct rect box);

/* Adds a bar, an artifact, beside what stands from `y` on and changed: in the margin left of the
 * text area, `gap` from it where the margin is wide enough, `edge` from the paper's at least. Bars
 * that follow one another are one. */
struct sheet_bar {
    length y, height, width, gap, edge;
};
void sheet_add_bar(struct sheet *sheet, const struct sheet_bar *bar);

/* Ends the page, fills, rules and bars first, and begins the next. */
void sheet_end_page(struct sheet *sheet);

#endif
