/* Furniture: what stands at the foot of every page, the edition on the left, the page number on
 * the right, between them that a table goes on; and over the page that it is a draft. All of it is
 * artifacts. */
#ifndef CHARTER_LAYOUT_FURNITURE_H
#define CHARTER_LAYOUT_FURNITURE_H

#include <stdbool.h>

#include "base/length.h"
#include "doc/doc.h"
#include "layout/galley.h"

struct setter;
struct sheet;

/* "পরের পৃষ্ঠায়", on the first line of the foot: in its middle where the edition is short enough,
 * else beside the page number. Left out where that and it would leave the edition less than half of
 * the width. */
struct goes_on {
    const struct text *text; /* NULL: left out */
    length width;
    length x; /* from the left edge of the text area */
};

/* The foot of a page. It stands in the bottom margin, half a line below the text area and no lower
 * than 5 mm above the paper's edge; what the margin is too low for is reserved. */
struct footer {
    struct span span; /* the edition */
    struct paragraph paragraph;
    struct galley left;
    struct goes_on goes_on;
    length reserve; /* what it takes from the text area */
};

/* "খসড়া", at the right of the top margin, a quarter of a line above the text area and no higher
 * than 5 mm below the paper's edge. */
struct draft_mark {
    const struct text *text; /* NULL: it is no draft */
    length width;
    length reserve; /* what it takes from the text area */
};

/* Both. Holds pointers into itself: it stays where it was measured. Freed with furniture_free. */
struct furniture_set {
    struct footer footer;
    struct draft_mark draft;
};

void furniture_measure(struct furniture_set *furniture, struct setter *setter);
void furniture_free(struct furniture_set *furniture);

/* Adds the furniture to the page being filled, whose last table goes on or does not, with an empty
 * item last for the page number. */
void furniture_place(const struct furniture_set *furniture, struct setter *setter,
                     struct sheet *sheet, bool goes_on);

/* Writes the page numbers, once it is known how many pages there are. */
void furniture_number(struct setter *setter, struct sheet *sheet);

#endif
