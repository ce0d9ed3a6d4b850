#include "xml/markup.h"

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
