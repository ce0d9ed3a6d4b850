/* Who approves the charter: at the end, below room for signature and seal. */
#ifndef CHARTER_LAYOUT_APPROVAL_H
#define CHARTER_LAYOUT_APPROVAL_H

#include <stdbool.h>

#include "base/length.h"
#include "layout/galley.h"

struct setter;
struct sheet;

/* All zero is none; freed with approval_free. */
struct approval {
    struct galley galley;
    length width;  /* of its column, at the right of the text area */
    length height; /* with the room for the signature; 0: there is none */
    bool too_wide; /* something is wider than the column */
};

/* The width of its column beside a text area of that width. */
length approval_width(length area_width);

/* Sets it for a text area of that width. */
void approval_measure(struct approval *approval, struct setter *setter, length area_width);
void approval_free(struct approval *approval);

/* Places it at the sheet's y, where there is room for its height. */
void approval_place(const struct approval *approval, const struct setter *setter,
                    struct sheet *sheet);

#endif
