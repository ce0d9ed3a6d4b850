#include "base/unicode.h"
#include "check/finding.h"
#include "check/rules.h"
#include "check/writing.h"
#include "check/writing_rules.h"

/* The letter before that is no joiner. */
static size_t letter_before(const struct writing *writing, size_t i) {
    size_t before = i - 1;
    while (before > 0 && (writing->letters[before].kind & LETTER_JOINER) != 0) {
        before--;
    }
    return before;
}

/* One where none can be: behind another, or behind a sign; অ্যা and এ্যা alone have it on a vowel.
 * Or before a sign, where a letter was lost (কার্ালয়). */
static bool check_stray(const struct inquiry *inquiry, const struct writing *writing, size_t before,
                        size_t i) {
    const struct letter *letters = writing->letters;
    struct str word = writing_word(writing, i, i + 1);
    uint32_t on = letters[before].kind, next = letters[i + 1].kind;
    if ((on & LETTER_VIRAMA) != 0 && before + 1 == i) {
        if ((letters[before - 1].kind & LETTER_VIRAMA) == 0) {
            size_t end = writing_end(writing, i, LETTER_VIRAMA);
            MEND(inquiry, writing->passage, letters[i].at, letters[end].at, STR(""),
                 DIAG_VIRAMA_STRAY, word);
        }
        return true;
    }
    bool on_sign = (on & (LETTER_SIGN | LETTER_BINDU | LETTER_DEAD)) != 0;
    size_t behind = writing_end(writing, i + 1, LETTER_JOINER);
    bool on_vowel = (on & LETTER_VOWEL) != 0 && letters[behind].code_point != BANGLA_YA;
    bool before_sign = (next & (LETTER_SIGN | LETTER_BINDU)) != 0 && (on & LETTER_BASE) != 0;
    if (on_sign || on_vowel || before_sign) {
        FINDING(inquiry, writing->passage, letters[i].at, letters[i + 1].at, DIAG_VIRAMA_STRAY,
                word);
        return true;
    }
    return false;
}

/* Words are known by their endings (বাক্ is in সুবাক্ too); one letter alone is an example of it. One
 * who types a joiner behind the hasanta means it. */
static void check_last(const struct inquiry *inquiry, const struct writing *writing, size_t before,
                       size_t i) {
    const struct letter *letters = writing->letters;
    bool last = (letters[i + 1].kind & (LETTER_SPACE | LETTER_MARK)) != 0;
    size_t on = (letters[before].kind & LETTER_NUKTA) != 0 ? before - 1 : before;
    bool on_letter = (letters[on].kind & LETTER_CONSONANT) != 0;
    if (!last || !on_letter || (letters[on - 1].kind & (LETTER_BANGLA | LETTER_JOINER)) == 0) {
        return;
    }
    size_t start = writing_start(writing, i, LETTER_BANGLA | LETTER_JOINER);
    struct str word = unicode_nfc(inquiry->arena, writing_slice(writing, start, i + 1));
    if (rules_suffix(inquiry->rules, RULES_HASANTAS, word) == 0) {
        FINDING(inquiry, writing->passage, letters[i].at, letters[i + 1].at, DIAG_VIRAMA_LAST,
                writing_word(writing, i, i + 1));
    }
}

/* র and the hasanta before a letter are drawn as a stroke above that letter, which no word begins
 * with: a conversion put the stroke in the wrong place, or র‍্যা was typed without its
 * joiner. The hasanta stands at `i`. */
static void check_reph(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    const struct letter *letter = &writing->letters[i];
    if (letter[-1].code_point != BANGLA_RA ||
        (letter[-2].kind & (LETTER_BANGLA | LETTER_JOINER)) != 0) {
        return;
    }
    struct str word = writing_word(writing, i - 1, i + 2);
    if (letter[1].code_point == BANGLA_YA && letter[2].code_point == BANGLA_SIGN_AA) {
        MEND(inquiry, writing->passage, letter[0].at, letter[1].at, STR("\u200D\u09CD"),
             DIAG_RA_WITHOUT_JOINER, word);
    } else {
        FINDING(inquiry, writing->passage, letter[-1].at, letter[1].at, DIAG_REPH_FIRST, word);
    }
}

void check_hasanta(const struct inquiry *inquiry, const struct writing *writing) {
    if ((writing->kinds & LETTER_VIRAMA) == 0) {
        return;
    }
    for (size_t i = 1; i <= writing->count; i++) {
        const struct letter *letter = &writing->letters[i];
        if ((letter->kind & LETTER_VIRAMA) == 0) {
            continue;
        }
        if ((letter[-1].kind & letter[1].kind & LETTER_CONSONANT) != 0) {
            check_reph(inquiry, writing, i);
            continue;
        }
        size_t before = letter_before(writing, i);
        if (!check_stray(inquiry, writing, before, i)) {
            check_last(inquiry, writing, before, i);
        }
    }
}
