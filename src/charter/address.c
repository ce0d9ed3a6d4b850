#include "charter/address.h"

#include "base/unicode.h"

#include <string.h>

enum { PHONE_DIGITS = 15 };

static bool starts_in_any_case(struct str s, struct str lower_prefix) {
    if (s.size < lower_prefix.size) {
        return false;
    }
    for (size_t i = 0; i < lower_prefix.size; i++) {
        if (str_lower_byte(s.bytes[i]) != lower_prefix.bytes[i]) {
            return false;
        }
    }
    return true;
}

static bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_ascii_letter(char c) {
    return str_lower_byte(c) >= 'a' && str_lower_byte(c) <= 'z';
}

/* Letters outside ASCII are taken as they are: host names in Bangla exist (.বাংলা). */
static bool is_host_byte(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || (unsigned char)c >= 0x80;
}

/* White space, controls and the signs that never stand in an address. U+00A0 and its kin are bytes
 * above 0x80, so they are looked for as characters. */
static bool has_foreign_letters(struct str s) {
    for (size_t at = 0; at < s.size;) {
        uint32_t c = unicode_next(s, &at);
        if (c <= 0x20 || c == 0x7F || c == 0xA0 || (c < 0x80 && strchr("<>\"{}|\\^`", (int)c)) ||
            unicode_is_space(c) || unicode_is_default_ignorable(c)) {
            return true;
        }
    }
    return false;
}

/* Labels of letters, digits and hyphens with points between them: at least two. */
static bool is_host(struct str s) {
    size_t label = 0, labels = 1;
    for (size_t i = 0; i < s.size; i++) {
        if (s.bytes[i] == '.' && label > 0) {
            labels++;
            label = 0;
        } else if (is_host_byte(s.bytes[i])) {
            label++;
        } else {
            return false;
        }
    }
    return labels >= 2 && label > 0;
}

static bool is_local_part(struct str s) {
    char before = '.';
    for (size_t i = 0; i < s.size; i++) {
        char c = s.bytes[i];
        bool atom = is_ascii_letter(c) || is_ascii_digit(c) ||
                    (c != '\0' && strchr("!#$%&'*+-/=?_~", c) != NULL);
        if (!atom && (c != '.' || before == '.')) {
            return false;
        }
        before = c;
    }
    return before != '.';
}

bool address_is_email(struct str s) {
    size_t at = str_find(s, STR("@"), 0);
    return at != SIZE_MAX && !has_foreign_letters(s) && is_local_part(str_slice(s, 0, at)) &&
           is_host(str_slice(s, at + 1, s.size));
}

bool address_has_web_scheme(struct str s) {
    return starts_in_any_case(s, STR("http://")) || starts_in_any_case(s, STR("https://"));
}

bool address_is_web(struct str s) {
    size_t start = 0;
    if (address_has_web_scheme(s)) {
        start = str_find(s, STR("//"), 0) + 2;
    }
    size_t end = start;
    while (end < s.size && strchr("/?#:", s.bytes[end]) == NULL) {
        end++;
    }
    size_t path = end;
    if (path < s.size && s.bytes[path] == ':') {
        for (path++; path < s.size && is_ascii_digit(s.bytes[path]);) {
            path++;
        }
        if (path == end + 1 || (path < s.size && strchr("/?#", s.bytes[path]) == NULL)) {
            return false;
        }
    }
    return !has_foreign_letters(s) && is_host(str_slice(s, start, end));
}

bool address_add_web(struct buffer *out, struct str s) {
    buffer_add(out, address_has_web_scheme(s) ? STR("") : STR("http://"));
    buffer_add(out, s);
    return address_is_web(s);
}

static bool is_tel(struct str number) {
    size_t digits = 0;
    for (size_t i = 0; i < number.size; i++) {
        char c = number.bytes[i];
        if (!is_ascii_digit(c) && !(c == '+' && i == 0) && strchr("-.()", c) == NULL) {
            return false;
        }
        digits += is_ascii_digit(c);
    }
    return digits > 0 && digits <= PHONE_DIGITS;
}

bool address_is_link(struct str s) {
    if (has_foreign_letters(s)) {
        return false;
    }
    if (starts_in_any_case(s, STR("mailto:"))) {
        size_t question = str_find(s, STR("?"), 0);
        return address_is_email(str_slice(s, 7, question == SIZE_MAX ? s.size : question));
    }
    if (starts_in_any_case(s, STR("tel:"))) {
        return is_tel(str_slice(s, 4, s.size));
    }
    return address_has_web_scheme(s) && address_is_web(s);
}

/* What may stand between the digits of one number. */
static bool is_between(uint32_t c) {
    return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == 0xA0 ||
           (c >= 0x2010 && c <= 0x2013);
}

bool address_phone(struct buffer *out, struct str s) {
    char digits[PHONE_DIGITS + 1];
    int count = 0;
    bool plus = false;
    for (size_t at = 0; at < s.size && count <= PHONE_DIGITS;) {
        uint32_t c = unicode_next(s, &at);
        int value = unicode_bangla_digit(c);
        if (value >= 0) {
            digits[count++] = (char)('0' + value);
        } else if (count > 0 && !is_between(c)) {
            break;
        } else if (count == 0) {
            plus = c == '+' || (plus && is_between(c));
        }
    }
    if (count == 0 || count > PHONE_DIGITS) {
        return false;
    }
    buffer_add(out, plus ? STR("+") : STR(""));
    buffer_add(out, (struct str){digits, (size_t)count});
    return true;
}
