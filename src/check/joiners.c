#include "base/unicode_letter.h"
#include "check/finding.h"
#include "check/writing.h"
#include "check/writing_rules.h"

#include <stdio.h>

/* Letters of other scripts and pictures may want what nobody sees. */
static bool is_elsewhere(const struct letter *letter) {
    enum { FIRST_SYMBOL = 0x2190 }; /* the block of arrows, behind the punctuation */
    return (letter->kind & LETTER_FOREIGN) != 0 ||
           ((letter->kind & LETTER_MARK) != 0 && letter->code_point >= FIRST_SYMBOL);
}

/* ---- Joiners -------------------------------------------------------------------------------- */

/* ত, hasanta and joiner were ৎ before that had a letter of its own; not in a conjunct, but with the
 * stroke of র above it (ভর্ৎসনা). */
static bool is_old_khanda_ta(const struct letter *letter) {
    bool alone = (letter[-3].kind & LETTER_VIRAMA) == 0 || letter[-4].code_point == BANGLA_RA;
    return letter[-2].code_point == BANGLA_TA && alone && (letter[1].kind & LETTER_SIGN) == 0;
}

/* The joiner behind a hasanta; true where it was told of. */
static bool check_order(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    const struct letter *letter = &writing->letters[i];
    if (letter->code_point != ZERO_WIDTH_JOINER || (letter[-1].kind & LETTER_VIRAMA) == 0 ||
        i < 3) {
        return false;
    }
    struct str word = writing_word(writing, i - 2, i + 1);
    if (is_old_khanda_ta(letter)) {
        MEND(inquiry, writing->passage, letter[-2].at, letter[1].at, STR("ৎ"), DIAG_KHANDA_TA_OLD,
             word);
        return true;
    }
    if (letter[-2].code_point == BANGLA_RA && letter[1].code_point == BANGLA_YA) {
        MEND(inquiry, writing->passage, letter[-1].at, letter[1].at, STR("\u200D\u09CD"),
             DIAG_JOINER_MISPLACED, word);
        return true;
    }
    return false;
}

/* Unicode 12.2 and HarfBuzz know three places where a joiner changes what is drawn: behind a
 * hasanta, before one, and between a letter and a sign below it. Of the joiners [from, to) the
 * first or the last is such a one, or none: how many before it, and behind it, do nothing. */
static void find_needless(const struct writing *writing, size_t *from, size_t *to) {
    const struct letter *before = &writing->letters[*from - 1], *behind = &writing->letters[*to];
    bool on_letter = (before->kind & (LETTER_CONSONANT | LETTER_NUKTA)) != 0;
    if ((before->kind & LETTER_VIRAMA) != 0) {
        ++*from;
    } else if (on_letter && (behind->kind & LETTER_VIRAMA) != 0) {
        --*to;
    } else if (on_letter && (behind->kind & LETTER_SIGN) != 0 &&
               unicode_is_below(behind->code_point)) {
        ++*from;
    }
}

static bool are_alike(const struct writing *writing, size_t from, size_t to) {
    for (size_t i = from + 1; i < to; i++) {
        if (writing->letters[i].code_point != writing->letters[from].code_point) {
            return false;
        }
    }
    return true;
}

/* Which of two unlike joiners was meant is not sure. */
static void check_needless(const struct inquiry *inquiry, const struct writing *writing,
                           size_t first, size_t end) {
    size_t from = first, to = end;
    find_needless(writing, &from, &to);
    if (from == to || is_elsewhere(&writing->letters[first - 1]) ||
        is_elsewhere(&writing->letters[end])) {
        return;
    }
    struct str word = writing_word(writing, first, end);
    size_t start = writing->letters[from].at, stop = writing->letters[to].at;
    if (to - from == end - first || are_alike(writing, first, end)) {
        MEND(inquiry, writing->passage, start, stop, STR(""), DIAG_JOINER_NEEDLESS, word);
    } else {
        FINDING(inquiry, writing->passage, start, stop, DIAG_JOINER_NEEDLESS, word);
    }
}

void check_joiners(const struct inquiry *inquiry, const struct writing *writing) {
    if ((writing->kinds & LETTER_JOINER) == 0) {
        return;
    }
    for (size_t i = 1; i <= writing->count; i++) {
        if ((writing->letters[i].kind & LETTER_JOINER) != 0) {
            size_t end = writing_end(writing, i, LETTER_JOINER);
            if (!check_order(inquiry, writing, i)) {
                check_needless(inquiry, writing, i, end);
            }
            i = end;
        }
    }
}

/* ---- All else that nobody sees -------------------------------------------------------------- */

/* One who writes it as a reference, &#x200B;, means it. */
static bool is_meant(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    const struct passage *passage = writing->passage;
    struct str source = diag_file_text(inquiry->diag, passage->file);
    return source.bytes[passage->sources[writing->letters[i].at].from] == '&';
}

static bool is_strayed(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    return (writing->letters[i].kind & LETTER_HIDDEN) != 0 && !is_meant(inquiry, writing, i);
}

void check_hidden(const struct inquiry *inquiry, const struct writing *writing) {
    if ((writing->kinds & LETTER_HIDDEN) == 0) {
        return;
    }
    for (size_t i = 1; i <= writing->count; i++) {
        size_t end = i;
        while (is_strayed(inquiry, writing, end)) {
            end++;
        }
        if (end == i) {
            continue;
        }
        if (!is_elsewhere(&writing->letters[i - 1]) && !is_elsewhere(&writing->letters[end])) {
            char name[16];
            snprintf(name, sizeof name, "U+%04X", (unsigned)writing->letters[i].code_point);
            MEND(inquiry, writing->passage, writing->letters[i].at, writing->letters[end].at,
                 STR(""), DIAG_LETTER_INVISIBLE, str_of(name), writing_word(writing, i, end));
        }
        i = end;
    }
}
