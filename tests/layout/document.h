/* Documents in lines, for tests of layout. tests/layout/README.md explains them. */
#ifndef CHARTER_TESTS_LAYOUT_DOCUMENT_H
#define CHARTER_TESTS_LAYOUT_DOCUMENT_H

#include "base/diag.h"
#include "base/str.h"
#include "doc/doc.h"

struct arena;

/* Reads a document, in `arena`; its places are lines of diag's file `file`. Ends the program where
 * a line is not understood. */
const struct doc *document_read(struct str text, uint32_t file, struct arena *arena);

#endif
