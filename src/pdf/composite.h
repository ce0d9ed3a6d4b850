/* One composite glyph while its components are gathered (OpenType 1.9, glyf). */
#ifndef CHARTER_PDF_COMPOSITE_H
#define CHARTER_PDF_COMPOSITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "pdf/glyf.h"

/* All zero is an empty one, which draws nothing; free with composite_free. */
struct composite {
    struct buffer components;
    size_t last; /* where the last component's flags stand */
    uint16_t elements;
    struct glyf_box box; /* of all components at their places; 0 where there are none */
    struct glyf_extent extent;
};

enum composite_fault {
    COMPOSITE_FINE,
    COMPOSITE_BROKEN, /* the component's outline is */
    COMPOSITE_TOO_FAR /* a place or an edge passes 16 bits */
};

void composite_free(struct composite *composite);

/* Adds glyph `glyph` of `glyf` with its origin at x, y, under the index glyph + `shift`. The glyph
 * draws something (a cluster holds no others): one without an outline has lost it, since HarfBuzz's
 * subsetter leaves out what it cannot read, and is broken. */
enum composite_fault composite_add(struct composite *composite, const struct glyf *glyf,
                                   uint32_t glyph, int32_t x, int32_t y, uint32_t shift);

/* Adds the description, nothing where it is empty. */
void composite_write(struct composite *composite, struct buffer *out);

/* Widens `all` to hold `box`; `has_box` is false where all is empty still. */
void composite_join_box(struct glyf_box *all, bool *has_box, const struct glyf_box *box);

#endif
