#include "text/address.h"

#include "base/unicode.h"

#include <string.h>

static bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_alphanumeric(char c) {
    return is_lower(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* RFC 3986, 2: the characters of a URI are printable ASCII but for these. */
static bool is_uri_byte(char c) {
    return is_alphanumeric(c) || (c > ' ' && c < 0x7F && strchr("\"<>\\^`{|}", c) == NULL);
}

/* A label of a host name: two letters, digits or hyphens at least; of small letters only where it
 * is the last. */
static bool is_label(struct str s, bool last) {
    for (size_t i = 0; i < s.size; i++) {
        if (last ? !is_lower(s.bytes[i]) : !is_alphanumeric(s.bytes[i]) && s.bytes[i] != '-') {
            return false;
        }
    }
    return s.size >= 2;
}

/* "doict.gov.bd", "charter.pdf". "B.Sc", "e.g." and "2.5" are none. */
static bool is_host(struct str s) {
    size_t start = 0;
    for (size_t dot = str_find(s, STR("."), 0); dot != SIZE_MAX;
         dot = str_find(s, STR("."), start)) {
        if (!is_label(str_slice(s, start, dot), false)) {
            return false;
        }
        start = dot + 1;
    }
    return start > 0 && is_label(str_slice(s, start, s.size), true);
}

static struct str host_part(struct str s) {
    for (size_t i = 0; i < s.size; i++) {
        if (strchr("/?#:", s.bytes[i]) != NULL) {
            return str_slice(s, 0, i);
        }
    }
    return s;
}

static bool has_mailbox(struct str s) {
    size_t at = str_find(s, STR("@"), 0);
    return at != SIZE_MAX && at > 0 && at + 1 < s.size && is_alphanumeric(s.bytes[at - 1]) &&
           is_alphanumeric(s.bytes[at + 1]);
}

static bool has_scheme(struct str s) {
    size_t at = str_find(s, STR("://"), 0);
    return at != SIZE_MAX && at > 0 && is_alphanumeric(s.bytes[at - 1]);
}

static bool is_address(struct str s) {
    return has_scheme(s) || str_starts(s, STR("www.")) || has_mailbox(s) || is_host(host_part(s));
}

/* Sentences go on after an address: its last full stop is theirs. */
static size_t trim_end(struct str text, size_t start, size_t end) {
    while (end > start && strchr(".,;:!?'()[]", text.bytes[end - 1]) != NULL) {
        end--;
    }
    return end;
}

static size_t next_space(struct str text, size_t at) {
    while (at < text.size) {
        size_t start = at;
        uint32_t c = unicode_next(text, &at);
        if (unicode_is_space(c) || c == 0x00A0) {
            return start;
        }
    }
    return text.size;
}

bool address_next(struct str text, size_t from, struct address *address) {
    for (size_t at = from; at < text.size;) {
        size_t start = at, end = at;
        while (end < text.size && is_uri_byte(text.bytes[end])) {
            end++;
        }
        at = end > at ? end : at + 1;
        while (start < end && !is_alphanumeric(text.bytes[start])) {
            start++;
        }
        end = trim_end(text, start, end);
        if (start == end || !is_address(str_slice(text, start, end))) {
            continue;
        }
        if (has_scheme(str_slice(text, start, end))) {
            end = trim_end(text, start, next_space(text, end));
        }
        *address = (struct address){start, end};
        return true;
    }
    return false;
}
