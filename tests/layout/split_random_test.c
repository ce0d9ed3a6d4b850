/* Random rows against the rules of split.h, each judged anew and by trying every cut.
 *
 *     split_random_test FIRST-SEED COUNT */
#include "random.h"
#include "split_judge.h"

#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_CELLS = 6, MOST_LINES = 400 };

struct trial {
    struct split_line lines[MOST_CELLS][MOST_LINES];
    struct split_cell cells[MOST_CELLS];
    size_t count, take[MOST_CELLS];
    struct split_rules rules;
    length room;
    const char *fault;
};

static struct judge judge_of(struct trial *trial) {
    return (struct judge){.cells = trial->cells,
                          .count = trial->count,
                          .take = trial->take,
                          .rules = &trial->rules,
                          .room = trial->room};
}

/* ---- Making --------------------------------------------------------------------------------- */

static void make_row(struct random *random, struct trial *trial) {
    bool even = random_chance(random, 50);
    trial->count = 1 + (size_t)random_below(random, MOST_CELLS);
    for (size_t i = 0; i < trial->count; i++) {
        int most = random_chance(random, 3) ? MOST_LINES : random_chance(random, 20) ? 40 : 9;
        trial->cells[i] = (struct split_cell){.lines = trial->lines[i],
                                              .count = (size_t)random_below(random, most)};
        for (size_t k = 0; k < trial->cells[i].count; k++) {
            struct split_line *line = &trial->lines[i][k];
            line->height = even ? 10 : 6 + random_below(random, 10);
            line->before = random_chance(random, 20) ? random_below(random, 8) : 0;
        }
    }
    trial->rules = (struct split_rules){.keep_lines = 1 + (size_t)random_below(random, 3),
                                        .full_room = random_below(random, 300),
                                        .padding = random_below(random, 6)};
    trial->rules.least_start = trial->rules.full_room / 4;
    trial->room = random_below(random, trial->rules.full_room + 1);
}

/* ---- Trying ---------------------------------------------------------------------------------- */

/* Splits the row to its end; returns how many pieces it took. */
static size_t try_row(struct random *random, struct trial *trial) {
    size_t pieces = 0, most = 1 + MOST_CELLS * MOST_LINES;
    for (struct split_piece piece = {0}; !piece.finished && trial->fault == NULL; pieces++) {
        piece = split_row(trial->cells, trial->count, trial->room, &trial->rules, trial->take);
        struct judge judge = judge_of(trial);
        trial->fault = judge_row(&judge, piece);
        for (size_t i = 0; i < trial->count; i++) {
            trial->cells[i].from = piece.moved ? trial->cells[i].from : trial->take[i];
        }
        trial->room = trial->rules.full_room;
        trial->cells[0].top = piece.moved ? 0 : random_below(random, 30);
        if (pieces > most) {
            trial->fault = "no end";
        }
    }
    return pieces;
}

int main(int count, char **arguments) {
    uint64_t first = 0, seeds = 0;
    size_t pieces = 0, failed = 0;
    if (count != 3 || !str_to_number(str_of(arguments[1]), UINT32_MAX, &first) ||
        !str_to_number(str_of(arguments[2]), UINT32_MAX, &seeds)) {
        (void)fputs("usage: split_random_test FIRST-SEED COUNT\n", stderr);
        return 2;
    }
    struct trial *trial = calloc(1, sizeof *trial);
    for (uint64_t seed = first; trial != NULL && seed < first + seeds; seed++) {
        struct random random = {seed * 2654435761u};
        *trial = (struct trial){.fault = NULL};
        make_row(&random, trial);
        pieces += try_row(&random, trial);
        if (trial->fault != NULL) {
            printf("seed %llu: %s\n", (unsigned long long)seed, trial->fault);
            failed++;
        }
    }
    free(trial);
    printf("seeds %llu to %llu: %zu pieces, %zu failed\n", (unsigned long long)first,
           (unsigned long long)(first + seeds - 1), pieces, failed);
    return failed == 0 && pieces > seeds ? EXIT_SUCCESS : EXIT_FAILURE;
}
