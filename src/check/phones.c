#include "base/unicode.h"
#include "check/dialled.h"
#include "check/finding.h"
#include "check/passage_rules.h"
#include "check/rules.h"
#include "check/writing.h"

#include <string.h>

/* A word before a number is sought in so many bytes, and so many words at most. */
enum { TAIL = 96, WORDS = 6 };

/* A number of fewer digits is one inside the office, or no telephone number, unless it is all that
 * stands there. */
enum { SHORT_DIGITS = 4 };

enum { MOBILE_DIGITS = 10 };

/* ---- What stands before a number ------------------------------------------------------------- */

static bool is_word_part(uint32_t c) {
    return unicode_is_letter(c) || (c != BANGLA_VISARGA && unicode_script(c) == UNICODE_BENGALI);
}

/* Without white space and marks at its end, ঃ for a colon among them, and a bracket with what is
 * in it. */
static struct str without_marks(struct str text) {
    while (text.size > 0) {
        size_t start = text.size;
        uint32_t c = unicode_previous(text, &start);
        if (is_word_part(c) || (c >= '0' && c <= '9')) {
            break;
        }
        size_t open = text.size;
        while (c == ')' && open > 0 && text.bytes[open - 1] != '(') {
            open--;
        }
        text.size = c == ')' && open > 0 ? open - 1 : start;
    }
    return text;
}

/* Takes a word of the list off the end. */
static bool take_word(const struct rules *rules, enum rule_list list, struct str *text) {
    size_t size = rules_suffix(rules, list, *text), start = text->size - size;
    size_t before = start;
    if (size == 0 || (start > 0 && is_word_part(unicode_previous(*text, &before)))) {
        return false;
    }
    text->size = start;
    return true;
}

/* The last bytes of a text, ASCII in small letters. */
static struct str lower_tail(struct str text, char *room) {
    size_t from = text.size > TAIL ? text.size - TAIL : 0;
    while (from < text.size && ((unsigned char)text.bytes[from] & 0xC0) == 0x80) {
        from++;
    }
    for (size_t i = from; i < text.size; i++) {
        room[i - from] = str_lower_byte(text.bytes[i]);
    }
    return (struct str){room, text.size - from};
}

/* True where `text` ends with a word of the list, marks and fillers aside. */
static bool ends_with(const struct rules *rules, enum rule_list list, struct str text) {
    char room[TAIL];
    struct str tail = without_marks(lower_tail(text, room));
    for (int i = 0; i < WORDS; i++) {
        if (take_word(rules, list, &tail)) {
            return true;
        }
        if (!take_word(rules, RULES_PHONE_FILLERS, &tail)) {
            return false;
        }
        tail = without_marks(tail);
    }
    return false;
}

/* True where nothing but marks and fillers stands in `text`, which is between two numbers. */
static bool is_between(const struct rules *rules, struct str text) {
    char room[TAIL];
    if (text.size > TAIL) {
        return false;
    }
    struct str rest = without_marks(lower_tail(text, room));
    for (int i = 0; i < WORDS && rest.size > 0; i++) {
        if (!take_word(rules, RULES_PHONE_FILLERS, &rest)) {
            return false;
        }
        rest = without_marks(rest);
    }
    return rest.size == 0;
}

/* ---- Reporting ------------------------------------------------------------------------------- */

static void report_length(const struct inquiry *inquiry, const struct passage *passage,
                          const struct dialled *number) {
    struct buffer count = {0}, range = {0};
    struct str text = str_slice(passage->text, number->from, number->to);
    buffer_print(&count, "%zu", number->count);
    buffer_print(&range, "%zu", number->least);
    if (number->most != number->least) {
        buffer_print(&range, "–%zu", number->most);
    }
    FINDING(inquiry, passage, number->from, number->to, DIAG_PHONE_LENGTH, text, buffer_str(&count),
            buffer_str(&range));
    buffer_free(&count);
    buffer_free(&range);
}

/* O1303388680: the letter before it is typed for a digit, which another rule tells. */
static bool follows_digit_letter(const struct inquiry *inquiry, struct str text, size_t from) {
    return from > 0 &&
           rules_find(inquiry->rules, RULES_DIGIT_LIKES, str_slice(text, from - 1, from), NULL);
}

/* Of a mobile number that is all it can be; a land-line might also want its area code. */
static void report_zero(const struct inquiry *inquiry, const struct passage *passage,
                        const struct dialled *number) {
    if (follows_digit_letter(inquiry, passage->text, number->from)) {
        return;
    }
    struct buffer whole = {0};
    struct str text = str_slice(passage->text, number->from, number->to);
    bool bangla = (unsigned char)text.bytes[0] >= 0x80;
    buffer_add(&whole, bangla ? STR("০") : STR("0"));
    buffer_add(&whole, text);
    if (number->count == MOBILE_DIGITS && number->digits[0] == '1') {
        MEND(inquiry, passage, number->from, number->to, buffer_str(&whole), DIAG_PHONE_ZERO_LOST,
             text, buffer_str(&whole));
    } else {
        FINDING(inquiry, passage, number->from, number->to, DIAG_PHONE_ZERO_LOST, text,
                buffer_str(&whole));
    }
    buffer_free(&whole);
}

static void report_kind(const struct inquiry *inquiry, const struct passage *passage,
                        const struct dialled *number) {
    struct str text = str_slice(passage->text, number->from, number->to);
    bool inside = dialled_inside(number).bytes[0] == '0';
    if (inside && !number->mobile && str_equal(passage->element, STR("mobile"))) {
        FINDING(inquiry, passage, number->from, number->to, DIAG_PHONE_NO_MOBILE, text);
    } else if (number->mobile && str_equal(passage->element, STR("fax"))) {
        FINDING(inquiry, passage, number->from, number->to, DIAG_PHONE_NO_FAX, text);
    }
}

static void report(const struct inquiry *inquiry, const struct passage *passage,
                   const struct dialled *number, bool code) {
    struct str text = str_slice(passage->text, number->from, number->to);
    struct str inside = dialled_inside(number);
    switch (number->verdict) {
    case DIALLED_FOREIGN:
        break;
    case DIALLED_GOOD:
        report_kind(inquiry, passage, number);
        break;
    case DIALLED_LENGTH:
        report_length(inquiry, passage, number);
        break;
    case DIALLED_OPERATOR:
        FINDING(inquiry, passage, number->from, number->to, DIAG_PHONE_OPERATOR, text,
                str_slice(inside, 0, 3));
        break;
    case DIALLED_AREA:
        FINDING(inquiry, passage, number->from, number->to, DIAG_PHONE_AREA, text,
                str_slice(inside, 0, 4));
        break;
    case DIALLED_ZERO:
        report_zero(inquiry, passage, number);
        break;
    case DIALLED_LOCAL:
        if (!code) {
            FINDING(inquiry, passage, number->from, number->to, DIAG_PHONE_CODE_MISSING, text);
        }
        break;
    }
}

/* ---- Numbers in a passage -------------------------------------------------------------------- */

/* A passage under way. */
struct line {
    const struct inquiry *inquiry;
    const struct passage *passage;
    bool field; /* phone, mobile or fax of an officer: all in it is numbers */
    bool code;  /* a land-line was there already: the next one may share its area code */
    bool again; /* a number was there already … */
    size_t end; /* … that ended here */
};

/* Right behind a colon, or what is taken for one. */
static bool is_behind_mark(struct str before) {
    uint32_t c = ' ';
    for (size_t at = before.size; at > 0 && c == ' ';) {
        c = unicode_previous(before, &at);
    }
    return c == ':' || c == '-' || c == '.' || c == BANGLA_VISARGA || (c >= 0x2010 && c <= 0x2014);
}

/* In a sentence only what looks like one is taken for a telephone number. */
static bool looks_dialled(const struct dialled *number, struct str before) {
    bool begins = number->begin > 0 || number->plus || number->digits[0] == '0' ||
                  number->verdict == DIALLED_ZERO;
    return number->count > SHORT_DIGITS &&
           (begins || (number->verdict == DIALLED_LOCAL && is_behind_mark(before)));
}

static bool is_telephone(const struct line *line, const struct dialled *number) {
    const struct rules *rules = line->inquiry->rules;
    struct str before = str_slice(line->passage->text, 0, number->from);
    if (line->field && number->count <= SHORT_DIGITS) {
        return number->from == 0 && number->to == line->passage->text.size;
    }
    if (line->field) {
        return true;
    }
    if (line->again && is_between(rules, str_slice(before, line->end, before.size))) {
        return looks_dialled(number, before);
    }
    return looks_dialled(number, before) &&
           (ends_with(rules, RULES_PHONE_WORDS, before) ||
            (is_between(rules, before) &&
             ends_with(rules, RULES_PHONE_WORDS, line->passage->label)));
}

static bool is_extension(const struct line *line, const struct dialled *number) {
    const struct rules *rules = line->inquiry->rules;
    struct str before = str_slice(line->passage->text, 0, number->from);
    return ends_with(rules, RULES_PHONE_EXTENSIONS, before) ||
           (is_between(rules, before) &&
            ends_with(rules, RULES_PHONE_EXTENSIONS, line->passage->label));
}

void check_phones(const struct inquiry *inquiry, const struct passage *passage) {
    struct line line = {.inquiry = inquiry, .passage = passage};
    struct dialled number;
    line.field = str_equal(passage->element, STR("phone")) ||
                 str_equal(passage->element, STR("mobile")) ||
                 str_equal(passage->element, STR("fax"));
    if (passage->attribute.size > 0) {
        return;
    }
    for (size_t at = 0; dialled_next(inquiry->rules, passage->text, &at, &number);) {
        if (is_telephone(&line, &number) && !is_extension(&line, &number)) {
            report(inquiry, passage, &number, line.code);
            line.code = line.code || !number.mobile;
            line.again = true;
            line.end = number.to;
        }
    }
}
