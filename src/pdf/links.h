/* Link annotations (ISO 32000-1, 12.5.6.5 and 12.6.4.7). */
#ifndef CHARTER_PDF_LINKS_H
#define CHARTER_PDF_LINKS_H

#include <stdbool.h>

#include "base/length.h"

struct body;
struct buffer;
struct diag;
struct objects;
struct page;

/* Writes an annotation for each link of the page, over all its lines, and adds "/Annots[...]" to
 * `entries` where there is any. A target longer than a PDF string may be is reported (pdf-text-too-
 * long); false then. `height` is the page's. */
bool links_write(struct buffer *entries, const struct page *page, length height,
                 struct objects *objects, struct body *body, struct diag *diag);

#endif
