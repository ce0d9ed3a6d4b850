/* Numbers as PDF writes them (ISO 32000-1, 7.3.3), by integers alone. */
#ifndef CHARTER_PDF_NUMBER_H
#define CHARTER_PDF_NUMBER_H

#include <stdint.h>

#include "base/length.h"

struct buffer;

/* numerator/denominator rounded to nearest, halves away from zero; denominator > 0. */
int64_t number_quotient(int64_t numerator, int64_t denominator);

/* A length in hundredths of a point, which is as fine as our pages are written. */
int64_t number_hundredths(length value);

/* Adds an integer. The files of a large table hold hundreds of thousands: printf would take a tenth
 * of the time of the whole program. */
void number_add_integer(struct buffer *out, uint64_t value);

/* Adds a reference to an object: "12 0 R". */
void number_add_reference(struct buffer *out, uint32_t object);

/* Adds `hundredths`/100 with two decimals at most and without a needless zero: "12", "-3.5",
 * ".25". */
void number_add(struct buffer *out, int64_t hundredths);

#endif
