/* A galley: set paragraphs one below another, and their lines. What the cells of a row and the
 * blocks of a page are before they are put in place. */
#ifndef CHARTER_LAYOUT_GALLEY_H
#define CHARTER_LAYOUT_GALLEY_H

#include <stddef.h>

#include "base/array.h"
#include "base/length.h"
#include "layout/lines.h"
#include "layout/page.h"
#include "layout/paragraph.h"
#include "layout/split.h"

struct sheet;

/* Invariants: `heights` holds as many as `lines`; paragraphs are in order and their lines without
 * gaps. All zero is a valid empty one; freed with galley_free. */
struct galley {
    ARRAY(struct set_paragraph) paragraphs;
    line_array lines;
    ARRAY(struct split_line) heights;
};

/* Empties the galley and keeps its memory for the next use. */
void galley_clear(struct galley *galley);
void galley_free(struct galley *galley);

/* Sets a paragraph to `width` at the galley's end. `above` is the style of the paragraph above it
 * in the same column, NULL where it is the first. Returns it, valid until the next is added. */
const struct set_paragraph *galley_add(struct galley *galley, struct setter *setter,
                                       const struct paragraph *paragraph, length width,
                                       const struct text_style *above);

/* Lines [from, to) of a galley, those of one column; `paragraph` is the one that line `from`
 * belongs to, or one before it. */
struct galley_part {
    size_t paragraph;
    size_t from, to;
};

/* The part's height; the space above its first line does not count. Where it is higher than any
 * page it is not more exact than that. */
length galley_height(const struct galley *galley, const struct galley_part *part);

/* A column on a page: where its top left corner is, and what its text is. */
struct galley_spot {
    length x, y;
    enum artifact artifact;
    const struct str *lang; /* of text whose spans do not live as long as the pages; else NULL */
};

/* Puts the part on the sheet: text items in reading order (a label before its text), after each
 * paragraph its links, before it its destination. Artifacts have neither. Moves nothing but items:
 * the sheet's y stays. */
void galley_place(const struct galley *galley, const struct galley_part *part,
                  const struct galley_spot *spot, struct sheet *sheet);

#endif
