/* The letterhead's pictures beside its paragraphs. */
#ifndef CHARTER_LAYOUT_LETTERHEAD_H
#define CHARTER_LAYOUT_LETTERHEAD_H

#include "base/length.h"

struct doc;
struct galley;
struct picture;
struct setter;
struct sheet;

struct letterhead_picture {
    const struct picture *source; /* NULL: none */
    length width, height;
};

/* Where the pictures of a document stand: from the top of the first page. */
struct letterhead {
    struct letterhead_picture left, right;
    length height; /* of the paragraphs, as wide as the page, on one page: what the pictures fit */
    length inset;  /* what the paragraphs keep clear on both sides */
};

/* Fits the pictures to the letterhead's paragraphs, which are set for that, in `scratch`, to the
 * width of the text area. */
void letterhead_measure(struct letterhead *letterhead, struct setter *setter,
                        const struct rect *area, struct galley *scratch);

/* Adds a picture to the sheet: the left one before the paragraphs, the right one behind them. Their
 * middle is that of the paragraphs. */
void letterhead_place_left(const struct letterhead *letterhead, struct sheet *sheet);
void letterhead_place_right(const struct letterhead *letterhead, struct sheet *sheet);

#endif
