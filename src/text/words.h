/* Words that were cut and shaped before, each with the spaces behind it; private to src/text. Most
 * words of a large table stand in it many times, and finding one again costs a fraction of asking
 * where it may be broken and which font it is in.
 *
 * What makes that right: words_end only ends a word where nothing that stands further away could
 * have a say in how the line is broken there (UAX #14, our tailoring, what stays together), and
 * what itemising carries over from word to word is part of the key. */
#ifndef CHARTER_TEXT_WORDS_H
#define CHARTER_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/str.h"
#include "text/fontset.h"
#include "base/index.h"
#include "text/segment.h"

struct arena;
struct letters;

/* A word in a weight, behind a letter of this font (an index in the chain, or NO_FONT). */
struct word_key {
    struct str text;
    enum weight weight;
    size_t font;
};

/* Its pieces but for their width and source, and the font of the last letter behind it. */
struct word {
    struct word_key key;
    const struct piece *pieces;
    size_t count;
    size_t font;
    bool brackets; /* it holds some: then it is true only where none is open before it */
};

/* All zero is a valid empty cache; keys and pieces live in the arena given to words_add. */
struct words {
    ARRAY(struct word) items;
    struct index index;
};

/* Where the word that starts at `start` ends: behind its spaces, or at the end of the text. */
size_t words_end(struct letters *letters, struct str text, size_t start);

/* NULL where it is not there; valid until words_add. */
const struct word *words_find(const struct words *words, const struct word_key *key);

/* Keeps a copy. A word must not be there twice. */
void words_add(struct words *words, const struct word *word, struct arena *arena);

void words_free(struct words *words);

#endif
