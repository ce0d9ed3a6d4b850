#include "charter/charter.h"

#include "base/unicode.h"

#include <inttypes.h>

/* The alphabets that ক and a count through. */
static const char *const bangla_letters[] = {"ক", "খ", "গ", "ঘ", "ঙ", "চ", "ছ", "জ", "ঝ", "ঞ", "ট",
                                             "ঠ", "ড", "ঢ", "ণ", "ত", "থ", "দ", "ধ", "ন", "প", "ফ",
                                             "ব", "ভ", "ম", "য", "র", "ল", "শ", "ষ", "স", "হ"};
static const char *const latin_letters[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i",
                                            "j", "k", "l", "m", "n", "o", "p", "q", "r",
                                            "s", "t", "u", "v", "w", "x", "y", "z"};

static void print_bangla_number(struct buffer *out, uint64_t n) {
    unicode_add_bangla_number(out, n);
}

static void print_number(struct buffer *out, uint64_t n) {
    buffer_print(out, "%" PRIu64, n);
}

/* Letters as digits without a zero: ক … হ, কক, কখ … */
static void print_letters(struct buffer *out, uint64_t n, const char *const *letters,
                          uint64_t count) {
    if (n > count) {
        print_letters(out, (n - 1) / count, letters, count);
    }
    buffer_add(out, str_of(letters[(n - 1) % count]));
}

static void print_bangla_letters(struct buffer *out, uint64_t n) {
    print_letters(out, n, bangla_letters, sizeof bangla_letters / sizeof bangla_letters[0]);
}

static void print_latin_letters(struct buffer *out, uint64_t n) {
    print_letters(out, n, latin_letters, sizeof latin_letters / sizeof latin_letters[0]);
}

/* Roman numbers end at 3999; ordinary ones go on. */
static void print_roman(struct buffer *out, uint64_t n) {
    static const struct {
        uint64_t value;
        const char *letters;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    if (n > 3999) {
        print_number(out, n);
        return;
    }
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        for (; n >= steps[i].value; n -= steps[i].value) {
            buffer_add(out, str_of(steps[i].letters));
        }
    }
}

struct counter {
    const char *sign, *zero; /* zero: what pads before the sign; NULL: nothing does */
    void (*print)(struct buffer *out, uint64_t n);
};

static const struct counter counters[] = {
    {"১", "০", print_bangla_number},  {"1", "0", print_number}, {"ক", NULL, print_bangla_letters},
    {"a", NULL, print_latin_letters}, {"i", NULL, print_roman},
};

/* The only sign that counts in `notation`, with its offset; NULL where there is none or more. */
static const struct counter *find_counter(struct str notation, size_t *offset) {
    const struct counter *found = NULL;
    size_t signs = 0;
    for (size_t i = 0; i < sizeof counters / sizeof counters[0]; i++) {
        struct str sign = str_of(counters[i].sign);
        for (size_t at = str_find(notation, sign, 0); at != SIZE_MAX;
             at = str_find(notation, sign, at + sign.size)) {
            found = &counters[i];
            *offset = at;
            signs++;
        }
    }
    return signs == 1 ? found : NULL;
}

/* How many zeros stand right before `end`; they are moved over. */
static size_t zeros_before(struct str notation, struct str zero, size_t *end) {
    size_t zeros = 0;
    while (*end >= zero.size && str_equal(str_slice(notation, *end - zero.size, *end), zero)) {
        *end -= zero.size;
        zeros++;
    }
    return zeros;
}

/* "০১": as many digits as stand there, at least. */
static void print_padded(struct buffer *out, const struct counter *counter, size_t zeros,
                         uint64_t n) {
    size_t digits = 1;
    for (uint64_t rest = n; rest >= 10; rest /= 10) {
        digits++;
    }
    for (; digits < zeros + 1; digits++) {
        buffer_add(out, str_of(counter->zero));
    }
    counter->print(out, n);
}

void notation_print(struct buffer *out, struct str notation, uint64_t n) {
    size_t at = 0;
    if (str_equal(notation, STR("none"))) {
        return;
    }
    const struct counter *counter = find_counter(notation, &at);
    if (counter == NULL) {
        buffer_add(out, notation);
        return;
    }
    size_t end = at + str_of(counter->sign).size, start = at;
    size_t zeros =
        counter->zero == NULL ? 0 : zeros_before(notation, str_of(counter->zero), &start);
    buffer_add(out, str_slice(notation, 0, start));
    print_padded(out, counter, zeros, n);
    buffer_add(out, str_slice(notation, end, notation.size));
}
