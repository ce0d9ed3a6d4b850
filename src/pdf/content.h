/* Content streams: what a page draws (ISO 32000-1, 7.8.2, 8.5 and 9.4). */
#ifndef CHARTER_PDF_CONTENT_H
#define CHARTER_PDF_CONTENT_H

#include <stdbool.h>

#include "base/length.h"

struct buffer;
struct font;
struct fonts;
struct page;

/* Adds the page's content stream: its rules in one block, then its text in one text object. Takes
 * codes from `fonts`; false where a font has none left, with that font in `*full`. `height`
 * is the page's: PDF's y grows upwards from the bottom. */
bool content_add(struct buffer *out, const struct page *page, length height, struct fonts *fonts,
                 const struct font **full);

#endif
