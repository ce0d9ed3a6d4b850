#include "text/together.h"

#include "base/unicode.h"

#include <string.h>

/* ---- The words ------------------------------------------------------------------------------ */

#define WORD(word) {word, sizeof(word) - 1},
#define NO_WORD(word)

static const struct str units[] = {
#define UNIT WORD
#define NUMBERED NO_WORD
#define TITLE NO_WORD
#define SALUTATION NO_WORD
#include "text/together.def"
};

static const struct str numbered[] = {
#define UNIT NO_WORD
#define NUMBERED WORD
#define TITLE NO_WORD
#define SALUTATION NO_WORD
#include "text/together.def"
};

static const struct str titles[] = {
#define UNIT NO_WORD
#define NUMBERED NO_WORD
#define TITLE WORD
#define SALUTATION NO_WORD
#include "text/together.def"
};

static const struct str salutations[] = {
#define UNIT NO_WORD
#define NUMBERED NO_WORD
#define TITLE NO_WORD
#define SALUTATION WORD
#include "text/together.def"
};

#define ANY(test, s, words) is_any((test), (s), (words), sizeof(words) / sizeof(words)[0])

static bool is_any(bool test(struct str s, struct str word), struct str s, const struct str *words,
                   size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (test(s, words[i])) {
            return true;
        }
    }
    return false;
}

/* Not where a hasanta binds the next letter to the word's last: it is another word then. */
static bool begins_with(struct str s, struct str word) {
    return str_starts(s, word) && !str_starts(str_slice(s, word.size, s.size), STR("্"));
}

/* ---- Two words and what is between ------------------------------------------------------------
 */

/* The first and last characters are 0 where there is none. */
static uint32_t first_of(struct str s) {
    size_t at = 0;
    return s.size > 0 ? unicode_next(s, &at) : 0;
}

static uint32_t last_of(struct str s) {
    size_t at = s.size;
    return s.size > 0 ? unicode_previous(s, &at) : 0;
}

static struct str without_space_behind(struct str s) {
    while (s.size > 0 && unicode_is_space(last_of(s))) {
        (void)unicode_previous(s, &s.size);
    }
    return s;
}

/* Without the brackets and quotation marks that it stands in. */
static struct str last_word(struct str s) {
    size_t start = s.size;
    while (start > 0 && !unicode_is_space(last_of(str_slice(s, 0, start)))) {
        (void)unicode_previous(s, &start);
    }
    while (start < s.size && strchr("([\"'", s.bytes[start]) != NULL) {
        start++;
    }
    return str_slice(s, start, s.size);
}

static bool is_digit(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 0x09E6 && c <= 0x09EF);
}

/* "নম্বর:" and "নম্বরঃ" for "নম্বর". */
static struct str without_colon(struct str word) {
    return str_ends(word, STR(":"))   ? str_slice(word, 0, word.size - 1)
           : str_ends(word, STR("ঃ")) ? str_slice(word, 0, word.size - STR("ঃ").size)
                                      : word;
}

/* Behind a number, or what repeats one in a bracket. A telephone number in groups is one number. */
static enum break_kind behind_number(bool bracket, struct str behind) {
    uint32_t next = first_of(behind);
    if (!bracket && next == '(') {
        return BREAK_POOR;
    }
    bool stays = (!bracket && is_digit(next)) || ANY(begins_with, behind, units);
    return stays ? BREAK_FAIR : BREAK_ALLOWED;
}

static bool begins_with_number(struct str s) {
    return is_digit(first_of(s)) ||
           (str_starts(s, STR("(")) && is_digit(first_of(str_slice(s, 1, s.size))));
}

static enum break_kind behind_word(struct str word, struct str behind) {
    if (unicode_is_letter(first_of(behind))) {
        return ANY(str_equal, word, titles)        ? BREAK_POOR
               : ANY(str_equal, word, salutations) ? BREAK_FAIR
                                                   : BREAK_ALLOWED;
    }
    bool stays = begins_with_number(behind) && ANY(str_ends, without_colon(word), numbered);
    return stays ? BREAK_FAIR : BREAK_ALLOWED;
}

enum break_kind together_kind(struct str before, struct str behind) {
    enum { RUPEE_MARK = 0x09F2, RUPEE_SIGN = 0x09F3 };
    struct str left = without_space_behind(before);
    uint32_t last = last_of(left);
    if (left.size == before.size || left.size == 0) {
        return BREAK_ALLOWED;
    }
    if (last == RUPEE_MARK || last == RUPEE_SIGN) {
        return BREAK_POOR;
    }
    return is_digit(last) || last == ')' ? behind_number(last == ')', behind)
                                         : behind_word(last_word(left), behind);
}
