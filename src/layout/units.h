/* Units: what stays together in lines of a width; private to the lines of layout/. */
#ifndef CHARTER_LAYOUT_UNITS_H
#define CHARTER_LAYOUT_UNITS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/length.h"
#include "text/segment.h"

/* Pieces [first, end), or what is left of them from cluster `first_cluster` on. Widths of a text
 * may be beyond a length. */
struct unit {
    uint32_t first, end, first_cluster;
    uint8_t after; /* enum break_kind; of the text's last unit as its last piece has it */
    int64_t width;
    int64_t ink; /* without the space at its end */
};

/* The stretch from piece `first` to the next end of `kind` or a better one. */
struct unit unit_to(const struct text *text, uint32_t first, enum break_kind kind);

/* The units of a text, one after the other. What stands between two allowed ends is one where it
 * fits into `width`. Else it is cut at its fair ends, and of what lies between those what is still
 * too wide at its poor ends: so no line ends at a worse place where a better one would have done. A
 * unit that is too wide even then has no end inside.
 *
 * Space is never a unit of its own but where a line begins with it. */
struct units {
    const struct text *text;
    int64_t width;
    uint32_t at;                    /* the piece that the next unit begins with */
    uint32_t allowed_end, fair_end; /* of the stretches between allowed and fair ends that are
                                       under way */
    bool allowed_fits, fair_fits;
};

struct units units_of(const struct text *text, length width, uint32_t first);

/* The next unit; false at the end of the text. */
bool units_next(struct units *units, struct unit *unit);

#endif
