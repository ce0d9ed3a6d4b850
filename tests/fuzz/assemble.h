/* PDFs in a form that can be mutated: offsets and lengths are made anew each time. */
#ifndef CHARTER_TESTS_FUZZ_ASSEMBLE_H
#define CHARTER_TESTS_FUZZ_ASSEMBLE_H

#include "base/str.h"

/* Adds to `pdf` the file whose objects these are, numbered from 1, each ending with a line
 * "endobj". A stream is its dictionary, without Length, a line "stream" and its bytes. An object
 * that begins with "trailer" is none: the rest of it is the trailer, without Size. What does not
 * keep to this comes out as it may. */
void assemble_pdf(struct str objects, struct buffer *pdf);

#endif
