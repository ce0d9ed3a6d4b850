/* What a cell says, as one plain text, and its words; private to src/check. */
#ifndef CHARTER_CHECK_WORDING_H
#define CHARTER_CHECK_WORDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "check/rules.h"

struct cell;
struct content;

/* Puts into `out`, instead of what is there, all that the content says: paragraphs, items and line
 * breaks stand on lines of their own, a contact is its officer's id. Empty where it is blank. */
struct str wording(const struct content *content, struct buffer *out);

/* A word, or a number in digits (with the commas between them). */
struct token {
    size_t from, to; /* bytes of the text */
    bool digits;
};

/* The first token of `text` that begins at or after `at`; false where there is none. */
bool token_next(struct str text, size_t at, struct token *token);

/* The same for numbers in digits alone, which is quick where there are few. */
bool digits_next(struct str text, size_t at, struct token *token);

/* True where the list has the word, itself or with a case ending (কার্যদিবস, কার্যদিবসের). */
bool word_is_in(const struct rules *rules, enum rule_list list, struct str word);

/* The end of the longest run of up to three tokens, the first being `token`, that the list has as
 * one entry with single spaces between them, the last perhaps with an ending; 0 where there is
 * none. */
size_t phrase_end(const struct rules *rules, enum rule_list list, struct str text,
                  struct token token);

/* True where an entry of the list stands somewhere in the text, as phrase_end finds it. */
bool wording_has(const struct rules *rules, enum rule_list list, struct str text);

/* True where the text is nothing but signs of the list and white space, one sign at least. */
bool wording_is_only(const struct rules *rules, enum rule_list list, struct str text);

/* True where the text says nothing that can be read: a dash or dots, or a sign for "the same as
 * above". An empty text is neither. */
bool wording_is_dash(const struct rules *rules, struct str text);
bool wording_is_ditto(const struct rules *rules, struct str text);

#endif
