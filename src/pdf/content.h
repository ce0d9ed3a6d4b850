/* Content streams: what a page draws (ISO 32000-1, 7.8.2, 8.5 and 9.4). */
#ifndef CHARTER_PDF_CONTENT_H
#define CHARTER_PDF_CONTENT_H

#include "base/length.h"

struct buffer;
struct font;
struct fonts;
struct page;
struct pictures;
struct shown_cache;
struct tagged;

/* What the content of all pages has in common. */
struct content {
    struct fonts *fonts;
    struct shown_cache *shown;
    struct pictures *pictures;
    struct tagged *tagged;
    length page_height; /* PDF's y grows upwards from the bottom */
};

/* Adds the page's content stream: its rules in one block, then its text in one text object, which
 * only a picture interrupts. Takes codes from the fonts, and an MCID from `tagged` for each stretch
 * of text of one element and each picture; everything else is marked as an artifact. The result is
 * the font that has no codes left, NULL where all went well. */
const struct font *content_add(const struct content *content, const struct page *page,
                               struct buffer *out);

#endif
