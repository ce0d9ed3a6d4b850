#include "base/str.h"

#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct str str_of(const char *c_string) {
    return c_string == NULL ? STR("") : (struct str){c_string, strlen(c_string)};
}

struct str str_slice(struct str s, size_t from, size_t to) {
    assert(from <= to && to <= s.size);
    return s.size == 0 ? s : (struct str){s.bytes + from, to - from};
}

bool str_equal(struct str a, struct str b) {
    return a.size == b.size &&
           (a.size == 0 || a.bytes == b.bytes || memcmp(a.bytes, b.bytes, a.size) == 0);
}

int str_compare(struct str a, struct str b) {
    size_t common = a.size < b.size ? a.size : b.size;
    int order = common == 0 ? 0 : memcmp(a.bytes, b.bytes, common);
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

bool str_starts(struct str s, struct str prefix) {
    return s.size >= prefix.size && str_equal(str_slice(s, 0, prefix.size), prefix);
}

bool str_ends(struct str s, struct str suffix) {
    return s.size >= suffix.size && str_equal(str_slice(s, s.size - suffix.size, s.size), suffix);
}

size_t str_find(struct str hay, struct str needle, size_t from) {
    if (needle.size == 0) {
        return from <= hay.size ? from : SIZE_MAX;
    }
    while (from < hay.size && needle.size <= hay.size - from) {
        const char *at =
            memchr(hay.bytes + from, needle.bytes[0], hay.size - from - needle.size + 1);
        if (at == NULL) {
            return SIZE_MAX;
        }
        if (memcmp(at, needle.bytes, needle.size) == 0) {
            return (size_t)(at - hay.bytes);
        }
        from = (size_t)(at - hay.bytes) + 1;
    }
    return SIZE_MAX;
}

static bool is_xml_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

struct str str_trim(struct str s) {
    size_t from = 0, to = s.size;
    while (from < to && is_xml_space(s.bytes[from])) {
        from++;
    }
    while (to > from && is_xml_space(s.bytes[to - 1])) {
        to--;
    }
    return str_slice(s, from, to);
}

bool str_to_number(struct str s, uint64_t limit, uint64_t *number) {
    uint64_t value = 0;
    for (size_t i = 0; i < s.size; i++) {
        if (s.bytes[i] < '0' || s.bytes[i] > '9') {
            return false;
        }
        uint64_t digit = (uint64_t)(s.bytes[i] - '0');
        if (digit > limit || value > (limit - digit) / 10) {
            return false;
        }
        value = value * 10 + digit;
    }
    *number = value;
    return s.size > 0;
}

char *str_c_string(struct arena *arena, struct str s) {
    char *copy = arena_take(arena, s.size + 1);
    if (s.size > 0) {
        memcpy(copy, s.bytes, s.size);
    }
    copy[s.size] = '\0';
    return copy;
}

struct str str_copy(struct arena *arena, struct str s) {
    return (struct str){str_c_string(arena, s), s.size};
}

char *buffer_reserve(struct buffer *buffer, size_t more) {
    if (buffer->capacity - buffer->size < more) {
        size_t doubled = buffer->capacity < 64 ? 64 : memory_product(buffer->capacity, 2);
        size_t needed = buffer->size + more;
        buffer->capacity = needed > doubled ? needed : doubled;
        buffer->bytes = memory_resize(buffer->bytes, buffer->capacity);
    }
    return buffer->bytes + buffer->size;
}

void buffer_add(struct buffer *buffer, struct str s) {
    if (s.size > 0) {
        memcpy(buffer_reserve(buffer, s.size), s.bytes, s.size);
        buffer->size += s.size;
    }
}

void buffer_add_byte(struct buffer *buffer, char byte) {
    *buffer_reserve(buffer, 1) = byte;
    buffer->size++;
}

void buffer_print(struct buffer *buffer, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    assert(size >= 0);
    /* One more for the NUL, which does not count. */
    char *end = buffer_reserve(buffer, (size_t)size + 1);
    (void)vsnprintf(end, (size_t)size + 1, format, again);
    va_end(again);
    buffer->size += (size_t)size;
}

struct str buffer_str(const struct buffer *buffer) {
    return (struct str){buffer->bytes, buffer->size};
}

void buffer_free(struct buffer *buffer) {
    memory_free(buffer->bytes);
    *buffer = (struct buffer){0};
}

struct str str_take_word(struct str *words) {
    size_t end = 0;
    *words = str_trim(*words);
    while (end < words->size && str_trim(str_slice(*words, end, end + 1)).size > 0) {
        end++;
    }
    struct str word = str_slice(*words, 0, end);
    *words = str_slice(*words, end, words->size);
    return word;
}
