/* Random rows against the rules of split.h, each judged anew and by trying every cut.
 *
 *     split_random_test FIRST-SEED COUNT */
#include "random.h"

#include "base/str.h"
#include "layout/split.h"

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

/* ---- Judging -------------------------------------------------------------------------------- */

static length height_of(const struct split_cell *cell, size_t end) {
    length height = cell->top;
    for (size_t i = cell->from; i < end; i++) {
        height += cell->lines[i].height + (i > cell->from ? cell->lines[i].before : 0);
    }
    return height;
}

/* True where cutting the cell before line `at` keeps the rules and fits. */
static bool is_allowed(const struct trial *trial, const struct split_cell *cell, size_t at) {
    size_t keep = trial->rules.keep_lines;
    bool has_rules = cell->count >= 2 * keep && at < cell->count;
    return height_of(cell, at) + trial->rules.padding <= trial->room &&
           (!has_rules || (at >= cell->from + keep && at + keep <= cell->count));
}

/* The furthest allowed cut behind `from`; 0 where there is none. */
static size_t furthest(const struct trial *trial, const struct split_cell *cell) {
    size_t best = 0;
    for (size_t at = cell->from + 1; at <= cell->count; at++) {
        best = is_allowed(trial, cell, at) ? at : best;
    }
    return best;
}

static void fail(struct trial *trial, const char *fault) {
    trial->fault = trial->fault == NULL ? fault : trial->fault;
}

/* A cell takes the furthest good cut; without one, on a full page, what fits, but a line at least.
 */
static void judge_cell(struct trial *trial, const struct split_cell *cell, size_t take) {
    size_t wanted = furthest(trial, cell);
    if (cell->from == cell->count) {
        wanted = cell->count;
    } else if (wanted == 0) {
        wanted = cell->from + 1;
        while (wanted < cell->count &&
               height_of(cell, wanted + 1) + trial->rules.padding <= trial->room) {
            wanted++;
        }
        if (trial->room < trial->rules.full_room) {
            fail(trial, "a rule broken with a full page to come");
        }
    }
    if (take != wanted) {
        fail(trial, "not the furthest good cut");
    }
}

static void judge_piece(struct trial *trial, struct split_piece piece) {
    length height = 0;
    bool finished = true, single_lines = true;
    for (size_t i = 0; i < trial->count; i++) {
        const struct split_cell *cell = &trial->cells[i];
        judge_cell(trial, cell, trial->take[i]);
        length cell_height = height_of(cell, trial->take[i]);
        height = cell_height > height ? cell_height : height;
        finished = finished && trial->take[i] == cell->count;
        single_lines = single_lines && (cell_height + trial->rules.padding <= trial->room ||
                                        trial->take[i] <= cell->from + 1);
    }
    if (piece.height != height + trial->rules.padding) {
        fail(trial, "wrong height");
    }
    if (piece.finished != finished) {
        fail(trial, "wrong about the end");
    }
    if (piece.height > trial->room && (trial->room < trial->rules.full_room || !single_lines)) {
        fail(trial, "a piece higher than its room");
    }
}

/* A move needs a reason: a cell with no good cut, or a row that fits the next page, of which only
 * little would stand here. */
static void judge_move(struct trial *trial) {
    bool has_reason = false, whole = true, fits_next = true, finished = true;
    length height = 0;
    for (size_t i = 0; i < trial->count; i++) {
        const struct split_cell *cell = &trial->cells[i];
        size_t cut = cell->from == cell->count ? cell->count : furthest(trial, cell);
        has_reason = has_reason || (cut == 0 && cell->count > 0);
        length here = cut > cell->from ? height_of(cell, cut) : cell->top;
        height = here > height ? here : height;
        whole = whole && cell->from == 0;
        finished = finished && cut == cell->count;
        fits_next = fits_next &&
                    height_of(cell, cell->count) + trial->rules.padding <= trial->rules.full_room;
    }
    height += trial->rules.padding;
    has_reason = has_reason || height > trial->room ||
                 (whole && fits_next && !finished && height < trial->rules.least_start);
    if (!has_reason || trial->room >= trial->rules.full_room) {
        fail(trial, "moved without a reason");
    }
}

/* Splits the row to its end; returns how many pieces it took. */
static size_t try_row(struct random *random, struct trial *trial) {
    size_t pieces = 0, most = 1 + MOST_CELLS * MOST_LINES;
    for (struct split_piece piece = {0}; !piece.finished && trial->fault == NULL; pieces++) {
        piece = split_row(trial->cells, trial->count, trial->room, &trial->rules, trial->take);
        if (piece.moved) {
            judge_move(trial);
        } else {
            judge_piece(trial, piece);
        }
        for (size_t i = 0; i < trial->count; i++) {
            trial->cells[i].from = piece.moved ? trial->cells[i].from : trial->take[i];
        }
        trial->room = trial->rules.full_room;
        trial->cells[0].top = piece.moved ? 0 : random_below(random, 30);
        if (pieces > most) {
            fail(trial, "no end");
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
