/* Random rows against the rules of split.h, each judged anew and by trying every cut.
 *
 *     split_random_test FIRST-SEED COUNT */
#include "random.h"
#include "split_judge.h"
#include "split_making.h"

#include <string.h>

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
        trial->cells[i] = make_cell(random, trial->lines[i], MOST_LINES, even);
    }
    trial->rules = make_rules(random, &trial->room);
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

static size_t try_seed(struct random *random, const char **fault) {
    static struct trial trial;
    memset(&trial, 0, sizeof trial);
    make_row(random, &trial);
    size_t pieces = try_row(random, &trial);
    *fault = trial.fault;
    return pieces;
}

int main(int count, char **arguments) {
    return try_seeds(count, arguments, "split_random_test", try_seed);
}
