#include "check/finding.h"
#include "check/rules.h"
#include "check/writing.h"
#include "check/writing_rules.h"

#include <string.h>

/* Names of tags and entities are no longer. */
enum { NAME_LIMIT = 10 };

static bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_letter(char c) {
    return is_small(c) || (c >= 'A' && c <= 'Z');
}

static bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* The byte there; 0 behind the end. */
static char byte_at(struct str text, size_t at) {
    return at < text.size ? text.bytes[at] : '\0';
}

/* The end of the name that begins at `at`. */
static size_t name_end(struct str text, size_t at) {
    size_t end = at;
    while (end - at <= NAME_LIMIT && is_letter(byte_at(text, end))) {
        end++;
    }
    return end;
}

/* &nbsp; &#39; &#x27; : its size, 0 where it is none. */
static size_t entity_size(const struct inquiry *inquiry, struct str text, size_t at) {
    size_t end = at + 1;
    bool known = false;
    if (byte_at(text, end) == '#') {
        end += byte_at(text, end + 1) == 'x' ? 2 : 1;
        for (size_t start = end; end - start <= NAME_LIMIT && is_hex(byte_at(text, end)); end++) {
            known = true;
        }
    } else {
        end = name_end(text, at + 1);
        known = rules_find(inquiry->rules, RULES_ENTITIES, str_slice(text, at + 1, end), NULL);
    }
    return known && byte_at(text, end) == ';' ? end + 1 - at : 0;
}

/* <br> </td> <\/span> <p class= : what of it is sure. */
static size_t tag_size(const struct inquiry *inquiry, struct str text, size_t at) {
    size_t start = at + 1;
    start += byte_at(text, start) == '\\' ? 1 : 0;
    start += byte_at(text, start) == '/' ? 1 : 0;
    size_t end = name_end(text, start);
    char name[NAME_LIMIT + 1];
    for (size_t i = start; i < end; i++) {
        name[i - start] = (char)(text.bytes[i] | ('a' - 'A'));
    }
    bool known = rules_find(inquiry->rules, RULES_TAGS, (struct str){name, end - start}, NULL);
    char behind = byte_at(text, end);
    if (!known || behind == '\0' || strchr(" />", behind) == NULL) {
        return 0;
    }
    return end - at + (behind == '>' ? 1 : 0);
}

/* \r \n \t as two letters each, and \u09ac: what programs write for letters. In C:\new an ordinary
 * word follows. */
static size_t escape_size(struct str text, size_t at) {
    char kind = byte_at(text, at + 1);
    if (kind == 'u') {
        size_t end = at + 2;
        while (end < at + 6 && is_hex(byte_at(text, end))) {
            end++;
        }
        return end == at + 6 ? 6 : 0;
    }
    bool known = kind == 'r' || kind == 'n' || kind == 't';
    return known && !is_letter(byte_at(text, at + 2)) ? 2 : 0;
}

static size_t remains_size(const struct inquiry *inquiry, struct str text, size_t at) {
    switch (text.bytes[at]) {
    case '&':
        return entity_size(inquiry, text, at);
    case '<':
        return tag_size(inquiry, text, at);
    case '\\':
        return escape_size(text, at);
    default:
        return 0;
    }
}

/* Once for each passage: where some is left, all is. */
void check_remains(const struct inquiry *inquiry, const struct writing *writing) {
    struct str text = writing->passage->text;
    if (memchr(text.bytes, '&', text.size) == NULL && memchr(text.bytes, '<', text.size) == NULL &&
        memchr(text.bytes, '\\', text.size) == NULL) {
        return;
    }
    for (size_t at = 0; at < text.size; at++) {
        size_t size = remains_size(inquiry, text, at);
        if (size > 0) {
            FINDING(inquiry, writing->passage, at, at + size, DIAG_TEXT_HTML,
                    str_slice(text, at, at + size));
            return;
        }
    }
}
