/* Byte strings: a borrowed view (`struct str`) and a growing buffer (`struct buffer`).
 *
 * Text is UTF-8 unless a contract says otherwise, may hold any byte, and is never
 * NUL-terminated by promise; sizes are bytes. */
#ifndef CHARTER_BASE_STR_H
#define CHARTER_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* A view of bytes that somebody else owns. {NULL, 0} is the empty string. */
struct str {
    const char *bytes;
    size_t size;
};

struct str_list {
    const struct str *items;
    size_t count;
};

/* A view of a string literal. */
#define STR(literal) ((struct str){("" literal), sizeof(literal) - 1})

/* A view of a C string; NULL gives the empty string. */
struct str str_of(const char *c_string);

/* Bytes [from, to) of `s`; from <= to <= s.size. */
struct str str_slice(struct str s, size_t from, size_t to);

bool str_equal(struct str a, struct str b);

/* Order by bytes (which for UTF-8 is the order by code point): <0, 0, >0. */
int str_compare(struct str a, struct str b);

bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* A capital ASCII letter as a small one, any other byte as it is. */
static inline char str_lower_byte(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* The offset of the first `needle` in `hay` at or after `from`, or SIZE_MAX where there is none. */
size_t str_find(struct str hay, struct str needle, size_t from);

/* `s` without XML white space (space, tab, CR, LF) at both ends. */
struct str str_trim(struct str s);

/* Takes the first word, up to white space, from `words`, which keeps the rest; empty where there is
 * none. */
struct str str_take_word(struct str *words);

/* Reads a decimal number of ASCII digits that fills the whole of `s`; false where it does not or
 * where it is larger than `limit`. */
bool str_to_number(struct str s, uint64_t limit, uint64_t *number);

/* A copy of `s` in the arena, with a NUL after it that does not count. */
struct str str_copy(struct arena *arena, struct str s);

/* The copy's bytes as a C string. */
char *str_c_string(struct arena *arena, struct str s);

/* A growing byte string; all zero is a valid empty one. Owns its bytes: free with buffer_free. */
struct buffer {
    char *bytes;
    size_t size, capacity;
};

void buffer_add(struct buffer *buffer, struct str s);
void buffer_add_byte(struct buffer *buffer, char byte);

/* Room for at least `more` bytes behind the present end; the caller fills them and adds to size. */
char *buffer_reserve(struct buffer *buffer, size_t more);

/* printf. Never used with floating point, so it does not depend on the locale. `struct str`
 * arguments go in with "%.*s" and STR_ARG. */
__attribute__((format(printf, 2, 3))) void buffer_print(struct buffer *buffer, const char *format,
                                                        ...);
#define STR_ARG(s) (int)(s).size, (s).bytes

struct str buffer_str(const struct buffer *buffer);
void buffer_free(struct buffer *buffer);

#endif
