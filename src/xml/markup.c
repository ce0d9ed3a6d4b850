#include "xml/markup.h"

#include <stdlib.h>
#include <string.h>

size_t markup_back(struct str text, size_t from, char byte) {
    size_t start = from < text.size ? from : text.size;
    size_t at = start;
    while (at > 0 && (at == text.size || text.bytes[at] != byte)) {
        at--;
    }
    return at < text.size && text.bytes[at] == byte ? at : start;
}

size_t markup_back_to(struct str text, size_t from, struct str opener) {
    size_t at = from < text.size ? from : text.size;
    while (at > 0 && !str_starts(str_slice(text, at, text.size), opener)) {
        at--;
    }
    return at;
}

static size_t word_end(struct str text, size_t at) {
    while (at < text.size && memchr(" \t\r\n<>/=;\"'&", text.bytes[at], 12) == NULL) {
        at++;
    }
    return at;
}

struct str markup_word(struct str text, size_t at) {
    return at >= text.size ? STR("") : str_slice(text, at, word_end(text, at));
}

/* Behind the quoted value that opens at or after `at`, or at the tag's end. */
static size_t behind_value(struct str text, size_t at) {
    while (at < text.size && text.bytes[at] != '"' && text.bytes[at] != '\'') {
        if (text.bytes[at] == '>' || text.bytes[at] == '<') {
            return at;
        }
        at++;
    }
    if (at == text.size) {
        return at;
    }
    const char *close = memchr(text.bytes + at + 1, text.bytes[at], text.size - at - 1);
    return close == NULL ? text.size : (size_t)(close - text.bytes) + 1;
}

/* Steps from the name of the element or of an attribute to the next attribute's name. */
static size_t next_name(struct str text, size_t at) {
    size_t end = word_end(text, at);
    if (text.bytes[at] != '<') {
        end = behind_value(text, end);
    } else {
        end = word_end(text, at + 1);
    }
    while (end < text.size && memchr(" \t\r\n", text.bytes[end], 4) != NULL) {
        end++;
    }
    return end;
}

size_t markup_attribute(struct str text, size_t from, struct str name) {
    size_t at = from;
    while (at < text.size) {
        size_t next = next_name(text, at);
        struct str word = markup_word(text, next);
        if (next <= at || word.size == 0) {
            break;
        }
        if (str_equal(word, name)) {
            return next;
        }
        at = next;
    }
    return from;
}

/* Behind the first `closer` at or after `at`. */
static size_t behind(struct str text, size_t at, struct str closer) {
    size_t found = str_find(text, closer, at);
    return found == SIZE_MAX ? text.size : found + closer.size;
}

size_t markup_tag_end(struct str text, size_t from) {
    size_t at = from;
    for (char quote = '\0'; at < text.size; at++) {
        char byte = text.bytes[at];
        if (quote != '\0') {
            quote = byte == quote ? '\0' : quote;
        } else if (byte == '"' || byte == '\'') {
            quote = byte;
        } else if (byte == '>') {
            return at + 1;
        }
    }
    return text.size;
}

/* Behind the comment, instruction, CDATA section or tag at `at`; `depth` counts the elements that
 * are open there. */
static size_t behind_markup(struct str text, size_t at, size_t *depth) {
    struct str rest = str_slice(text, at, text.size);
    if (str_starts(rest, STR("<!--"))) {
        return behind(text, at + 4, STR("-->"));
    }
    if (str_starts(rest, STR("<![CDATA["))) {
        return behind(text, at, STR("]]>"));
    }
    if (str_starts(rest, STR("<?"))) {
        return behind(text, at, STR("?>"));
    }
    size_t end = markup_tag_end(text, at);
    if (str_starts(rest, STR("</"))) {
        *depth -= *depth > 0;
    } else {
        *depth += text.bytes[end - 2] != '/';
    }
    return end;
}

size_t markup_element_end(struct str text, size_t from) {
    size_t depth = 0, at = behind_markup(text, from, &depth);
    while (depth > 0 && at < text.size) {
        const char *next = memchr(text.bytes + at, '<', text.size - at);
        if (next == NULL) {
            return text.size;
        }
        at = behind_markup(text, (size_t)(next - text.bytes), &depth);
    }
    return at;
}

static bool is_digit(char c, int base) {
    return (c >= '0' && c <= '9') ||
           (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
}

uint32_t markup_reference(struct str text, size_t at) {
    if (!str_starts(str_slice(text, at, text.size), STR("&#"))) {
        return 0;
    }
    int base = at + 2 < text.size && text.bytes[at + 2] == 'x' ? 16 : 10;
    size_t digits = at + (base == 16 ? 3 : 2);
    uint32_t number = 0;
    while (digits < text.size && is_digit(text.bytes[digits], base) && number <= 0x10FFFF) {
        char digit[2] = {text.bytes[digits], '\0'};
        number = number * (uint32_t)base + (uint32_t)strtoul(digit, NULL, base);
        digits++;
    }
    return number;
}
