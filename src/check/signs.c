#include "base/arena.h"
#include "base/unicode.h"
#include "check/finding.h"
#include "check/rules.h"
#include "check/writing.h"
#include "check/writing_rules.h"

/* What hangs on a letter before it. */
enum { HANGING = LETTER_SIGN | LETTER_VIRAMA | LETTER_NUKTA | LETTER_BINDU };

/* One rule looked at one sign: true where it has reported, so that no other is asked. `before` is
 * the letter before it that can be seen. */
typedef bool sign_rule(const struct inquiry *inquiry, const struct writing *writing, size_t before,
                       size_t i);

/* Letters [from, to) are to be written with the last one first. */
static struct str last_first(struct buffer *text, const struct writing *writing, size_t from,
                             size_t to) {
    buffer_add(text, writing_slice(writing, to - 1, to));
    buffer_add(text, writing_slice(writing, from, to - 1));
    return buffer_str(text);
}

/* Letters that another rule tells of (ক of another script, ÿ for ক্ষ) carry their signs. */
static bool carries(const struct letter *letter) {
    enum { DOTTED_CIRCLE = 0x25CC, ASCII_END = 0x80 };
    return (letter->kind & (LETTER_BANGLA | LETTER_FOREIGN | LETTER_BIJOY)) != 0 ||
           letter->code_point == DOTTED_CIRCLE ||
           ((letter->kind & LETTER_LATIN) != 0 && letter->code_point >= ASCII_END);
}

/* A sign with no letter before it, once for all that stands up to the next space. ঃ there is a
 * colon, which another rule tells. */
static bool check_first(const struct inquiry *inquiry, const struct writing *writing, size_t before,
                        size_t i) {
    enum { SHOWN = 24 };
    if (carries(&writing->letters[before]) || writing->letters[i].code_point == BANGLA_VISARGA) {
        return false;
    }
    size_t end = writing_end(writing, i, HANGING), start = i, stop = i;
    while (i - start < SHOWN && writing->letters[start - 1].kind == LETTER_LATIN) {
        start--;
    }
    while (stop - i < SHOWN && writing->letters[stop].kind != LETTER_SPACE) {
        stop++;
    }
    FINDING(inquiry, writing->passage, writing->letters[i].at, writing->letters[end].at,
            DIAG_SIGN_FIRST, writing_slice(writing, start, stop));
    return true;
}

/* ে and া together are ো: not in NFC, but no fault. */
static bool is_one_sign(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    struct str pair = writing_slice(writing, i, i + 2);
    return unicode_nfc(inquiry->arena, pair).bytes != pair.bytes;
}

/* All signs of a run are told of at its second; the first two may be one. */
static bool is_told(const struct inquiry *inquiry, const struct writing *writing, size_t before) {
    const struct letter *letters = writing->letters;
    return (letters[before - 1].kind & LETTER_SIGN) != 0 &&
           ((letters[before - 2].kind & LETTER_SIGN) != 0 ||
            !is_one_sign(inquiry, writing, before - 1));
}

static bool check_doubled(const struct inquiry *inquiry, const struct writing *writing,
                          size_t before, size_t i) {
    if ((writing->letters[i].kind & writing->letters[before].kind & LETTER_SIGN) == 0 ||
        (before + 1 == i && is_one_sign(inquiry, writing, before))) {
        return false;
    }
    if (is_told(inquiry, writing, before)) {
        return true;
    }
    size_t end = writing_end(writing, i, LETTER_SIGN);
    FINDING(inquiry, writing->passage, writing->letters[before].at, writing->letters[end].at,
            DIAG_SIGN_DOUBLED, writing_word(writing, before, end));
    return true;
}

/* The whole sign that begins there: ে and া are one. */
static size_t sign_end(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    bool two =
        (writing->letters[i + 1].kind & LETTER_SIGN) != 0 && is_one_sign(inquiry, writing, i);
    return i + (two ? 2 : 1);
}

/* চঁাদ: the candrabindu comes last. What ং and ঃ before a sign were meant for is not sure. */
static bool check_bindu_order(const struct inquiry *inquiry, const struct writing *writing,
                              size_t before, size_t i) {
    if ((writing->letters[i].kind & LETTER_SIGN) == 0 ||
        (writing->letters[before].kind & LETTER_BINDU) == 0) {
        return false;
    }
    size_t end = sign_end(inquiry, writing, i);
    size_t from = writing->letters[before].at, to = writing->letters[end].at;
    struct str word = writing_word(writing, before, end);
    bool sure = writing->letters[before].code_point == BANGLA_CANDRABINDU && before + 1 == i &&
                (writing->letters[before - 1].kind & (LETTER_CONSONANT | LETTER_NUKTA)) != 0 &&
                (writing->letters[end].kind & HANGING) == 0;
    if (sure) {
        struct buffer right = {0};
        buffer_add(&right, writing_slice(writing, i, end));
        buffer_add(&right, writing_slice(writing, before, i));
        MEND(inquiry, writing->passage, from, to, buffer_str(&right), DIAG_SIGN_ORDER, word);
        buffer_free(&right);
    } else {
        FINDING(inquiry, writing->passage, from, to, DIAG_SIGN_ORDER, word);
    }
    return true;
}

/* অা is typed for আ; what a sign on another vowel, or on ৎ, was meant for is not sure. */
static bool check_on_vowel(const struct inquiry *inquiry, const struct writing *writing,
                           size_t before, size_t i) {
    if ((writing->letters[i].kind & LETTER_SIGN) == 0 ||
        (writing->letters[before].kind & (LETTER_VOWEL | LETTER_DEAD)) == 0) {
        return false;
    }
    size_t from = writing->letters[before].at, to = writing->letters[i + 1].at;
    struct str word = writing_word(writing, before, i + 1), right = STR("");
    bool sure =
        rules_find(inquiry->rules, RULES_VOWELS, writing_slice(writing, before, i + 1), &right) &&
        (writing->letters[i + 1].kind & HANGING & ~(uint32_t)LETTER_BINDU) == 0;
    if (sure) {
        MEND(inquiry, writing->passage, from, to, right, DIAG_SIGN_ON_VOWEL, word);
    } else {
        FINDING(inquiry, writing->passage, from, to, DIAG_SIGN_ON_VOWEL, word);
    }
    return true;
}

/* The dot belongs right behind its letter: যে়. Behind the hasanta it is only not in NFC. */
static bool check_nukta(const struct inquiry *inquiry, const struct writing *writing, size_t before,
                        size_t i) {
    const struct letter *letters = writing->letters;
    size_t on = (letters[before].kind & (LETTER_SIGN | LETTER_VIRAMA)) != 0 ? before - 1 : before;
    bool takes = (letters[on].kind & LETTER_DOTTED) != 0;
    bool at_once = on == before || (letters[before].kind & LETTER_VIRAMA) != 0;
    if ((letters[i].kind & LETTER_NUKTA) == 0 || (takes && at_once)) {
        return false;
    }
    struct str word = writing_word(writing, before, i + 1);
    size_t from = letters[before].at, at = letters[i].at, to = letters[i + 1].at;
    if (takes && before + 1 == i && (letters[i + 1].kind & LETTER_SIGN) == 0) {
        struct buffer right = {0};
        MEND(inquiry, writing->passage, from, to, last_first(&right, writing, before, i + 1),
             DIAG_SIGN_ORDER, word);
        buffer_free(&right);
    } else if ((letters[before].kind & LETTER_NUKTA) != 0 && before + 1 == i) {
        MEND(inquiry, writing->passage, at, to, STR(""), DIAG_NUKTA_STRAY, word);
    } else {
        FINDING(inquiry, writing->passage, at, to, DIAG_NUKTA_STRAY, word);
    }
    return true;
}

/* Most signs: on a consonant, whatever comes after. */
static bool is_plain(uint32_t kind, uint32_t before) {
    return (kind & HANGING) == 0 ||
           ((kind & LETTER_NUKTA) == 0 && (before & LETTER_CONSONANT) != 0);
}

void check_signs(const struct inquiry *inquiry, const struct writing *writing) {
    static sign_rule *const rules[] = {check_doubled, check_bindu_order, check_on_vowel,
                                       check_nukta};
    size_t before = 0;
    bool told_first = false;
    for (size_t i = 1; i <= writing->count; i++) {
        uint32_t kind = writing->letters[i].kind;
        told_first = told_first && kind != LETTER_SPACE;
        if (!is_plain(kind, writing->letters[before].kind)) {
            if (!told_first && check_first(inquiry, writing, before, i)) {
                told_first = true;
                i = writing_end(writing, i, HANGING) - 1;
            } else if ((writing->letters[before].kind & LETTER_BANGLA) != 0) {
                bool told = false;
                for (size_t rule = 0; rule < sizeof rules / sizeof rules[0] && !told; rule++) {
                    told = rules[rule](inquiry, writing, before, i);
                }
            }
        }
        before = (kind & (LETTER_JOINER | LETTER_HIDDEN)) != 0 ? before : i;
    }
}
