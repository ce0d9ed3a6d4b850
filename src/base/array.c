#include "base/array.h"

#include "base/arena.h"

#include <string.h>

void *array_grow(void *items, size_t count, size_t *capacity, size_t item_size) {
    if (count < *capacity) {
        return items;
    }
    *capacity = *capacity < 8 ? 8 : memory_product(*capacity, 2);
    return memory_resize(items, memory_product(*capacity, item_size));
}

void *array_freeze(void **items, size_t *count, size_t *capacity, size_t item_size,
                   struct arena *arena) {
    void *kept = array_duplicate(*items, count, item_size, arena);
    memory_free(*items);
    *items = NULL;
    *capacity = 0;
    return kept;
}

void *array_duplicate(const void *items, size_t *count, size_t item_size, struct arena *arena) {
    void *kept = NULL;
    if (*count > 0) {
        size_t size = memory_product(*count, item_size);
        kept = arena_take(arena, size);
        memcpy(kept, items, size);
    }
    *count = 0;
    return kept;
}

void array_drop(void *items) {
    memory_free(items);
}
