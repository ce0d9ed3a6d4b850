/* How column widths are chosen.
 *
 * A cell's height falls in steps as its column gets wider, a row is as high as its highest cell,
 * and the columns together are as wide as the page. To find the widths with the least height is
 * NP-hard (Anderson and Sobti, SoCG 1999), for two columns it is a sweep (choice_sweep.c). So the
 * search goes from pair to pair until no two columns can be shared better, and has then reached a
 * place where any lower one needs three columns to change at once. From there it is kicked: a few
 * columns give and take at random, the sweeps follow, and what is lower, or as low, is where the
 * next kick starts. The numbers are from a fixed seed. tests/bench measures how near this comes to
 * the best that a long random search finds.
 *
 * Many widths have the same least height. Of these it takes those that leave each column what it
 * needs and give the rest to all in proportion, so that no text stands tight while another column
 * is half empty.
 *
 * Rejected: branch and bound over the rows' heights, as Gange, Marriott, Moulder and Stuckey
 * describe (DocEng 2011): exact, but without a bound on its time, which a build that takes
 * milliseconds cannot give. Rejected too: widths in proportion to each column's amount of text,
 * which is what word processors and browsers do: the seed needs a fifth more lines that way. */
#include "layout/choice.h"

#include "base/arena.h"
#include "layout/choice_sweep.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

/* How long is searched: in cells that sweeps pass. A large table is swept until nothing changes all
 * the same. */
enum { KICK_BUDGET = 150000, KICK_LIMIT = 200 };

void choice_free(struct choice *choice) {
    array_free(&choice->steps);
    array_free(&choice->cells);
    array_free(&choice->rows);
    array_free(&choice->groups);
}

/* ---- Heights --------------------------------------------------------------------------------- */

/* The cell's step in a column of `width`. */
static const struct choice_step *step_at(const struct choice *choice,
                                         const struct choice_cell *cell, length width) {
    size_t i = cell->first;
    while (i + 1 < cell->end && choice->steps.items[i].width > width) {
        i++;
    }
    return &choice->steps.items[i];
}

static length row_height(const struct choice *choice, const struct choice_row *row,
                         const length *widths, int64_t *cost) {
    length height = row->least;
    for (size_t i = row->first; i < row->end; i++) {
        const struct choice_cell *cell = &choice->cells.items[i];
        const struct choice_step *step = step_at(choice, cell, widths[cell->column]);
        height = step->height > height ? step->height : height;
        *cost += step->cost;
    }
    return height;
}

int64_t choice_height(const struct choice *choice, const length *widths) {
    int64_t height = 0, cost = 0;
    for (size_t g = 0; g < choice->groups.count; g++) {
        const struct choice_group *group = &choice->groups.items[g];
        bool has_beside = group->end - group->first > 1;
        int64_t beside = 0, stacked = 0;
        for (size_t i = group->first; i < group->end; i++) {
            length row = row_height(choice, &choice->rows.items[i], widths, &cost);
            *(has_beside && i == group->first ? &beside : &stacked) += row;
        }
        height += (beside > stacked ? beside : stacked) * group->weight;
    }
    return height + cost;
}

/* ---- Descent --------------------------------------------------------------------------------- */

/* Until no pair of columns can be shared better. */
static void descend(struct sweep *sweep, length *widths) {
    size_t columns = sweep->choice->columns;
    for (bool is_better = true; is_better;) {
        is_better = false;
        for (size_t a = 0; a < columns; a++) {
            for (size_t b = a + 1; b < columns; b++) {
                is_better = sweep_pair(sweep, a, b, widths) || is_better;
            }
        }
    }
}

/* ---- Kicks ----------------------------------------------------------------------------------- */

/* xorshift64 (Marsaglia 2003). */
static uint64_t random_next(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Moves width from a column to another, some of what it can give. */
static void kick(const struct choice *choice, length *widths, uint64_t *state) {
    size_t moves = 2 + random_next(state) % 3;
    for (size_t i = 0; i < moves; i++) {
        size_t from = random_next(state) % choice->columns;
        size_t to = random_next(state) % choice->columns;
        length most = widths[from] - choice->least[from];
        length limit = choice->total / (length)(2 * choice->columns);
        most = most < limit ? most : limit;
        length move = (length)(random_next(state) % ((uint64_t)most + 1));
        widths[from] -= move;
        widths[to] += move;
    }
}

static size_t kicks_for(const struct choice *choice) {
    size_t pairs = choice->columns * (choice->columns - 1) / 2;
    size_t work = (choice->cells.count + choice->steps.count + 1) * pairs / choice->columns + 1;
    size_t kicks = KICK_BUDGET / work;
    return kicks < KICK_LIMIT ? kicks : KICK_LIMIT;
}

static int64_t kick_about(struct sweep *sweep, length *widths, length *trial) {
    const struct choice *choice = sweep->choice;
    size_t size = choice->columns * sizeof *widths;
    uint64_t state = 0x9E3779B97F4A7C15u;
    int64_t lowest = choice_height(choice, widths);
    for (size_t i = kicks_for(choice); i > 0; i--) {
        memcpy(trial, widths, size);
        kick(choice, trial, &state);
        descend(sweep, trial);
        int64_t height = choice_height(choice, trial);
        if (height <= lowest) {
            lowest = height;
            memcpy(widths, trial, size);
        }
    }
    return lowest;
}

/* ---- What is left over ----------------------------------------------------------------------- */

/* The least width at which the cell is no higher than `height` and costs no more than at
 * `width`. */
static length least_for(const struct choice *choice, const struct choice_cell *cell, length height,
                        length width) {
    const struct choice_step *at = step_at(choice, cell, width);
    const struct choice_step *last = &choice->steps.items[cell->end - 1];
    while (at < last && at[1].height <= height && at[1].cost <= at->cost) {
        at++;
    }
    return at == last ? 0 : at->width;
}

/* Makes each column of `tight` as narrow as it may be without a higher row. */
static void tighten(const struct choice *choice, const length *widths, length *tight) {
    memcpy(tight, choice->least, choice->columns * sizeof *tight);
    for (size_t r = 0; r < choice->rows.count; r++) {
        const struct choice_row *row = &choice->rows.items[r];
        int64_t cost = 0;
        length height = row_height(choice, row, widths, &cost);
        for (size_t i = row->first; i < row->end; i++) {
            const struct choice_cell *cell = &choice->cells.items[i];
            length least = least_for(choice, cell, height, widths[cell->column]);
            least = least < widths[cell->column] ? least : widths[cell->column];
            tight[cell->column] = least > tight[cell->column] ? least : tight[cell->column];
        }
    }
}

/* Each column gets what it needs, and of the rest a part in proportion to that. */
static void share_rest(const struct choice *choice, length *widths, length *tight) {
    int64_t needed = 0, before = 0, given = 0;
    tighten(choice, widths, tight);
    for (size_t i = 0; i < choice->columns; i++) {
        needed += tight[i];
    }
    for (size_t i = 0; i < choice->columns; i++) {
        before += tight[i];
        int64_t edge = needed > 0 ? choice->total * before / needed
                                  : choice->total * (int64_t)(i + 1) / (int64_t)choice->columns;
        widths[i] = (length)(edge - given);
        given = edge;
    }
}

/* ---- The search ------------------------------------------------------------------------------ */

int64_t choice_search(const struct choice *choice, length *widths) {
    struct sweep sweep = sweep_new(choice);
    length *scratch = memory_zeroed(memory_product(choice->columns, sizeof *scratch));
    descend(&sweep, widths);
    int64_t height = choice->columns > 2 ? kick_about(&sweep, widths, scratch) : 0;
    share_rest(choice, widths, scratch);
    height = choice_height(choice, widths);
    memory_free(scratch);
    sweep_free(&sweep);
    return height;
}
