/* A hash table of numbers, for a small table of the caller's. The caller keeps the items, in the
 * order in which they came, and compares; the table only finds candidates. Nothing iterates over
 * it, so its order never shows. All zero is a valid empty table; freed with index_free. */
#ifndef CHARTER_BASE_INDEX_H
#define CHARTER_BASE_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct index_slot {
    uint32_t hash;
    uint32_t item; /* item + 1; 0: empty */
};

struct index {
    struct index_slot *slots;
    size_t capacity, count;
};

#define INDEX_NONE UINT32_MAX

/* The hash of bytes, going on from `hash` (0 to begin with). */
uint32_t index_hash(uint32_t hash, const void *bytes, size_t size);

/* The next item that was added with this hash, INDEX_NONE after the last. `probe` is 0 before the
 * first call. */
uint32_t index_next(const struct index *index, uint32_t hash, size_t *probe);

void index_add(struct index *index, uint32_t hash, uint32_t item);

void index_free(struct index *index);

#endif
