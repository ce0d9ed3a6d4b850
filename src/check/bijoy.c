#include "base/unicode.h"
#include "base/unicode_letter.h"
#include "check/finding.h"
#include "check/rules.h"
#include "check/writing.h"
#include "check/writing_rules.h"

#include <string.h>

static bool is_ascii_letter(const struct letter *letter) {
    return (letter->kind & LETTER_LATIN) != 0 && letter->code_point < 0x80;
}

/* What the font shows for it stands before its letter, as ে does. */
static bool is_sign_before(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    struct str as = STR("");
    size_t at = 0;
    (void)rules_find(inquiry->rules, RULES_BIJOY_SIGNS, writing_slice(writing, i, i + 1), &as);
    return as.size > 0 && unicode_indic(unicode_next(as, &at)) == UNICODE_INDIC_VOWEL_SIGN;
}

enum { CLOSING_GUILLEMET = 0xBB };

/* A sign of the font between letters, be they of ASCII or of Bangla; or † and its like where a word
 * begins. Alone and behind letters such signs are what they are: ½, Citizen©, and » in «চার্টার»এর.
 */
static bool is_sign(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    const struct letter *letter = &writing->letters[i];
    if ((letter->kind & LETTER_BIJOY) == 0) {
        return false;
    }
    bool between = is_ascii_letter(&letter[-1]) && is_ascii_letter(&letter[1]);
    bool amid = (letter[-1].kind & LETTER_BANGLA) != 0 && (letter[1].kind & LETTER_BANGLA) != 0 &&
                letter->code_point != CLOSING_GUILLEMET;
    bool first = (letter[-1].kind & LETTER_SPACE) != 0 && is_ascii_letter(&letter[1]);
    return between || amid || (first && is_sign_before(inquiry, writing, i));
}

static bool has_sign(const struct inquiry *inquiry, const struct writing *writing, size_t from,
                     size_t to) {
    for (size_t i = from; i < to; i++) {
        if (is_sign(inquiry, writing, i)) {
            return true;
        }
    }
    return false;
}

/* The word without what stands around it, (bvg), and without others behind a slash. */
static struct str bare(struct str word) {
    static const char around[] = "()[],.:;?!|\"'";
    const char *slash = word.size > 0 ? memchr(word.bytes, '/', word.size) : NULL;
    word.size = slash != NULL ? (size_t)(slash - word.bytes) : word.size;
    while (word.size > 0 && memchr(around, word.bytes[0], sizeof around - 1) != NULL) {
        word = str_slice(word, 1, word.size);
    }
    while (word.size > 0 && memchr(around, word.bytes[word.size - 1], sizeof around - 1) != NULL) {
        word.size--;
    }
    return word;
}

static bool is_address(struct str word) {
    return memchr(word.bytes, '@', word.size) != NULL ||
           str_find(word, STR("://"), 0) != SIZE_MAX || str_starts(word, STR("www."));
}

/* Once for each passage: where one word was not converted, none was. */
void check_bijoy(const struct inquiry *inquiry, const struct writing *writing) {
    enum { SHOWN = 40 };
    if ((writing->kinds & (LETTER_LATIN | LETTER_BIJOY)) == 0 ||
        !passage_is_bangla(writing->passage)) {
        return;
    }
    for (size_t i = 1; i <= writing->count; i++) {
        size_t end = writing_end(writing, i, ~(uint32_t)LETTER_SPACE);
        struct str word = writing_slice(writing, i, end);
        bool known = rules_find(inquiry->rules, RULES_BIJOY_WORDS, bare(word), NULL);
        if (end > i && !is_address(word) && (known || has_sign(inquiry, writing, i, end))) {
            size_t shown = end - i > SHOWN ? i + SHOWN : end;
            FINDING(inquiry, writing->passage, writing->letters[i].at, writing->letters[end].at,
                    DIAG_BIJOY_LEFT, writing_slice(writing, i, shown));
            return;
        }
        i = end;
    }
}
