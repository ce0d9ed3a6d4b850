/* PNGs in a form that can be mutated: lengths, check sums and packed data are made anew each time.
 */
#ifndef CHARTER_TESTS_FUZZ_ASSEMBLE_PNG_H
#define CHARTER_TESTS_FUZZ_ASSEMBLE_PNG_H

#include "base/str.h"

/* Adds to `png` the file whose chunks these are: each a type of four bytes, two bytes of length,
 * high one first, and the data. Where the length's highest bit is set the data are packed by zlib
 * on the way. What does not keep to this comes out as it may. */
void assemble_png(struct str chunks, struct buffer *png);

#endif
