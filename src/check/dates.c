#include "base/date.h"
#include "base/unicode.h"
#include "check/finding.h"
#include "check/passage_rules.h"
#include "check/wording.h"

#include <string.h>

/* Three numbers with the same mark between them: ৩১/০২/২০২৫, 2025-13-01, ৩০.২.২৬. */
struct date {
    struct token parts[3];
    unsigned numbers[3];
    size_t digits[3];
};

enum { YEARS_FROM = 1950, YEARS_TO = 2099, MONTHS = 12, DAYS = 31 };

static bool is_mark(char byte) {
    return byte == '/' || byte == '-' || byte == '.';
}

/* The next number, where it stands right behind the mark at `at`. */
static bool next_part(struct str text, size_t at, struct date *date, size_t index) {
    struct token *token = &date->parts[index];
    if (!token_next(text, at, token) || token->from != at || !token->digits) {
        return false;
    }
    unsigned number = 0;
    size_t count = 0;
    while (at < token->to && count <= 4) {
        int digit = unicode_bangla_digit(unicode_next(text, &at));
        number = number * 10 + (unsigned)(digit < 0 ? 0 : digit);
        count++;
    }
    date->numbers[index] = number;
    date->digits[index] = count;
    return at == token->to &&
           memchr(text.bytes + token->from, ',', token->to - token->from) == NULL;
}

/* "তাং-৩১/৬/২৫" is a date, "+৮৮-০২-…" and "৫৬.০৪.…" are none. */
static bool follows_number(struct str text, size_t at) {
    if (at < 2 || !is_mark(text.bytes[at - 1])) {
        return at > 0 && text.bytes[at - 1] == '+';
    }
    at--;
    return unicode_bangla_digit(unicode_previous(text, &at)) >= 0;
}

/* True where three numbers begin at `token`, and neither more of them nor a mark stand around:
 * memo and telephone numbers have more. */
static bool read_date(struct str text, struct token token, struct date *date) {
    size_t from = token.from;
    if (follows_number(text, from) || !next_part(text, from, date, 0)) {
        return false;
    }
    for (size_t i = 1; i < 3; i++) {
        size_t mark = date->parts[i - 1].to;
        bool same = mark < text.size && is_mark(text.bytes[mark]) &&
                    text.bytes[mark] == text.bytes[date->parts[0].to];
        if (!same || !next_part(text, mark + 1, date, i)) {
            return false;
        }
    }
    size_t end = date->parts[2].to;
    struct token next;
    bool more = end < text.size && is_mark(text.bytes[end]) && token_next(text, end, &next) &&
                next.from == end + 1;
    return !more;
}

static bool is_in_calendar(unsigned year, unsigned month, unsigned day) {
    struct buffer iso = {0};
    buffer_print(&iso, "%04u-%02u-%02u", year, month, day);
    bool is_day = date_is_day(buffer_str(&iso));
    buffer_free(&iso);
    return is_day;
}

/* Of a year in two digits only a day that its month has not is sure to be meant as a date; ৪০.৫০.৬০
 * may be anything. */
static bool is_impossible(const struct date *date) {
    bool year_first = date->digits[0] == 4;
    unsigned year = date->numbers[year_first ? 0 : 2], month = date->numbers[1];
    unsigned day = date->numbers[year_first ? 2 : 0];
    if (date->digits[1] > 2 || date->digits[year_first ? 2 : 0] > 2) {
        return false;
    }
    if (date->digits[year_first ? 0 : 2] == 4) {
        return year >= YEARS_FROM && year <= YEARS_TO && !is_in_calendar(year, month, day);
    }
    return date->digits[2] == 2 && month >= 1 && month <= MONTHS && day >= 1 && day <= DAYS &&
           !is_in_calendar(2000 + year, month, day);
}

static bool is_number(const struct passage *passage) {
    return str_equal(passage->element, STR("phone")) ||
           str_equal(passage->element, STR("mobile")) || str_equal(passage->element, STR("fax")) ||
           str_equal(passage->attribute, STR("no"));
}

void check_dates(const struct inquiry *inquiry, const struct passage *passage) {
    struct token token;
    struct str text = passage->text;
    struct date date;
    for (size_t at = 0; !is_number(passage) && digits_next(text, at, &token); at = token.to) {
        if (!read_date(text, token, &date)) {
            continue;
        }
        size_t end = date.parts[2].to;
        if (is_impossible(&date)) {
            FINDING(inquiry, passage, token.from, end, DIAG_DATE_IMPOSSIBLE,
                    str_slice(text, token.from, end));
        }
        token.to = end;
    }
}
