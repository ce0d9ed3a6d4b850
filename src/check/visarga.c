#include "base/unicode.h"
#include "check/finding.h"
#include "check/nearby.h"
#include "check/rules.h"
#include "check/writing.h"
#include "check/writing_rules.h"

/* More than one letter with what hangs on it: a shorter word before ঃ is an abbreviation (ডঃ,
 * প্রাঃ), and so is one behind another ঃ (বিঃদ্রঃ). */
static bool is_long(const struct writing *writing, size_t from, size_t to) {
    int letters = 0;
    for (size_t i = from; i < to; i++) {
        from = writing->letters[i].code_point == BANGLA_VISARGA ? i + 1 : from;
    }
    for (size_t i = from; i < to && letters < 2; i++) {
        bool joined = i > from && (writing->letters[i - 1].kind & LETTER_VIRAMA) != 0;
        letters += (writing->letters[i].kind & LETTER_BASE) != 0 && !joined;
    }
    return letters > 1;
}

/* In an officer's name it shortens whatever stands before it. */
static bool is_name(const struct passage *passage) {
    return str_equal(passage->element, STR("name")) && passage->cell.size == 0;
}

/* ঃ behind a word of Bangla: a label's colon, or a letter of the word, which lists know. */
static void check_word(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    const struct letter *letters = writing->letters;
    size_t start = writing_start(writing, i, LETTER_BANGLA | LETTER_JOINER);
    struct str label = unicode_nfc(inquiry->arena, writing_slice(writing, start, i));
    struct str word = unicode_nfc(inquiry->arena, writing_slice(writing, start, i + 1));
    if (rules_find(inquiry->rules, RULES_VISARGAS, word, NULL)) {
        return;
    }
    if (rules_find(inquiry->rules, RULES_LABELS, label, NULL)) {
        MEND(inquiry, writing->passage, letters[i].at, letters[i + 1].at, STR(":"),
             DIAG_VISARGA_FOR_COLON, writing_word(writing, i, i + 1));
    } else if (is_long(writing, start, i) && !is_name(writing->passage) &&
               rules_suffix(inquiry->rules, RULES_VISARGA_ENDINGS, word) == 0) {
        FINDING(inquiry, writing->passage, letters[i].at, letters[i + 1].at, DIAG_VISARGA_FOR_COLON,
                writing_word(writing, i, i + 1));
    }
}

/* Behind anything that is no letter of Bangla it is no letter of a word: ফোন ঃ, ৯ঃ০০, Emailঃ. In
 * brackets or quotes the letter itself is spoken of. */
static bool is_alone(const struct letter *letter) {
    return (letter[-1].kind & (LETTER_SPACE | LETTER_DIGIT | LETTER_LATIN)) != 0 ||
           letter[-1].code_point == ')';
}

/* What stands before it, for a message, and itself. */
static struct str shown(const struct writing *writing, size_t i) {
    enum { SHOWN = 24 };
    size_t start = writing->letters[i - 1].kind == LETTER_SPACE && i > 1 ? i - 1 : i;
    while (start > 1 && i - start < SHOWN && writing->letters[start - 1].kind != LETTER_SPACE) {
        start--;
    }
    return writing_slice(writing, start, i + 1);
}

/* An e-mail address with a colon would be none, and an error. */
static void check_alone(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    const struct letter *letter = &writing->letters[i];
    if (passage_is_address(writing->passage)) {
        FINDING(inquiry, writing->passage, letter[0].at, letter[1].at, DIAG_VISARGA_FOR_COLON,
                shown(writing, i));
    } else {
        MEND(inquiry, writing->passage, letter[0].at, letter[1].at, STR(":"),
             DIAG_VISARGA_FOR_COLON, shown(writing, i));
    }
}

void check_visarga(const struct inquiry *inquiry, const struct writing *writing) {
    if ((writing->kinds & LETTER_BINDU) == 0) {
        return;
    }
    for (size_t i = 1; i <= writing->count; i++) {
        const struct letter *letter = &writing->letters[i];
        if (letter->code_point != BANGLA_VISARGA ||
            (letter[1].kind & (LETTER_BANGLA | LETTER_JOINER)) != 0) {
            continue;
        }
        if ((letter[-1].kind & (LETTER_BANGLA | LETTER_JOINER)) != 0) {
            check_word(inquiry, writing, i);
        } else if (is_alone(letter) && writing->count > 1) {
            check_alone(inquiry, writing, i);
        }
    }
}
