#include "base/unicode.h"
#include "check/finding.h"
#include "check/numerals.h"
#include "check/passage_rules.h"
#include "check/wording.h"

#include <string.h>

/* How far a number reaches at most, before its bracket and within it. */
enum { REACH = 96 };

/* The text without what stands at its end beside a number: "৫০০/- টাকা", and, where units are
 * looked for, "সাত কার্যদিবস". */
static struct str without_counted(const struct rules *rules, struct str text, bool units) {
    for (size_t size = 0; size != text.size;) {
        size = text.size;
        text = str_trim(text);
        text.size -= rules_suffix(rules, RULES_MONEY, text);
        size_t from = text.size;
        for (size_t at = from; at > 0 && unicode_is_word(unicode_previous(text, &at));) {
            from = at;
        }
        if (units && from < text.size &&
            word_is_in(rules, RULES_UNITS, str_slice(text, from, text.size))) {
            text.size = from;
        }
    }
    return text;
}

/* A number does not begin within another, a date, an hour or a fraction. */
static bool begins_alone(struct str text, size_t at) {
    return at == 0 || strchr("./:", text.bytes[at - 1]) == NULL;
}

/* The longest number with which `text` ends. */
static bool read_last(const struct rules *rules, struct str text, struct numeral *numeral,
                      struct str *number) {
    struct token token;
    for (size_t at = 0; token_next(text, at, &token); at = token.to) {
        *number = str_slice(text, token.from, text.size);
        if (numeral_read(rules, *number, numeral)) {
            return begins_alone(text, token.from);
        }
    }
    return false;
}

/* What stands before the bracket, from the beginning of a word on. */
static struct str before(struct str text, size_t bracket) {
    size_t from = bracket > REACH ? bracket - REACH : 0;
    while (from > 0 && from < bracket && text.bytes[from - 1] != ' ') {
        from++;
    }
    return str_slice(text, from, bracket);
}

static bool has_digits(struct str text) {
    struct token token;
    return digits_next(text, 0, &token);
}

/* তিন মাস (২০২৫): digits say again only the word right before them. */
static void check_bracket(const struct inquiry *inquiry, const struct passage *passage, size_t from,
                          size_t to) {
    const struct rules *rules = inquiry->rules;
    struct numeral inner, outer;
    struct str number;
    struct str inside = str_slice(passage->text, from + 1, to);
    if (!has_digits(inside) && !has_digits(before(passage->text, from))) {
        return;
    }
    inside = unicode_nfc(inquiry->arena, inside);
    if (!numeral_read(rules, without_counted(rules, inside, true), &inner)) {
        return;
    }
    struct str outside = unicode_nfc(inquiry->arena, before(passage->text, from));
    if (!read_last(rules, without_counted(rules, outside, inner.words), &outer, &number)) {
        return;
    }
    bool twofold = (outer.digits && !inner.digits) || (!outer.digits && !inner.words);
    if (twofold && outer.halves != inner.halves) {
        FINDING(inquiry, passage, from, to + 1, DIAG_NUMBER_WORD_DIFFERS, number, inside);
    }
}

void check_counts(const struct inquiry *inquiry, const struct passage *passage) {
    struct str text = passage->text;
    for (size_t at = 0; (at = str_find(text, STR("("), at)) != SIZE_MAX; at++) {
        size_t limit = text.size - at > REACH ? at + REACH : text.size;
        size_t close = str_find(str_slice(text, 0, limit), STR(")"), at);
        if (close != SIZE_MAX) {
            check_bracket(inquiry, passage, at, close);
        }
    }
}
