/* The parts of a PDF, as fingerprints; private to src/unpack. */
#ifndef CHARTER_UNPACK_PARTS_H
#define CHARTER_UNPACK_PARTS_H

#include <stdbool.h>

struct document;

/* Writes a MESSAGE_PART for each part of unpack.h and for each page, in the order of the pages, to
 * the handle. False where the pages cannot be found, or nobody reads any more. */
bool parts_put(struct document *document, int handle);

#endif
