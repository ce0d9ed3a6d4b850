#include "check/finding.h"
#include "check/rules.h"
#include "check/writing.h"
#include "check/writing_rules.h"

#include <string.h>

/* A word as far as scripts go: letters and signs of whatever script, with nothing between. */
struct run {
    size_t from, to;
    uint32_t kinds;
};

static struct run run_at(const struct writing *writing, size_t from) {
    struct run run = {from, from, 0};
    for (; (writing->letters[run.to].kind & (LETTER_ANY | LETTER_JOINER)) != 0; run.to++) {
        run.kinds |= writing->letters[run.to].kind;
    }
    return run;
}

static void report(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    struct str letter = writing_slice(writing, i, i + 1), word = writing_word(writing, i, i + 1);
    size_t from = writing->letters[i].at, to = writing->letters[i + 1].at;
    struct str right = STR("");
    if (rules_find(inquiry->rules, RULES_LATIN_LOOKALIKES, letter, &right) &&
        ((writing->letters[i - 1].kind | writing->letters[i + 1].kind) & LETTER_BANGLA) == 0) {
        MEND(inquiry, writing->passage, from, to, right, DIAG_SCRIPT_MIXED, letter, word);
    } else {
        FINDING(inquiry, writing->passage, from, to, DIAG_SCRIPT_MIXED, letter, word);
    }
}

static bool is_small(uint32_t code_point) {
    return code_point >= 'a' && code_point <= 'z';
}

/* Before any other mark an address may have begun: মেইল:a@b. */
static bool ends_word(const struct letter *letter) {
    return (letter->kind & LETTER_SPACE) != 0 ||
           (letter->code_point > 0 && letter->code_point < 0x80 &&
            strchr(",;:)!?", (int)letter->code_point) != NULL);
}

/* One Latin letter between letters of Bangla, or a small one that ends a word of Bangla. Longer
 * Latin stretches are words that run into others, and Latin before Bangla is a word with its ending
 * (PDFটি). */
static bool is_stray_latin(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    const struct letter *letter = &writing->letters[i];
    bool between = (letter[1].kind & LETTER_BANGLA) != 0;
    bool last = is_small(letter->code_point) && ends_word(&letter[1]);
    return (letter->kind & LETTER_LATIN) != 0 && (letter->kind & LETTER_BIJOY) == 0 &&
           (letter[-1].kind & LETTER_BANGLA) != 0 && (between || last) &&
           !rules_find(inquiry->rules, RULES_WRECKS, writing_slice(writing, i, i + 1), NULL);
}

/* What the list of look-alikes has beside letters of Bangla is told by that rule. */
static bool is_stray_foreign(const struct run *run, const struct letter *letter) {
    bool told = (run->kinds & LETTER_BANGLA) != 0 && (letter->kind & LETTER_LISTED) != 0;
    return (letter->kind & LETTER_FOREIGN) != 0 && !told;
}

static void check_run(const struct inquiry *inquiry, const struct writing *writing,
                      const struct run *run) {
    enum { FEW = 8 }; /* letters of units that mix alphabets */
    bool few = run->to - run->from <= FEW;
    if (few && rules_find(inquiry->rules, RULES_MIXED_WORDS,
                          writing_slice(writing, run->from, run->to), NULL)) {
        return;
    }
    for (size_t i = run->from; i < run->to; i++) {
        if (is_stray_foreign(run, &writing->letters[i]) || is_stray_latin(inquiry, writing, i)) {
            report(inquiry, writing, i);
        }
    }
}

void check_scripts(const struct inquiry *inquiry, const struct writing *writing) {
    uint32_t kinds = writing->kinds;
    int scripts = ((kinds & LETTER_BANGLA) != 0) + ((kinds & LETTER_LATIN) != 0) +
                  ((kinds & LETTER_FOREIGN) != 0);
    for (size_t i = 1; i <= writing->count && scripts > 1; i++) {
        struct run run = run_at(writing, i);
        scripts = ((run.kinds & LETTER_BANGLA) != 0) + ((run.kinds & LETTER_LATIN) != 0) +
                  ((run.kinds & LETTER_FOREIGN) != 0);
        if (scripts > 1) {
            check_run(inquiry, writing, &run);
        }
        i = run.to;
        scripts = 2;
    }
}
