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
struct tagged;

/* What writing links takes besides the page. */
struct links {
    struct objects *objects;
    struct body *body;
    struct tagged *tagged;
    struct diag *diag;
    length page_height;
};

/* Writes an annotation for each link of the page, over all its lines, gives it to its element in
 * `tagged`, and adds "/Annots[...]" to `entries` where there is any. A target longer than a PDF
 * string may be is reported (pdf-text-too-long); false then. */
bool links_write(const struct links *links, const struct page *page, struct buffer *entries);

#endif
