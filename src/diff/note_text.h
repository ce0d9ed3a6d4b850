/* Texts of the change note. Private to src/diff. */
#ifndef CHARTER_DIFF_NOTE_TEXT_H
#define CHARTER_DIFF_NOTE_TEXT_H

#include "charter/charter.h"
#include "diff/words.h"

struct arena;

/* Copies of what the program says itself, in NFC as all text of a model is. */
struct str note_words(const char *words, struct arena *arena);

/* A text as inline text: a line end is a break. Of words compared, what `side` has, its own words
 * in bold. */
struct inline_text note_inline(struct str text, bool bold, struct arena *arena);
struct inline_text note_marked(const struct words *words, enum words_kind side,
                               struct arena *arena);

/* Content of one paragraph; none where the text says nothing. */
struct content note_paragraph(struct inline_text text, struct arena *arena);

/* Content of a paragraph, and below it a list with dots. */
struct content note_list(struct inline_text text, const struct inline_text *items, size_t count,
                         struct arena *arena);

#endif
