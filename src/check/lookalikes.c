#include "base/unicode.h"
#include "check/finding.h"
#include "check/rules.h"
#include "check/writing.h"
#include "check/writing_rules.h"

/* What the list has for the letter: empty where there is no one right answer. */
static struct str right_letter(const struct inquiry *inquiry, const struct writing *writing,
                               size_t i) {
    struct str right = STR("");
    (void)rules_find(inquiry->rules, RULES_LOOKALIKES, writing_slice(writing, i, i + 1), &right);
    return right;
}

static void report_lookalike(const struct inquiry *inquiry, const struct writing *writing,
                             size_t i) {
    size_t from = writing->letters[i].at, to = writing->letters[i + 1].at;
    struct str letter = writing_slice(writing, i, i + 1), word = writing_word(writing, i, i + 1);
    struct str right = right_letter(inquiry, writing, i);
    if (right.size > 0) {
        MEND(inquiry, writing->passage, from, to, right, DIAG_LETTER_LOOKALIKE, letter, word,
             right);
    } else {
        FINDING(inquiry, writing->passage, from, to, DIAG_LETTER_NOT_BANGLA, letter, word);
    }
}

/* Letters of another script are wrong beside those of Bangla; a word all in Devanagari is a word of
 * Hindi. */
static size_t check_foreign(const struct inquiry *inquiry, const struct writing *writing,
                            size_t from) {
    size_t to = writing_end(writing, from, LETTER_FOREIGN);
    uint32_t beside = writing->letters[from - 1].kind | writing->letters[to].kind;
    for (size_t i = from; i < to && (beside & LETTER_BANGLA) != 0; i++) {
        if ((writing->letters[i].kind & LETTER_LISTED) != 0) {
            report_lookalike(inquiry, writing, i);
        }
    }
    return to;
}

void check_lookalikes(const struct inquiry *inquiry, const struct writing *writing) {
    if ((writing->kinds & LETTER_LISTED) == 0 || !passage_is_bangla(writing->passage)) {
        return;
    }
    for (size_t i = 1; i <= writing->count;) {
        uint32_t kind = writing->letters[i].kind;
        if ((kind & LETTER_FOREIGN) != 0) {
            i = check_foreign(inquiry, writing, i);
            continue;
        }
        if ((kind & LETTER_LISTED) != 0) {
            report_lookalike(inquiry, writing, i);
        }
        i++;
    }
}

/* ---- The danda ------------------------------------------------------------------------------ */

/* What a sentence ends with. */
static bool ends_words(uint32_t kind) {
    return (kind & (LETTER_BANGLA | LETTER_BANGLA_DIGIT | LETTER_ASCII_DIGIT)) != 0;
}

/* Of several such marks none is at the end of a sentence alone: | ক | খ | */
static bool is_only_one(const struct writing *writing, size_t i) {
    while (i > 1 && (writing->letters[i - 1].kind & LETTER_DANDA_LIKE) == 0) {
        i--;
    }
    return i == 1;
}

/* A numerator of old accounts that looks as the danda does is that wherever it stands. Another mark
 * stands right behind a word and before a space; or, behind a space, where the text ends: with
 * spaces at both sides it parts what stands there. */
static bool is_danda_like(const struct writing *writing, size_t i) {
    const struct letter *letter = &writing->letters[i];
    if ((letter->kind & LETTER_DANDA_LIKE) == 0) {
        return false;
    }
    bool behind = ends_words(letter[-1].kind) || letter[-1].code_point == ')';
    bool behind_space = i > 2 && letter[-1].kind == LETTER_SPACE && ends_words(letter[-2].kind);
    if (unicode_script(letter->code_point) == UNICODE_BENGALI) {
        return behind || behind_space;
    }
    return letter[1].kind == LETTER_SPACE &&
           (behind || (behind_space && i == writing->count && is_only_one(writing, i)));
}

/* What stands alone between such marks may be one of several things that they part: নাম| পদবি| */
static bool ends_one_word(const struct writing *writing, size_t i) {
    size_t spaces = 0;
    for (size_t at = i - 1; at > 0 && (writing->letters[at].kind & LETTER_DANDA_LIKE) == 0; at--) {
        spaces += writing->letters[at].kind == LETTER_SPACE && at + 1 < i &&
                  (writing->letters[at - 1].kind & (LETTER_SPACE | LETTER_DANDA_LIKE)) == 0;
    }
    return spaces == 0 && unicode_script(writing->letters[i].code_point) != UNICODE_BENGALI;
}

void check_dandas(const struct inquiry *inquiry, const struct writing *writing) {
    static const struct str danda = {"।", sizeof "।" - 1};
    if ((writing->kinds & LETTER_DANDA_LIKE) == 0 || (writing->kinds & LETTER_BANGLA) == 0) {
        return;
    }
    for (size_t i = 1; i <= writing->count; i++) {
        size_t from = writing->letters[i].at, to = writing->letters[i + 1].at;
        if (!is_danda_like(writing, i)) {
            continue;
        }
        if (ends_one_word(writing, i)) {
            FINDING(inquiry, writing->passage, from, to, DIAG_DANDA_LOOKALIKE,
                    writing_slice(writing, i, i + 1));
        } else {
            MEND(inquiry, writing->passage, from, to, danda, DIAG_DANDA_LOOKALIKE,
                 writing_slice(writing, i, i + 1));
        }
    }
}
