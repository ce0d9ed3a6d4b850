/* A shaper from the inside; private to src/text. */
#ifndef CHARTER_TEXT_SHAPER_H
#define CHARTER_TEXT_SHAPER_H

#include "base/array.h"
#include "base/index.h"
#include "text/itemise.h"
#include "text/paragraphs.h"
#include "text/shape.h"
#include "text/words.h"

struct arena;
struct hb_buffer_t;

typedef ARRAY(struct piece) piece_array;

struct shaper {
    struct fontset *set;
    struct arena *arena; /* of what is shaped */
    struct hb_buffer_t *buffer;
    ARRAY(const struct shaped *) cache;
    struct index index; /* of the cache, by face and text */
    size_t hits, misses;
    struct itemiser itemiser;
    struct paragraphs paragraphs;
    struct words words;
    piece_array pieces;    /* of the paragraph that is being cut */
    struct diag *unheard;  /* where a new word is tried */
    struct arena *scratch; /* for one paragraph, see shaper_scratch */
};

/* An arena whose contents last until the next call. */
struct arena *shaper_scratch(struct shaper *shaper);

#endif
