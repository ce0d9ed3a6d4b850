#include "check/dialled.h"

#include "base/unicode.h"
#include "check/rules.h"

/* Digits that may follow a land-line behind a hyphen: "৯৫৪৫০১২-১৩" is two lines; and such a number
 * with its area code may have one inside the office behind it. */
enum { RANGE_DIGITS = 2, EXTENSION_DIGITS = 4 };

/* So many digits a number has that wants only its area code. */
enum { LOCAL_LEAST = 5, LOCAL_MOST = 8 };

/* What is expected of a number whose beginning says nothing. */
enum { LEAST = 9, MOST = 11 };

/* So many digits a number has that wants only its 0: a land-line of nine digits, or of eleven. */
enum { ZERO_LEAST = 9 };

/* The value of the digit at `at`, which is moved behind it; -1 where there is none. */
static int take_digit(struct str text, size_t *at) {
    unsigned char byte = *at < text.size ? (unsigned char)text.bytes[*at] : 0;
    bool may_be = (byte >= '0' && byte <= '9') || byte == 0xE0; /* most bytes are quickly none */
    size_t next = *at;
    int value = may_be ? unicode_bangla_digit(unicode_next(text, &next)) : -1;
    *at = value >= 0 ? next : *at;
    return value;
}

/* ---- Judging -------------------------------------------------------------------------------- */

/* "9-11" or "11". */
static void read_range(struct str range, size_t *least, size_t *most) {
    size_t hyphen = str_find(range, STR("-"), 0);
    uint64_t from = LEAST, to = MOST;
    (void)str_to_number(str_slice(range, 0, hyphen == SIZE_MAX ? range.size : hyphen), 99, &from);
    (void)str_to_number(str_slice(range, hyphen == SIZE_MAX ? 0 : hyphen + 1, range.size), 99, &to);
    *least = (size_t)from;
    *most = (size_t)to;
}

/* False where no number begins so. */
static bool expected(const struct rules *rules, struct str inside, size_t *least, size_t *most) {
    struct str range;
    size_t size = rules_prefix(rules, RULES_PHONE_NUMBERS, inside);
    if (size == 0 || !rules_find(rules, RULES_PHONE_NUMBERS, str_slice(inside, 0, size), &range)) {
        return false;
    }
    read_range(range, least, most);
    return true;
}

static bool is_good(const struct rules *rules, struct str inside) {
    size_t least, most;
    return expected(rules, inside, &least, &most) && inside.size >= least && inside.size <= most;
}

/* A short number might want its area code as well, but not "৫৮১-৬১৪৪৫": its first group is one,
 * without the 0. */
static bool would_be_good_with_zero(const struct rules *rules, struct str inside, size_t group) {
    enum { SHORTEST_CODE = 3 };
    char digits[DIALLED_KEPT + 1] = {'0'};
    for (size_t i = 0; i < inside.size; i++) {
        digits[i + 1] = inside.bytes[i];
    }
    bool code = group >= SHORTEST_CODE && group < inside.size &&
                rules_find(rules, RULES_PHONE_NUMBERS, (struct str){digits, group + 1}, NULL);
    return (inside.size >= ZERO_LEAST || code) &&
           is_good(rules, (struct str){digits, inside.size + 1});
}

/* Where the number that is dialled inside the country begins: behind 88, for all such numbers begin
 * with 0. SIZE_MAX where it is of another country. */
static size_t inside_begins(const struct dialled *number) {
    struct str digits = {number->digits, number->kept};
    size_t begin = str_starts(digits, STR("0088")) ? 2 : 0;
    struct str rest = str_slice(digits, begin, digits.size);
    if (!str_starts(rest, STR("880")) || (!number->plus && rest.size <= LOCAL_MOST)) {
        return number->plus || begin > 0 ? SIZE_MAX : 0;
    }
    return begin + (str_starts(rest, STR("8800")) ? 3 : 2);
}

static enum dialled_verdict verdict_without_zero(const struct rules *rules, struct str inside,
                                                 size_t group) {
    if (would_be_good_with_zero(rules, inside, group)) {
        return DIALLED_ZERO;
    }
    if (inside.size >= LEAST && inside.size <= MOST) {
        return DIALLED_AREA;
    }
    bool local = inside.size >= LOCAL_LEAST && inside.size <= LOCAL_MOST && inside.bytes[0] != '1';
    return local ? DIALLED_LOCAL : DIALLED_LENGTH;
}

static enum dialled_verdict verdict_of(const struct rules *rules, struct str inside, bool begins,
                                       size_t group) {
    if (inside.bytes[0] != '0') {
        return verdict_without_zero(rules, inside, group);
    }
    if (begins || inside.size < LOCAL_LEAST) {
        return DIALLED_LENGTH;
    }
    return str_starts(inside, STR("01")) ? DIALLED_OPERATOR : DIALLED_AREA;
}

static void judge(const struct rules *rules, struct dialled *number) {
    size_t begin = inside_begins(number), least = LEAST, most = MOST;
    number->begin = begin == SIZE_MAX ? 0 : begin;
    struct str inside = dialled_inside(number);
    bool begins = expected(rules, inside, &least, &most);
    bool whole = number->kept == number->count;
    if (begin == SIZE_MAX) {
        number->verdict = DIALLED_FOREIGN;
    } else if (whole && begins && inside.size >= least && inside.size <= most) {
        number->verdict = DIALLED_GOOD;
    } else {
        number->verdict = whole ? verdict_of(rules, inside, begins, number->group) : DIALLED_LENGTH;
    }
    number->least = least + number->begin;
    number->most = most + number->begin;
    number->mobile = str_starts(inside, STR("01"));
}

struct str dialled_inside(const struct dialled *number) {
    return (struct str){number->digits + number->begin, number->kept - number->begin};
}

/* ---- Finding -------------------------------------------------------------------------------- */

/* What stands between two groups of digits. */
struct between {
    bool any;  /* nothing that would end the number */
    bool wide; /* white space or a bracket is in it */
};

/* White space, hyphens and brackets, a point: a few of them. */
static struct between take_between(struct str text, size_t *at) {
    enum { LONGEST = 3 };
    struct between between = {0};
    for (int i = 0; i < LONGEST && *at < text.size; i++) {
        size_t next = *at, digit;
        uint32_t c = unicode_next(text, &next);
        bool wide = c == ' ' || c == 0xA0 || c == '(' || c == ')';
        bool hyphen = c == '-' || (c >= 0x2010 && c <= 0x2014);
        digit = next;
        if (!wide && !hyphen && !(c == '.' && take_digit(text, &digit) >= 0)) {
            break;
        }
        between.wide = between.wide || wide;
        *at = next;
    }
    size_t digit = *at;
    between.any = take_digit(text, &digit) >= 0;
    return between;
}

static void take_group(struct str text, size_t *at, struct dialled *number) {
    for (int value; (value = take_digit(text, at)) >= 0;) {
        if (number->kept < DIALLED_KEPT) {
            number->digits[number->kept++] = (char)('0' + value);
        }
        number->count++;
    }
    number->to = *at;
}

static size_t digits_at(struct str text, size_t at) {
    size_t count = 0;
    while (count <= EXTENSION_DIGITS && take_digit(text, &at) >= 0) {
        count++;
    }
    return count;
}

/* A good number ends where a space or a bracket follows, a land-line also before the end of a range
 * and the number of an extension; but a short number may be the first digits of a longer one. */
static bool is_done(const struct dialled *number, struct between between, size_t digits) {
    bool good = number->verdict == DIALLED_GOOD, inside = number->digits[0] != '1';
    bool range = !number->mobile && (good || number->verdict == DIALLED_LOCAL);
    return (good && inside && (between.wide || (range && digits <= EXTENSION_DIGITS))) ||
           (range && digits <= RANGE_DIGITS);
}

/* `at` is at the number's first digit. */
static void take_number(const struct rules *rules, struct str text, size_t at,
                        struct dialled *number) {
    take_group(text, &at, number);
    number->group = number->kept;
    judge(rules, number);
    while (number->count <= DIALLED_KEPT) {
        struct between between = take_between(text, &at);
        if (!between.any || is_done(number, between, digits_at(text, at))) {
            break;
        }
        take_group(text, &at, number);
        judge(rules, number);
    }
}

/* The + of "+880" and "+ 880". */
static bool has_plus(struct str text, size_t from) {
    size_t at = from > 0 && text.bytes[from - 1] == ' ' ? from - 1 : from;
    return at > 0 && text.bytes[at - 1] == '+';
}

bool dialled_next(const struct rules *rules, struct str text, size_t *at, struct dialled *number) {
    for (size_t i = *at; i < text.size; i++) {
        size_t digit = i;
        if (take_digit(text, &digit) >= 0) {
            *number = (struct dialled){.from = i, .plus = has_plus(text, i)};
            take_number(rules, text, i, number);
            *at = number->to;
            return true;
        }
    }
    *at = text.size;
    return false;
}
