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
    struct str bytes; /* of its codes, escaped as in a literal string; empty: not known yet */
    bool by_cluster;  /* some cluster ends in a bare joiner, which what follows has to say (pdf/
                         codes.h): no bytes, it is another text each time */
    int64_t width;    /* what readers move the pen by: hundredths of 1/1000 of the font size */
    uint32_t last;    /* code point */
    bool ends_silent; /* the last code draws nothing */
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

/* The last code point of a text; 0 where it is empty. */
uint32_t shown_last(struct str text);

/* True for a space of any kind: a word begins behind it. */
bool shown_is_space(uint32_t code_point);

#endif
