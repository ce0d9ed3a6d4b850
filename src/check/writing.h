/* A passage letter by letter, each with what it is: what rules about letters and signs look at. */
#ifndef CHARTER_CHECK_WRITING_H
#define CHARTER_CHECK_WRITING_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "check/passage.h"

struct rules;

/* What a letter is: one of the first line's kinds, and what lists say of it. Bits, so that sets of
 * kinds can be asked for. "Vowel" is a letter of its own (আ), "sign" one that hangs on a letter
 * (া). */
enum letter_kind {
    LETTER_SPACE = 1 << 0, /* white space, U+00A0, a new line; what is beyond the text's ends */
    LETTER_CONSONANT = 1 << 1,
    LETTER_DEAD = 1 << 2, /* ৎ */
    LETTER_VOWEL = 1 << 3,
    LETTER_SIGN = 1 << 4,
    LETTER_VIRAMA = 1 << 5,
    LETTER_NUKTA = 1 << 6,
    LETTER_BINDU = 1 << 7, /* ঁ ং ঃ */
    LETTER_BANGLA_DIGIT = 1 << 8,
    LETTER_ASCII_DIGIT = 1 << 9,
    LETTER_OTHER_DIGIT = 1 << 10,
    LETTER_LATIN = 1 << 11,
    LETTER_FOREIGN = 1 << 12, /* of a script other than Bangla and Latin, its signs too */
    LETTER_JOINER = 1 << 13,
    LETTER_HIDDEN = 1 << 14, /* nobody sees it, and it is no joiner */
    LETTER_MARK = 1 << 15,   /* all else */

    LETTER_LISTED = 1 << 16,     /* in the list `lookalike` */
    LETTER_DANDA_LIKE = 1 << 17, /* in the list `danda` */
    LETTER_DIGIT_LIKE = 1 << 18, /* in the list `digit-like` */
    LETTER_BIJOY = 1 << 19,      /* in the list `bijoy-sign` */
    LETTER_DOTTED = 1 << 20      /* in the list `nukta` */
};

enum {
    LETTER_BASE = LETTER_CONSONANT | LETTER_DEAD | LETTER_VOWEL,
    LETTER_BANGLA = LETTER_BASE | LETTER_SIGN | LETTER_VIRAMA | LETTER_NUKTA | LETTER_BINDU,
    LETTER_DIGIT = LETTER_BANGLA_DIGIT | LETTER_ASCII_DIGIT | LETTER_OTHER_DIGIT,
    LETTER_ANY = LETTER_BANGLA | LETTER_LATIN | LETTER_FOREIGN
};

/* Letters that rules name, by their names in Unicode. */
enum {
    BANGLA_CANDRABINDU = 0x0981,
    BANGLA_VISARGA = 0x0983,
    BANGLA_TA = 0x09A4,
    BANGLA_YA = 0x09AF,
    BANGLA_RA = 0x09B0,
    BANGLA_SIGN_AA = 0x09BE,
    ZERO_WIDTH_JOINER = 0x200D
};

struct letter {
    uint32_t code_point;
    uint32_t at; /* its offset in the passage's text */
    uint32_t kind;
};

/* Letters 1 to count; those numbered 0 and count + 1 are spaces that the text does not have, so
 * that every letter has neighbours. */
struct writing {
    const struct passage *passage;
    const struct letter *letters;
    size_t count;
    uint32_t kinds; /* all that occur */
};

/* Who reads passages: keeps what a letter is, and the room for one passage. */
struct scribe;

/* The caller frees it; it leans on the rules. */
struct scribe *scribe_new(const struct rules *rules);
void scribe_free(struct scribe *scribe);

/* The passage's letters, until the next is read. */
struct writing scribe_read(struct scribe *scribe, const struct passage *passage);

/* The text of letters [from, to). */
struct str writing_slice(const struct writing *writing, size_t from, size_t to);

/* The text from the beginning of the word in which the letters [from, to) stand to its end, for a
 * message: of a word that is very long only what is near. */
struct str writing_word(const struct writing *writing, size_t from, size_t to);

/* Where the word ends, or begins, that the letter stands in: the number of the first letter from
 * `from` on that is of none of these kinds; of the first of those before `to` that are. */
size_t writing_end(const struct writing *writing, size_t from, uint32_t kinds);
size_t writing_start(const struct writing *writing, size_t to, uint32_t kinds);

#endif
