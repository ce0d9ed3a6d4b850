/* Numbers for random tests: the same on every machine, from a seed that is printed. */
#ifndef CHARTER_TESTS_LAYOUT_RANDOM_H
#define CHARTER_TESTS_LAYOUT_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state;
};

/* A number from 0 to limit - 1 (Knuth's linear congruential generator, its upper bits). */
static inline int random_below(struct random *random, int limit) {
    random->state = random->state * 6364136223846793005u + 1442695040888963407u;
    return (int)((random->state >> 33) % (uint64_t)limit);
}

static inline int random_chance(struct random *random, int percent) {
    return random_below(random, 100) < percent;
}

#endif
