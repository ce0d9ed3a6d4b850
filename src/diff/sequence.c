#include "diff/sequence.h"

#include "base/arena.h"

#include <stdint.h>

/* Of the subsequences of each length, the one that ends with the smallest number: where it ends,
 * and for each element the one before it. */
struct tails {
    const size_t *numbers;
    size_t *ends, *before;
    size_t length;
};

/* The first length whose end is above `number`. */
static size_t place_of(const struct tails *tails, size_t number) {
    size_t low = 0, high = tails->length;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tails->numbers[tails->ends[middle]] < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void sequence_keep(const size_t *numbers, size_t count, bool *kept) {
    struct tails tails = {.numbers = numbers,
                          .ends = memory_zeroed(memory_product(sizeof(size_t), count + 1)),
                          .before = memory_zeroed(memory_product(sizeof(size_t), count + 1))};
    for (size_t i = 0; i < count; i++) {
        size_t place = place_of(&tails, numbers[i]);
        tails.before[i] = place > 0 ? tails.ends[place - 1] : SIZE_MAX;
        tails.ends[place] = i;
        tails.length += place == tails.length;
        kept[i] = false;
    }
    size_t at = tails.length > 0 ? tails.ends[tails.length - 1] : SIZE_MAX;
    for (; at != SIZE_MAX; at = tails.before[at]) {
        kept[at] = true;
    }
    memory_free(tails.ends);
    memory_free(tails.before);
}
