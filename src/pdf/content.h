/* Content streams: what a page draws (ISO 32000-1, 7.8.2, 8.5 and 9.4). */
#ifndef CHARTER_PDF_CONTENT_H
#define CHARTER_PDF_CONTENT_H

#include "base/length.h"

struct buffer;
struct font;
struct fonts;
struct page;
struct tagged;

/* Adds the page's content stream: its rules in one block, then its text in one text object. Takes
 * codes from `fonts`, and an MCID from `tagged` for each stretch of text of one element; everything
 * else is marked as an artifact. The result is the font that has no codes left, NULL where all went
 * well. `height` is the page's: PDF's y grows upwards from the bottom. */
const struct font *content_add(struct buffer *out, const struct page *page, length height,
                               struct fonts *fonts, struct tagged *tagged);

#endif
