#include "text/words.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "text/letters.h"
#include "text/together.h"

#include <string.h>

/* ---- Where words end ----------------------------------------------------------------------- */

/* True where the last character of `text` that is no mark lets a line end behind it and spaces,
 * whatever letter follows. */
static bool may_end_part(struct letters *letters, struct str text) {
    for (size_t at = text.size; at > 0;) {
        const struct letter *letter = letters_find(letters, unicode_previous(text, &at));
        if (letter->line != LETTER_MARK) {
            return letter->line == LETTER_PLAIN || letter->line == LETTER_ENDS_PART;
        }
    }
    return false;
}

static bool may_begin_part(struct letters *letters, struct str text, size_t at) {
    return letters_find(letters, unicode_next(text, &at))->line == LETTER_PLAIN;
}

/* Words that stay together have a say in how a line is broken between them. */
static bool may_part(struct str text, size_t from, size_t next) {
    return together_kind(str_slice(text, from, next), str_slice(text, next, text.size)) ==
           BREAK_ALLOWED;
}

static size_t skip_spaces(struct str text, size_t at) {
    while (at < text.size && text.bytes[at] == ' ') {
        at++;
    }
    return at;
}

size_t words_end(struct letters *letters, struct str text, size_t start) {
    size_t from = skip_spaces(text, start);
    while (from < text.size) {
        const char *space = memchr(text.bytes + from, ' ', text.size - from);
        if (space == NULL) {
            return text.size;
        }
        size_t end = (size_t)(space - text.bytes);
        size_t next = skip_spaces(text, end);
        if (next == text.size ||
            (may_begin_part(letters, text, next) &&
             may_end_part(letters, str_slice(text, from, end)) && may_part(text, from, next))) {
            return next;
        }
        from = next;
    }
    return text.size;
}

/* ---- The cache ----------------------------------------------------------------------------- */

static uint32_t hash_of(const struct word_key *key) {
    uint32_t state = (uint32_t)key->font * WEIGHT_COUNT + (uint32_t)key->weight;
    return index_hash(state, key->text.bytes, key->text.size);
}

const struct word *words_find(const struct words *words, const struct word_key *key) {
    uint32_t hash = hash_of(key), item;
    size_t probe = 0;
    while ((item = index_next(&words->index, hash, &probe)) != INDEX_NONE) {
        const struct word *word = &words->items.items[item];
        if (word->key.weight == key->weight && word->key.font == key->font &&
            str_equal(word->key.text, key->text)) {
            return word;
        }
    }
    return NULL;
}

void words_add(struct words *words, const struct word *word, struct arena *arena) {
    struct piece *pieces = arena_array_of(arena, struct piece, word->count);
    struct word kept = *word;
    if (word->count > 0) {
        memcpy(pieces, word->pieces, word->count * sizeof *pieces);
    }
    kept.key.text = str_copy(arena, word->key.text);
    kept.pieces = pieces;
    index_add(&words->index, hash_of(&kept.key), (uint32_t)words->items.count);
    array_push(&words->items, kept);
}

void words_free(struct words *words) {
    array_free(&words->items);
    index_free(&words->index);
}
