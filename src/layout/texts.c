#include "layout/texts.h"

#include "base/arena.h"

#include <stdint.h>

enum { FIRST_CAPACITY = 256 };

void texts_free(struct texts *texts) {
    memory_free(texts->slots);
    *texts = (struct texts){0};
}

/* The slot of the spans, or the empty one where they would stand. */
static struct texts_slot *slot_of(const struct texts *texts, const struct span *spans) {
    uint64_t hash = (uint64_t)(uintptr_t)spans * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(hash >> 32) & (texts->capacity - 1);
    while (texts->slots[at].spans != NULL && texts->slots[at].spans != spans) {
        at = (at + 1) & (texts->capacity - 1);
    }
    return &texts->slots[at];
}

const struct text *texts_lookup(const struct texts *texts, const struct span *spans) {
    return texts->capacity > 0 ? slot_of(texts, spans)->text : NULL;
}

/* Half of the slots stay empty. */
static void grow(struct texts *texts) {
    struct texts grown = {.capacity = texts->capacity > 0 ? 2 * texts->capacity : FIRST_CAPACITY};
    grown.slots = memory_zeroed(memory_product(sizeof *grown.slots, grown.capacity));
    for (size_t i = 0; i < texts->capacity; i++) {
        if (texts->slots[i].spans != NULL) {
            *slot_of(&grown, texts->slots[i].spans) = texts->slots[i];
        }
    }
    grown.count = texts->count;
    texts_free(texts);
    *texts = grown;
}

void texts_keep(struct texts *texts, const struct span *spans, const struct text *text) {
    if (2 * (texts->count + 1) > texts->capacity) {
        grow(texts);
    }
    *slot_of(texts, spans) = (struct texts_slot){spans, text};
    texts->count++;
}
