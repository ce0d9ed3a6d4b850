/* Furniture: what stands at the foot of every page, the edition on the left and the page number on
 * the right. All of it is pagination artifacts. */
#ifndef CHARTER_LAYOUT_FURNITURE_H
#define CHARTER_LAYOUT_FURNITURE_H

#include "base/length.h"
#include "doc/doc.h"
#include "layout/galley.h"

struct setter;
struct sheet;

/* The foot of a document's pages. Holds pointers into itself: it stays where it was measured. Freed
 * with footer_free. */
struct footer {
    struct span span; /* the edition */
    struct paragraph paragraph;
    struct galley left;
    length top;     /* where its first line begins */
    length reserve; /* what it takes from the text area, where the margin is too low for it */
};

/* Measures the footer. It stands in the bottom margin, half a line below the text area and no lower
 * than 5 mm above the paper's edge; what the margin is too low for is reserved. */
void footer_measure(struct footer *footer, struct setter *setter);
void footer_free(struct footer *footer);

/* Adds the footer to the page being filled, with an empty item last for the page number. */
void footer_place(const struct footer *footer, struct setter *setter, struct sheet *sheet);

/* Writes the page numbers, once it is known how many pages there are. */
void footer_number(const struct footer *footer, struct setter *setter, struct sheet *sheet);

#endif
