#include "base/unicode.h"
#include "base/unicode_letter.h"
#include "check/finding.h"
#include "check/nearby.h"
#include "check/writing.h"
#include "check/writing_rules.h"

#include <string.h>

/* Digits that are one number, date or range: [from, to). */
struct number {
    size_t from, to;
    size_t bangla, ascii, other; /* how many of each script */
    bool in_address;             /* of which nobody knows how it is spelled */
};

static bool is_separator(uint32_t code_point) {
    enum { EN_DASH = 0x2013 };
    return code_point == EN_DASH ||
           (code_point > 0 && code_point < 0x80 && strchr("-/.,:", (int)code_point) != NULL);
}

static bool holds_digit(const struct letter *letter) {
    return (letter->kind & LETTER_DIGIT) != 0;
}

/* A separator goes on only between digits; digits at a Latin letter belong to that word (A4). */
static struct number number_at(const struct writing *writing, size_t from) {
    struct number number = {.from = from, .to = from};
    size_t i = from;
    for (;;) {
        size_t end = writing_end(writing, i, LETTER_DIGIT);
        if ((writing->letters[end].kind & LETTER_LATIN) != 0) {
            number.to = number.to == from ? end : number.to;
            break;
        }
        number.to = end;
        if (!is_separator(writing->letters[end].code_point) ||
            !holds_digit(&writing->letters[end + 1])) {
            break;
        }
        i = end + 1;
    }
    for (i = from; i < number.to; i++) {
        uint32_t kind = writing->letters[i].kind;
        number.bangla += (kind & LETTER_BANGLA_DIGIT) != 0;
        number.ascii += (kind & LETTER_ASCII_DIGIT) != 0;
        number.other += (kind & LETTER_OTHER_DIGIT) != 0;
    }
    return number;
}

/* Letters [from, to) with their digits in one script. */
static struct str in_script(struct buffer *text, const struct writing *writing, size_t from,
                            size_t to, bool bangla) {
    enum { BANGLA_ZERO = 0x09E6 };
    for (size_t i = from; i < to; i++) {
        int digit = unicode_digit(writing->letters[i].code_point);
        uint32_t zero = bangla ? BANGLA_ZERO : '0';
        unicode_add(text, digit < 0 ? writing->letters[i].code_point : zero + (uint32_t)digit);
    }
    return buffer_str(text);
}

/* What stands between the first and the last digit of these kinds. */
static void narrow(const struct writing *writing, uint32_t kinds, size_t *from, size_t *to) {
    while (*from < *to && (writing->letters[*from].kind & kinds) == 0) {
        ++*from;
    }
    while (*to > *from && (writing->letters[*to - 1].kind & kinds) == 0) {
        --*to;
    }
}

/* The script that most digits of the number have is the one meant; of two halves none is. */
static void report_mixed(const struct inquiry *inquiry, const struct writing *writing,
                         const struct number *number) {
    bool bangla = number->bangla > number->ascii, tie = number->bangla == number->ascii;
    size_t from = number->from, to = number->to;
    struct str shown = writing_slice(writing, from, to);
    if (tie || number->in_address) {
        FINDING(inquiry, writing->passage, writing->letters[from].at, writing->letters[to].at,
                DIAG_DIGITS_MIXED, shown);
        return;
    }
    struct buffer right = {0};
    narrow(writing, bangla ? LETTER_ASCII_DIGIT : LETTER_BANGLA_DIGIT, &from, &to);
    MEND(inquiry, writing->passage, writing->letters[from].at, writing->letters[to].at,
         in_script(&right, writing, from, to, bangla), DIAG_DIGITS_MIXED, shown);
    buffer_free(&right);
}

static void tell_foreign(const struct inquiry *inquiry, const struct writing *writing,
                         const struct number *number, size_t from, size_t to) {
    struct buffer right = {0};
    bool bangla = number->bangla >= number->ascii;
    size_t start = writing->letters[from].at, end = writing->letters[to].at;
    struct str shown = writing_slice(writing, from, to);
    struct str instead = in_script(&right, writing, from, to, bangla);
    if (number->in_address) {
        FINDING(inquiry, writing->passage, start, end, DIAG_DIGIT_FOREIGN, shown, instead);
    } else {
        MEND(inquiry, writing->passage, start, end, instead, DIAG_DIGIT_FOREIGN, shown, instead);
    }
    buffer_free(&right);
}

/* Digits of a third script, each stretch once. */
static void report_foreign(const struct inquiry *inquiry, const struct writing *writing,
                           const struct number *number) {
    for (size_t i = number->from; i < number->to; i++) {
        size_t end = writing_end(writing, i, LETTER_OTHER_DIGIT);
        if (end > i) {
            tell_foreign(inquiry, writing, number, i, end);
            i = end;
        }
    }
}

void check_digits(const struct inquiry *inquiry, const struct writing *writing) {
    uint32_t both = LETTER_BANGLA_DIGIT | LETTER_ASCII_DIGIT;
    bool mixed = (writing->kinds & both) == both;
    bool foreign = (writing->kinds & LETTER_OTHER_DIGIT) != 0;
    if ((!mixed && !foreign) || !passage_is_bangla(writing->passage)) {
        return;
    }
    struct stretch stretch = {0};
    for (size_t i = 1; i <= writing->count; i++) {
        if (!holds_digit(&writing->letters[i])) {
            continue;
        }
        struct number number = number_at(writing, i);
        bool in_word = (writing->letters[i - 1].kind & LETTER_LATIN) != 0;
        stretch_move(&stretch, writing->passage->text, writing->letters[i].at);
        number.in_address = stretch.address;
        if (number.bangla > 0 && number.ascii > 0 && !in_word) {
            report_mixed(inquiry, writing, &number);
        }
        if (number.other > 0) {
            report_foreign(inquiry, writing, &number);
        }
        i = number.to;
    }
}
