#include "base/index.h"

#include "base/arena.h"

#include <string.h>

static uint64_t mix(uint64_t state, uint64_t word) {
    state = (state ^ word) * 0x9E3779B97F4A7C15u;
    return state ^ state >> 32;
}

/* Eight bytes at a time. The value differs by the machine's byte order, and nothing shows it. */
uint32_t index_hash(uint32_t hash, const void *bytes, size_t size) {
    const unsigned char *at = bytes;
    uint64_t state = hash ^ (uint64_t)size << 32;
    uint64_t word;
    for (; size >= sizeof word; at += sizeof word, size -= sizeof word) {
        memcpy(&word, at, sizeof word);
        state = mix(state, word);
    }
    word = 0;
    if (size > 0) {
        memcpy(&word, at, size);
    }
    state = mix(state, word);
    return (uint32_t)(mix(state, 0) >> 32);
}

uint32_t index_next(const struct index *index, uint32_t hash, size_t *probe) {
    while (*probe < index->capacity) {
        const struct index_slot *slot = &index->slots[(hash + *probe) & (index->capacity - 1)];
        ++*probe;
        if (slot->item == 0) {
            return INDEX_NONE;
        }
        if (slot->hash == hash) {
            return slot->item - 1;
        }
    }
    return INDEX_NONE;
}

static void put(struct index *index, struct index_slot slot) {
    size_t at = slot.hash & (index->capacity - 1);
    while (index->slots[at].item != 0) {
        at = (at + 1) & (index->capacity - 1);
    }
    index->slots[at] = slot;
}

/* At most two thirds full; the capacity is a power of two. */
static void grow(struct index *index) {
    enum { FIRST_CAPACITY = 256 };
    struct index old = *index;
    index->capacity = old.capacity == 0 ? FIRST_CAPACITY : memory_product(old.capacity, 2);
    index->slots = memory_zeroed(memory_product(index->capacity, sizeof *index->slots));
    for (size_t i = 0; i < old.capacity; i++) {
        if (old.slots[i].item != 0) {
            put(index, old.slots[i]);
        }
    }
    memory_free(old.slots);
}

void index_add(struct index *index, uint32_t hash, uint32_t item) {
    if (index->count * 3 >= index->capacity * 2) {
        grow(index);
    }
    put(index, (struct index_slot){hash, item + 1});
    index->count++;
}

void index_free(struct index *index) {
    memory_free(index->slots);
    *index = (struct index){0};
}
