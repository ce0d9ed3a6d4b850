/* Paragraphs that were segmented before, private to src/text. An officer's lines stand in every
 * row: their pieces are made twice, the second time to be shared from then on. What comes once,
 * like most cells, is not kept. */
#ifndef CHARTER_TEXT_PARAGRAPHS_H
#define CHARTER_TEXT_PARAGRAPHS_H

#include <stddef.h>

#include "base/array.h"
#include "base/str.h"
#include "base/index.h"
#include "text/segment.h"

struct arena;

struct paragraph_entry {
    struct str key;
    struct text text;
};

/* All zero is a valid empty cache; keys and pieces live in the arena given to paragraphs_add. */
struct paragraphs {
    ARRAY(struct paragraph_entry) entries;
    struct index index;
    struct index seen; /* only the hashes of all that was looked for */
    struct buffer key; /* of the paragraph looked for last */
    uint32_t hash;     /* of the key */
};

enum paragraph_state { PARAGRAPH_NEW, PARAGRAPH_SEEN, PARAGRAPH_KEPT };

/* Looks the paragraph up: its texts, weights, forced ends and size, but not its places. `text` is
 * set where it is kept. */
enum paragraph_state paragraphs_find(struct paragraphs *cache, const struct text_source *sources,
                                     size_t count, length size, struct text *text);

/* Keeps the paragraph that was looked for last, which was seen but not kept. */
void paragraphs_add(struct paragraphs *cache, struct text text, struct arena *arena);

void paragraphs_free(struct paragraphs *cache);

#endif
