#include "check/numerals.h"

#include "base/unicode.h"
#include "check/wording.h"

/* A number under way, all in halves: "এক লক্ষ" is in `total`, "দুইশত" and what may follow it in
 * `part`. */
struct sum {
    uint64_t total, part;
    uint64_t scale; /* of the last হাজার, লক্ষ, কোটি; 0: there was none */
    bool digits_last;
};

enum { HUNDRED = 100, SCALE_LIMIT = 10000000, DIGITS = 9, WORD_LIMIT = 64 };

static bool add_small(struct sum *sum, uint64_t halves, bool digits) {
    bool half = sum->part == 1; /* সাড়ে */
    bool hundreds = sum->part % (2 * HUNDRED) == 0 && halves < 2 * HUNDRED;
    if ((digits && sum->digits_last) || (sum->part > 0 && !half && !hundreds)) {
        return false;
    }
    sum->part += halves;
    sum->digits_last = digits;
    return true;
}

/* শত stays a part, for what follows may still be multiplied: দুইশত হাজার. The larger ones come each
 * once and from the largest down. */
static bool multiply(struct sum *sum, uint64_t scale) {
    uint64_t part = sum->part > 0 ? sum->part : 2;
    sum->digits_last = false;
    if (scale == HUNDRED) {
        sum->part = part * HUNDRED;
        return part < 2 * HUNDRED;
    }
    if (scale > SCALE_LIMIT || (sum->scale > 0 && scale >= sum->scale)) {
        return false;
    }
    sum->total += part * scale;
    sum->part = 0;
    sum->scale = scale;
    return true;
}

/* ---- Digits --------------------------------------------------------------------------------- */

static bool read_digits(struct str text, uint64_t *number) {
    *number = 0;
    size_t count = 0;
    for (size_t at = 0; at < text.size;) {
        int digit = unicode_bangla_digit(unicode_next(text, &at));
        if (digit >= 0) {
            *number = *number * 10 + (uint64_t)digit;
            count++;
        }
        if (count > DIGITS) {
            return false;
        }
    }
    return count > 0;
}

/* Behind a point: nothing, or a half. */
static bool read_fraction(struct str text, uint64_t *halves) {
    bool half = false;
    for (size_t at = 0, i = 0; at < text.size; i++) {
        int digit = unicode_bangla_digit(unicode_next(text, &at));
        if (digit != 0 && (digit != 5 || i > 0)) {
            return false;
        }
        half = half || digit == 5;
    }
    *halves += half ? 1 : 0;
    return true;
}

/* The number in digits at `token`, which is moved to its last digits. */
static bool add_digits(struct sum *sum, struct str text, struct token *token) {
    uint64_t number;
    if (!read_digits(str_slice(text, token->from, token->to), &number)) {
        return false;
    }
    uint64_t halves = 2 * number;
    size_t point = token->to;
    struct token fraction;
    if (point < text.size && text.bytes[point] == '.' && token_next(text, point, &fraction) &&
        fraction.from == point + 1 && fraction.digits) {
        *token = fraction;
        if (!read_fraction(str_slice(text, fraction.from, fraction.to), &halves)) {
            return false;
        }
    }
    return add_small(sum, halves, true);
}

/* ---- Words ---------------------------------------------------------------------------------- */

/* What the list says of a number word, "7" or "1.5", in halves. */
static bool read_value(struct str as, uint64_t *halves) {
    size_t point = str_find(as, STR("."), 0);
    struct str whole = point == SIZE_MAX ? as : str_slice(as, 0, point);
    struct str part = point == SIZE_MAX ? STR("") : str_slice(as, point + 1, as.size);
    uint64_t number;
    if (!str_to_number(whole, SCALE_LIMIT, &number)) {
        return false;
    }
    *halves = 2 * number;
    return read_fraction(part, halves);
}

static bool add_value(struct sum *sum, struct str as) {
    uint64_t halves;
    if (!read_value(as, &halves)) {
        return false;
    }
    return halves >= 2 * HUNDRED ? multiply(sum, halves / 2) : add_small(sum, halves, false);
}

/* Seven and SEVEN stand in the list as seven. */
static struct str in_small_letters(struct str word, char *room) {
    for (size_t i = 0; i < word.size; i++) {
        bool capital = word.bytes[i] >= 'A' && word.bytes[i] <= 'Z';
        room[i] = (char)(capital ? word.bytes[i] - 'A' + 'a' : word.bytes[i]);
    }
    return (struct str){room, word.size};
}

/* A word that is one number or several, পাঁচশত, perhaps with what counts things: দুইটি. */
static bool add_word(const struct rules *rules, struct sum *sum, struct str word) {
    char room[WORD_LIMIT];
    struct str as;
    if (word.size > sizeof room) {
        return false;
    }
    word = in_small_letters(word, room);
    if (rules_find(rules, RULES_NUMBERS, word, &as)) {
        return add_value(sum, as);
    }
    for (size_t at = 0, size; at < word.size; at += size) {
        struct str rest = str_slice(word, at, word.size);
        size = rules_prefix(rules, RULES_NUMBERS, rest);
        if (size == 0) {
            return at > 0 && rules_find(rules, RULES_COUNTERS, rest, NULL);
        }
        if (!rules_find(rules, RULES_NUMBERS, str_slice(rest, 0, size), &as) ||
            !add_value(sum, as)) {
            return false;
        }
    }
    return true;
}

bool numeral_read(const struct rules *rules, struct str text, struct numeral *numeral) {
    struct sum sum = {0};
    struct token token;
    size_t at = 0;
    *numeral = (struct numeral){0};
    while (token_next(text, at, &token)) {
        if (str_trim(str_slice(text, at, token.from)).size > 0) {
            return false;
        }
        bool digits = token.digits;
        if (digits ? !add_digits(&sum, text, &token)
                   : !add_word(rules, &sum, str_slice(text, token.from, token.to))) {
            return false;
        }
        numeral->digits = numeral->digits || digits;
        numeral->words = numeral->words || !digits;
        at = token.to;
    }
    numeral->halves = sum.total + sum.part;
    return at > 0 && at == text.size;
}
