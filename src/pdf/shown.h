/* What shaped text adds to the string of a TJ where it is shown whole: worked out once, since the
 * words of a table come again and again. */
#ifndef CHARTER_PDF_SHOWN_H
#define CHARTER_PDF_SHOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/str.h"

struct arena;
struct font;
struct shaped;

struct shown {
    struct str bytes;  /* of its codes, escaped as in a literal string; empty: not known yet */
    int64_t width;     /* what readers move the pen by: hundredths of 1/1000 of the font size */
    bool ends_in_word; /* the next cluster does not begin one */
};

/* By the number of the shaped text, twice each: inside a word and at its beginning. All zero is
 * a valid empty cache; freed with shown_free. */
struct shown_cache {
    ARRAY(struct shown) items;
    struct arena *arena;
};

/* How the text is shown; valid until the next call. The font is that of its face. NULL where the
 * font's codes are used up. */
const struct shown *shown_find(struct shown_cache *cache, const struct font *font,
                               const struct shaped *shaped, bool begins_word);

void shown_free(struct shown_cache *cache);

/* True where the text ends in a space of any kind: a word begins behind it. */
bool shown_ends_in_space(struct str text);

#endif
