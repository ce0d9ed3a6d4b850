/* Lengths on paper: integers in 1/1024 pt, so that every machine lays out the same page.
 *
 * The page's origin is its top left corner, x grows to the right and y downwards; only pdf/ turns
 * this round to PDF's bottom-left origin. An int32 spans +-2 million pt (740 m). */
#ifndef CHARTER_BASE_LENGTH_H
#define CHARTER_BASE_LENGTH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef int32_t length;

#define LENGTH_PT 1024

/* Whole points. */
#define PT(points) ((length)((points)*LENGTH_PT))

/* numerator/denominator points, rounded to nearest, halves away from zero. */
length length_ratio(int64_t numerator, int64_t denominator);

/* `font_units` of a font with `units_per_em` at `size`, rounded to nearest, halves away from 0. */
length length_of_units(int64_t font_units, int32_t units_per_em, length size);

struct rect {
    length x, y, width, height;
};

/* Reads a length as the master writes it: a decimal number with at most three places and the unit
 * pt, mm, cm or in ("12mm", "9.5pt"), ASCII digits, no sign, at most 10,000 pt. False where `s` is
 * anything else. */
bool length_parse(struct str s, length *result);

/* Adds the length to `out` in points, exactly rounded to three decimals, without trailing zeros:
 * "11.7", "-0.25", "12". Never uses the locale. */
void length_print(struct buffer *out, length value);

#endif
