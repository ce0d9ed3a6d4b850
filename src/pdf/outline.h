/* Bookmarks (ISO 32000-1, 12.3.3). */
#ifndef CHARTER_PDF_OUTLINE_H
#define CHARTER_PDF_OUTLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/length.h"

struct diag;
struct dict;
struct objects;
struct page;

/* The bookmark last made at each level: what the next ones are nested under. All zero is the
 * beginning of a document. */
enum { OUTLINE_LEVELS = 16 };

struct outline {
    struct dict *last[OUTLINE_LEVELS + 1]; /* by level, from 1 */
};

/* Adds a bookmark for each destination of a page, which has the object number `number` and the
 * height `height`. A level deeper than the last one by more than one, or than OUTLINE_LEVELS, nests
 * as deep as it can. A title longer than a PDF string may be is reported (pdf-text-too-long); false
 * then. */
bool outline_add(struct outline *outline, const struct page *page, uint32_t number, length height,
                 struct objects *objects, struct diag *diag);

#endif
