/* How libFuzzer changes a master: half the time as it does anyway, half the time by whole elements,
 * left out, repeated, or copied to where another begins. What comes of that is well-formed, and so
 * gets beyond the parser. */
#include "target.h"

#include <stdbool.h>
#include <string.h>

/* libFuzzer's interface. */
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t most, unsigned seed);

enum { MOST_TIMES = 40 };

/* Knuth's linear congruential generator, its upper bits. */
static size_t below(uint64_t *random, size_t limit) {
    *random = *random * 6364136223846793005u + 1442695040888963407u;
    return limit == 0 ? 0 : (size_t)(*random >> 33) % limit;
}

/* The first tag at or behind `from`; `size` where there is none. */
static size_t tag_at(const uint8_t *bytes, size_t size, size_t from) {
    const uint8_t *found = from < size ? memchr(bytes + from, '<', size - from) : NULL;
    return found == NULL ? size : (size_t)(found - bytes);
}

static size_t tag_end(const uint8_t *bytes, size_t size, size_t from) {
    const uint8_t *found = from < size ? memchr(bytes + from, '>', size - from) : NULL;
    return found == NULL ? size : (size_t)(found - bytes) + 1;
}

/* Where the element ends whose start tag stands at `from`: behind as many end tags. */
static size_t element_end(const uint8_t *bytes, size_t size, size_t from) {
    size_t depth = 0;
    for (size_t at = from; at + 1 < size; at = tag_at(bytes, size, at)) {
        size_t end = tag_end(bytes, size, at);
        bool ends = bytes[at + 1] == '/';
        bool opens = !ends && bytes[at + 1] != '!' && bytes[at + 1] != '?' && bytes[end - 2] != '/';
        if (ends && depth > 0) {
            depth--;
        }
        depth += opens;
        at = end;
        if (depth == 0) {
            return end;
        }
    }
    return size;
}

struct master {
    uint8_t *bytes;
    size_t size, most;
};

/* Puts `times` copies of bytes [from, end) at `to`, as many as there is room for. */
static void copy(struct master *master, size_t from, size_t end, size_t to, size_t times) {
    size_t length = end - from;
    uint8_t *piece = malloc(length + 1);
    MUST(piece != NULL);
    memcpy(piece, master->bytes + from, length);
    for (; times > 0 && length > 0 && master->size + length <= master->most; times--) {
        memmove(master->bytes + to + length, master->bytes + to, master->size - to);
        memcpy(master->bytes + to, piece, length);
        master->size += length;
    }
    free(piece);
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t most, unsigned seed) {
    struct master master = {bytes, size, most};
    uint64_t random = seed;
    size_t kind = below(&random, 8);
    size_t from = tag_at(bytes, size, below(&random, size));
    if (kind < 4 || from >= size) {
        return LLVMFuzzerMutate(bytes, size, most);
    }
    size_t end = element_end(bytes, size, from);
    if (kind == 4) {
        memmove(bytes + from, bytes + end, size - end);
        return size - (end - from);
    }
    size_t to = kind == 5 ? end : tag_at(bytes, size, below(&random, size));
    copy(&master, from, end, to, kind == 7 ? 1 + below(&random, MOST_TIMES) : 1);
    return master.size;
}
