/* Showing text: clusters to codes, positions and TJ operators. */
#ifndef CHARTER_PDF_SHOW_H
#define CHARTER_PDF_SHOW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/length.h"
#include "base/str.h"

struct font;
struct fonts;
struct placed_text;
struct shown_cache;

/* The state of one text object. Positions are exact: what a reader works out from the numbers that
 * we write, in ten-millionths of a point (hundredths of a size times hundredths of a thousandth).
 */
struct show {
    struct buffer *out;
    struct fonts *fonts;
    struct shown_cache *shown;
    const struct font *full; /* not NULL: this font's codes are used up */
    length page_height;

    const struct font *font; /* as set by Tf; NULL: none yet */
    int64_t size;            /* hundredths of a point */
    int64_t line_x, line_y;  /* where the last Td stands, hundredths */
    int64_t pen;             /* where the next glyph goes, from the page's left edge */

    struct buffer string; /* the TJ that is open, in its brackets */
    bool open, adjusted;  /* there is one; it holds numbers */
    bool begins_word;     /* the next cluster does */
    uint32_t last;        /* the last code point shown since the last move; 0: none */
    uint32_t joiner;      /* left over by the last cluster, for the next to say; 0: none */
    bool ends_silent;     /* the last code draws nothing */
};

/* Shows a run. It goes on in the open TJ where it stands on the same line, in the same font and
 * size, right behind what was shown last. */
void show_text(struct show *show, const struct placed_text *text);

/* True where a reader might join the text shown last, the end of its paragraph, to `next`, which
 * begins another and does not stand right behind it. MuPDF joins Bangla words over a gap of up to
 * 0.8 em on one height, PDFBox where the next text stands further left on that height, and pdf.js
 * over any gap where it begins with a nonspacing mark. (pdf.js joins what stands further left too,
 * space or not: see group_place.) */
bool show_needs_space(const struct show *show, const struct placed_text *last,
                      const struct placed_text *next);

/* Says a space behind what was shown last, in a TJ of its own. */
void show_space(struct show *show);

/* What was shown before stands in another text object: a new one has begun. */
void show_restart(struct show *show);

/* Ends the open TJ: before an operator that may not stand inside it. */
void show_end(struct show *show);

#endif
