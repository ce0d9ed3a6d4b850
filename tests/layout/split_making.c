#include "split_making.h"

#include "random.h"

#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>

struct split_cell make_cell(struct random *random, struct split_line *lines, int most, bool even) {
    int fewer = random_chance(random, 3) ? most : random_chance(random, 20) ? 40 : 9;
    struct split_cell cell = {.lines = lines, .count = (size_t)random_below(random, fewer)};
    for (size_t i = 0; i < cell.count; i++) {
        lines[i] = (struct split_line){.height = even ? 10 : 6 + random_below(random, 10)};
        lines[i].before = random_chance(random, 20) ? random_below(random, 8) : 0;
    }
    return cell;
}

struct split_rules make_rules(struct random *random, length *room) {
    struct split_rules rules = {.keep_lines = 1 + (size_t)random_below(random, 3)};
    rules.full_room = random_below(random, 300);
    rules.padding = random_below(random, 6);
    rules.least_part = random_below(random, 6);
    *room = random_below(random, rules.full_room + 1);
    return rules;
}

int try_seeds(int count, char **arguments, const char *name, try_one *try) {
    uint64_t first = 0, seeds = 0;
    size_t pieces = 0, failed = 0;
    if (count != 3 || !str_to_number(str_of(arguments[1]), UINT32_MAX, &first) ||
        !str_to_number(str_of(arguments[2]), UINT32_MAX, &seeds)) {
        (void)fprintf(stderr, "usage: %s FIRST-SEED COUNT\n", name);
        return 2;
    }
    for (uint64_t seed = first; seed < first + seeds; seed++) {
        struct random random = {seed * 2654435761u};
        const char *fault = NULL;
        pieces += try(&random, &fault);
        if (fault != NULL) {
            printf("seed %llu: %s\n", (unsigned long long)seed, fault);
            failed++;
        }
    }
    printf("seeds %llu to %llu: %zu pieces, %zu failed\n", (unsigned long long)first,
           (unsigned long long)(first + seeds - 1), pieces, failed);
    return failed == 0 && pieces > seeds ? EXIT_SUCCESS : EXIT_FAILURE;
}
