/* Random documents of a few units: the pages that are planned against all ways to begin them.
 *
 *     plan_random_test FIRST-SEED COUNT
 *
 * No way that plan.h allows may take fewer pages, or on as many pages fewer splits. */
#include "random.h"
#include "split_making.h"

#include "base/arena.h"
#include "layout/plan.h"

#include <stdio.h>
#include <string.h>

enum { MOST_UNITS = 9, MOST_CELLS = 3, MOST_LINES = 40 };

struct trial {
    struct split_line lines[MOST_UNITS][MOST_CELLS][MOST_LINES];
    struct split_cell cells[MOST_UNITS][MOST_CELLS];
    struct plan_unit units[MOST_UNITS];
    struct plan_task task;
    size_t pages, splits; /* the best way so far */
};

/* ---- Making ---------------------------------------------------------------------------------- */

static length cell_height(const struct split_cell *cell) {
    length height = 0;
    for (size_t i = 0; i < cell->count; i++) {
        height += cell->lines[i].height + (i > 0 ? cell->lines[i].before : 0);
    }
    return height;
}

static void make_unit(struct random *random, struct trial *trial, size_t i, length head) {
    struct plan_unit *unit = &trial->units[i];
    size_t columns = 1 + (size_t)random_below(random, MOST_CELLS);
    length height = 0;
    *unit = (struct plan_unit){
        .group = {trial->cells[i], 1, columns, 0}, .cells = trial->cells[i], .head = head};
    unit->rules = (struct split_rules){.keep_lines = 2,
                                       .full_room = trial->task.room - head,
                                       .least_part = random_chance(random, 50) ? 4 : 0,
                                       .padding = random_below(random, 4)};
    for (size_t k = 0; k < columns; k++) {
        trial->cells[i][k] = make_cell(random, trial->lines[i][k], MOST_LINES, true);
        height =
            cell_height(&trial->cells[i][k]) > height ? cell_height(&trial->cells[i][k]) : height;
    }
    unit->whole = height + unit->rules.padding;
    unit->before = random_chance(random, 20) ? random_below(random, 20) : 0;
    unit->after = random_chance(random, 20) ? random_below(random, 20) : 0;
    unit->begins = random_chance(random, 20);
    unit->keeps = random_chance(random, 15);
}

static void make_task(struct random *random, struct trial *trial) {
    length head = 0;
    trial->task = (struct plan_task){.units = trial->units,
                                     .count = 1 + (size_t)random_below(random, MOST_UNITS),
                                     .room = 80 + random_below(random, 200)};
    for (size_t i = 0; i < trial->task.count; i++) {
        head = random_chance(random, 30) ? random_below(random, 30) : head;
        make_unit(random, trial, i, head);
    }
}

/* ---- All ways -------------------------------------------------------------------------------- */

/* The beginning of a page. */
struct begin {
    size_t unit;
    size_t from[MOST_CELLS];
    bool goes_on;
    size_t page, splits;
};

static void try_page(struct trial *trial, const struct begin *begin);

static void try_next(struct trial *trial, const struct begin *begin, size_t unit) {
    struct begin next = {.unit = unit, .page = begin->page + 1, .splits = begin->splits};
    try_page(trial, &next);
}

static void try_split(struct trial *trial, const struct begin *begin, size_t unit,
                      const size_t *take) {
    struct begin next = {
        .unit = unit, .goes_on = true, .page = begin->page + 1, .splits = begin->splits + 1};
    memcpy(next.from, take, trial->units[unit].group.columns * sizeof *take);
    try_page(trial, &next);
}

static void note_end(struct trial *trial, const struct begin *begin) {
    bool is_better = begin->page < trial->pages ||
                     (begin->page == trial->pages && begin->splits < trial->splits);
    if (is_better) {
        trial->pages = begin->page;
        trial->splits = begin->splits;
    }
}

/* The unit before which the page ends where unit `i` has no place on it. */
static size_t kept_with(const struct trial *trial, const struct begin *begin, size_t i) {
    size_t first = i;
    while (first > begin->unit && trial->units[first - 1].keeps) {
        first--;
    }
    return first;
}

static void try_page(struct trial *trial, const struct begin *begin) {
    length y = 0, after = 0;
    if (begin->page > trial->pages) {
        return;
    }
    for (size_t i = begin->unit; i < trial->task.count; i++) {
        const struct plan_unit *unit = &trial->units[i];
        struct split_cell cells[MOST_CELLS];
        size_t take[MOST_CELLS];
        length heights[1], gap = y == 0 ? 0 : after > unit->before ? after : unit->before;
        length top = y + gap + (y == 0 || unit->begins ? unit->head : 0);
        struct split_group group = unit->group;
        memcpy(cells, group.cells, group.columns * sizeof *cells);
        for (size_t k = 0; k < group.columns; k++) {
            cells[k].from = begin->goes_on && i == begin->unit && y == 0 ? begin->from[k] : 0;
        }
        group.cells = cells;
        if (y > 0 && !trial->units[i - 1].keeps && y * 100 >= trial->task.room * 60) {
            try_next(trial, begin, i);
        }
        struct split_group_piece piece =
            split_group(&group, trial->task.room - top, &unit->rules, take, heights);
        size_t kept = kept_with(trial, begin, i);
        bool is_kept = kept > begin->unit && unit->keeps && !piece.finished;
        if ((piece.moved && y > 0) || is_kept) {
            try_next(trial, begin, kept > begin->unit ? kept : i);
            return;
        }
        if (!piece.moved && !piece.finished) {
            try_split(trial, begin, i, take);
            return;
        }
        y = top + piece.height;
        after = unit->after;
    }
    note_end(trial, begin);
}

/* ---- Trying ---------------------------------------------------------------------------------- */

static size_t try_document(struct random *random, const char **fault) {
    static struct trial trial;
    struct arena *arena = arena_new();
    make_task(random, &trial);
    trial.pages = SIZE_MAX;
    struct begin begin = {.page = 1};
    try_page(&trial, &begin);
    struct plan plan = plan_pages(&trial.task, arena);
    if (plan.pages != trial.pages) {
        *fault = plan.pages > trial.pages ? "more pages than need be" : "fewer pages than can be";
    } else if (plan.splits != trial.splits) {
        *fault =
            plan.splits > trial.splits ? "more splits than need be" : "fewer splits than can be";
    }
    arena_free(arena);
    return trial.pages + 1;
}

int main(int argc, char **argv) {
    return try_seeds(argc, argv, "plan_random_test", try_document);
}
