#include "text/cut.h"

#include "base/diag.h"
#include "text/face.h"
#include "text/shaper.h"
#include "text/words.h"

static void add_word(struct cutter *cutter, uint32_t source, const struct word *word) {
    for (size_t i = 0; i < word->count; i++) {
        struct piece piece = word->pieces[i];
        piece.source = source;
        piece.width = face_length(piece.shaped->face, piece.shaped->advance, cutter->size);
        array_push(cutter->pieces, piece);
    }
}

/* Cuts a word and adds it, and where it may, keeps it; false where a font lacks a letter of it. */
static bool cut_word(struct cutter *cutter, uint32_t source, const struct word_key *key,
                     bool keep) {
    struct shaper *shaper = cutter->shaper;
    struct text_source text = {.text = key->text, .bold = key->weight == WEIGHT_BOLD};
    piece_array pieces = {0};
    struct cutter own = {.shaper = shaper,
                         .sources = &text,
                         .size = cutter->size,
                         .diag = shaper->unheard,
                         .pieces = &pieces};
    size_t errors = diag_count(shaper->unheard, SEVERITY_ERROR);
    bool brackets = itemise_has_brackets(key->text), closed = shaper->itemiser.open_count == 0;
    cut_sources(&own, 0, 1);
    cut_line_end(&own, 0);
    bool fine = diag_count(shaper->unheard, SEVERITY_ERROR) == errors;
    if (fine) {
        const struct word word = {*key, pieces.items, pieces.count, shaper->itemiser.font,
                                  brackets};
        add_word(cutter, source, &word);
        if (keep && (!brackets || (closed && shaper->itemiser.open_count == 0))) {
            words_add(&shaper->words, &word, shaper->arena);
        }
    }
    array_free(&pieces);
    return fine;
}

bool cut_words(struct cutter *cutter, uint32_t number) {
    struct itemiser *itemiser = &cutter->shaper->itemiser;
    const struct text_source *source = &cutter->sources[number];
    for (size_t start = 0, end; start < source->text.size; start = end) {
        end = words_end(itemiser->letters, source->text, start);
        const struct word_key key = {.text = str_slice(source->text, start, end),
                                     .weight = source->bold ? WEIGHT_BOLD : WEIGHT_REGULAR,
                                     .font = itemiser->font};
        const struct word *known = words_find(&cutter->shaper->words, &key);
        if (known != NULL && (itemiser->open_count == 0 || !known->brackets)) {
            itemiser->font = known->font;
            add_word(cutter, number, known);
        } else if (!cut_word(cutter, number, &key, known == NULL)) {
            return false;
        }
    }
    return true;
}
