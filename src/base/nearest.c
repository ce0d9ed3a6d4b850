#include "base/nearest.h"

/* Longer words are no typing slips of ours. */
enum { LONGEST = 32 };

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Levenshtein's distance, one row of the matrix at a time. */
static size_t distance_between(struct str a, struct str b) {
    size_t row[LONGEST + 1];
    for (size_t j = 0; j <= b.size; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a.size; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t changed = diagonal + (a.bytes[i - 1] != b.bytes[j - 1]);
            diagonal = row[j];
            row[j] = least(changed, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[b.size];
}

struct nearest nearest_to(struct str word) {
    return (struct nearest){.word = word, .distance = (word.size + 2) / 3 + 1};
}

void nearest_offer(struct nearest *nearest, struct str name) {
    if (nearest->word.size > LONGEST || name.size > LONGEST) {
        return;
    }
    size_t distance = distance_between(nearest->word, name);
    if (distance < nearest->distance) {
        nearest->distance = distance;
        nearest->best = name;
    }
}
