/* Latin words, which stay in one font (itemise.h, rule 1); private to src/text. */
#ifndef CHARTER_TEXT_LATIN_WORD_H
#define CHARTER_TEXT_LATIN_WORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct letters;

/* The word that begins at `start`. */
struct latin_word {
    size_t end;      /* behind its last letter or digit; `start` where no word begins there */
    size_t seen;     /* how far the text was looked at: no other word begins before */
    bool has_letter; /* at least one Latin letter: without, it is a number */
};

struct latin_word latin_word_at(struct letters *letters, struct str text, size_t start);

#endif
