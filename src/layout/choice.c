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
 * needs and give the rest to those that would make use of it, so that no text stands tight while
 * another column is half empty.
 *
 * Rejected: branch and bound over the rows' heights, as Gange, Marriott, Moulder and Stuckey
 * describe (DocEng 2011): exact, but without a bound on its time, which a build that takes
 * milliseconds cannot give. Rejected too: widths in proportion to each column's amount of text,
 * as browsers have them: rows are as high as their highest cell, whatever its column holds
 * elsewhere. */
#include "layout/choice.h"

#include "base/arena.h"
#include "layout/choice_sweep.h"

#include <stdbool.h>
#include <string.h>

/* How long is searched: kicks, over so many groups of rows. A larger table is sampled for that, and
 * swept as a whole in the end. */
enum { SEARCHED_GROUPS = 48, KICKS_LEAST = 16, KICKS_MOST = 300, KICK_BUDGET = 2000000 };

void choice_free(struct choice *choice) {
    array_free(&choice->steps);
    array_free(&choice->cells);
    array_free(&choice->rows);
    array_free(&choice->groups);
}

/* ---- Heights --------------------------------------------------------------------------------- */

static length row_height(const struct choice *choice, const struct choice_row *row,
                         const length *widths, int64_t *cost) {
    length height = row->least;
    for (size_t i = row->first; i < row->end; i++) {
        const struct choice_cell *cell = &choice->cells.items[i];
        const struct choice_step *step = choice_step_at(choice, cell, widths[cell->column]);
        height = step->height > height ? step->height : height;
        *cost += step->cost;
    }
    return height;
}

int64_t choice_height(const struct choice *choice, const length *widths) {
    int64_t height = 0;
    for (size_t g = 0; g < choice->groups.count; g++) {
        const struct choice_group *group = &choice->groups.items[g];
        bool has_beside = group->end - group->first > 1;
        int64_t beside = 0, stacked = 0, cost = 0;
        for (size_t i = group->first; i < group->end; i++) {
            length row = row_height(choice, &choice->rows.items[i], widths, &cost);
            *(has_beside && i == group->first ? &beside : &stacked) += row;
        }
        height += ((beside > stacked ? beside : stacked) + cost) * group->weight;
    }
    return height;
}

/* ---- Descent --------------------------------------------------------------------------------- */

/* Until no pair of columns can be shared better. */
static void descend(struct sweep *sweep, length *widths) {
    size_t columns = sweep->choice->columns, pairs = columns * (columns - 1) / 2, a = 0, b = 1;
    for (size_t in_vain = 0; in_vain < pairs; in_vain++) {
        if (sweep_pair(sweep, a, b, widths)) {
            in_vain = 0;
        }
        b++;
        if (b == columns) {
            a = a + 2 < columns ? a + 1 : 0;
            b = a + 1;
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

/* A part of `most`, and nearly twice the same of twice as much: a poster has the widths of its
 * charter. */
static length random_part(uint64_t *state, length most) {
    return (length)(((random_next(state) >> 32) * ((uint64_t)most + 1)) >> 32);
}

/* The width at which the cell is lower than `height`; 0 where there is none. */
static length width_below(const struct choice *choice, const struct choice_cell *cell,
                          length height) {
    for (size_t i = cell->end; i > cell->first; i--) {
        const struct choice_step *step = &choice->steps.items[i - 1];
        if (step->height < height) {
            return step->width;
        }
    }
    return 0;
}

/* Takes `grown` from the columns that the row's cells do not ask for, in proportion to what each
 * can spare. False where that is not enough. */
static bool take_back(const struct choice *choice, const length *asked, length *widths,
                      length grown) {
    length slack = 0;
    for (size_t i = 0; i < choice->columns; i++) {
        slack += widths[i] == asked[i] ? 0 : widths[i] - choice->least[i];
    }
    if (slack < grown) {
        return false;
    }
    for (size_t i = 0; i < choice->columns && slack > 0; i++) {
        length spare = widths[i] == asked[i] ? 0 : widths[i] - choice->least[i];
        length part = (length)((int64_t)grown * spare / slack);
        widths[i] -= part;
        grown -= part;
        slack -= spare;
    }
    return true;
}

/* Makes the cells of a row that are its highest so wide that each is lower. False where there is no
 * room for that; the widths are then not to be used. */
static bool lower_row(const struct choice *choice, const struct choice_row *row, length *widths,
                      length *asked) {
    int64_t cost = 0, grown = 0;
    length height = row_height(choice, row, widths, &cost);
    memset(asked, 0, choice->columns * sizeof *asked);
    for (size_t i = row->first; i < row->end; i++) {
        const struct choice_cell *cell = &choice->cells.items[i];
        length width = width_below(choice, cell, height);
        if (width > widths[cell->column]) {
            grown += width - widths[cell->column];
            asked[cell->column] = widths[cell->column] = width;
        }
    }
    return grown > 0 && grown <= choice->total && take_back(choice, asked, widths, (length)grown);
}

/* Moves width from a column to another, some of what it can give. */
static void shift(const struct choice *choice, length *widths, uint64_t *state) {
    size_t from = random_next(state) % choice->columns;
    size_t to = random_next(state) % choice->columns;
    length most = widths[from] - choice->least[from];
    length limit = choice->total / (length)(2 * choice->columns);
    most = most < limit ? most : limit;
    length move = random_part(state, most);
    widths[from] -= move;
    widths[to] += move;
}

/* Widths that have nothing to do with those before. */
static void begin_anew(const struct choice *choice, length *widths, uint64_t *state) {
    length rest = choice->total;
    for (size_t i = 0; i < choice->columns; i++) {
        rest -= choice->least[i];
    }
    for (size_t i = 0; i < choice->columns; i++) {
        length part =
            random_part(state, (length)(2 * (int64_t)rest / (int64_t)(choice->columns - i)));
        part = part < rest && i + 1 < choice->columns ? part : rest;
        widths[i] = choice->least[i] + part;
        rest -= part;
    }
}

/* What is searched with: the best widths so far, those being tried, and what a row asks for. */
struct search {
    struct sweep sweep;
    length *best, *trial, *asked;
    uint64_t state;
};

/* Makes the trial of the best: one kick in two lowers a row, one in four leads far away, the others
 * move some width. */
static void kick(struct search *search) {
    const struct choice *choice = search->sweep.choice;
    uint64_t *state = &search->state;
    const struct choice_group *group =
        &choice->groups.items[random_next(state) % choice->groups.count];
    size_t row = group->first + random_next(state) % (group->end - group->first);
    uint64_t kind = random_next(state) % 4;
    size_t size = choice->columns * sizeof *search->trial;
    memcpy(search->trial, search->best, size);
    if (kind == 0) {
        begin_anew(choice, search->trial, state);
    } else if (kind == 1 ||
               !lower_row(choice, &choice->rows.items[row], search->trial, search->asked)) {
        memcpy(search->trial, search->best, size);
        for (size_t i = 2 + random_next(state) % 3; i > 0; i--) {
            shift(choice, search->trial, state);
        }
    }
}

static size_t kicks_for(const struct choice *choice) {
    size_t work = 0;
    for (size_t g = 0; g < choice->groups.count; g++) {
        const struct choice_group *group = &choice->groups.items[g];
        const struct choice_row *first = &choice->rows.items[group->first];
        const struct choice_row *last = &choice->rows.items[group->end - 1];
        for (size_t i = first->first; i < last->end; i++) {
            work += choice->cells.items[i].end - choice->cells.items[i].first + 1;
        }
    }
    work *= choice->columns * choice->columns;
    size_t kicks = KICK_BUDGET / (work + 1);
    return kicks > KICKS_MOST ? KICKS_MOST : kicks < KICKS_LEAST ? KICKS_LEAST : kicks;
}

static void kick_about(struct search *search) {
    const struct choice *choice = search->sweep.choice;
    int64_t lowest = choice_height(choice, search->best);
    for (size_t i = kicks_for(choice); i > 0; i--) {
        kick(search);
        descend(&search->sweep, search->trial);
        int64_t height = choice_height(choice, search->trial);
        if (height <= lowest) {
            lowest = height;
            memcpy(search->best, search->trial, choice->columns * sizeof *search->best);
        }
    }
}

/* ---- What is left over ----------------------------------------------------------------------- */

/* The least width at which the cell is no higher than `height` and costs no more than at
 * `width`. */
static length least_for(const struct choice *choice, const struct choice_cell *cell, length height,
                        length width) {
    const struct choice_step *at = choice_step_at(choice, cell, width);
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

/* The width up to which the column would make a cell lower, beyond what it has. */
static length appetite_of(const struct choice *choice, size_t column, length width) {
    length most = width;
    for (size_t i = 0; i < choice->cells.count; i++) {
        const struct choice_cell *cell = &choice->cells.items[i];
        if (cell->column == column) {
            length widest = choice->steps.items[cell->first].width;
            most = widest > most ? widest : most;
        }
    }
    return most - width;
}

/* Shares `rest` among the columns in proportion to `parts`, to the last unit of length. */
static void share_out(const struct choice *choice, length *widths, const length *parts,
                      length rest) {
    int64_t all = 0, before = 0, given = 0;
    for (size_t i = 0; i < choice->columns; i++) {
        all += i == choice->still ? 0 : parts[i];
    }
    for (size_t i = 0; i < choice->columns && all > 0; i++) {
        before += i == choice->still ? 0 : parts[i];
        int64_t until = (int64_t)rest * before / all;
        widths[i] += (length)(until - given);
        given = until;
    }
}

/* Each column gets what it needs. Of the rest those get as much as they would make use of who
 * would: a column of serials does not grow while a text beside it could be calmer. What is left
 * over then all get in proportion to their widths. */
static void share_rest(const struct choice *choice, length *widths, length *appetites) {
    int64_t wanted = 0, rest = choice->total;
    tighten(choice, widths, appetites);
    memcpy(widths, appetites, choice->columns * sizeof *widths);
    for (size_t i = 0; i < choice->columns; i++) {
        appetites[i] = i == choice->still ? 0 : appetite_of(choice, i, widths[i]);
        wanted += appetites[i];
        rest -= widths[i];
    }
    length first = (length)(wanted < rest ? wanted : rest);
    share_out(choice, widths, appetites, first);
    memcpy(appetites, widths, choice->columns * sizeof *widths);
    share_out(choice, widths, appetites, (length)rest - first);
}

/* ---- The search ------------------------------------------------------------------------------ */

/* An even part of the groups, each as many times heavier. */
static struct choice sample_of(const struct choice *choice, size_t every) {
    struct choice sample = *choice;
    memset(&sample.groups, 0, sizeof sample.groups);
    for (size_t i = 0; i < choice->groups.count; i++) {
        struct choice_group group = choice->groups.items[i];
        if (group.is_head) {
            array_push(&sample.groups, group);
        } else if (i % every == 0) {
            group.weight *= (uint32_t)every;
            array_push(&sample.groups, group);
        }
    }
    return sample;
}

/* Searches a part of the groups at length. */
static void search_sample(const struct choice *choice, struct search *search) {
    struct choice sample =
        sample_of(choice, (choice->groups.count + SEARCHED_GROUPS - 1) / SEARCHED_GROUPS);
    search->sweep = sweep_new(&sample);
    descend(&search->sweep, search->best);
    if (choice->columns > 2) {
        kick_about(search);
    }
    sweep_free(&search->sweep);
    array_free(&sample.groups);
}

int64_t choice_search(const struct choice *choice, length *widths) {
    length *scratch = memory_zeroed(memory_product(2 * choice->columns, sizeof *scratch));
    struct search search = {.best = widths,
                            .trial = scratch,
                            .asked = scratch + choice->columns,
                            .state = 0x9E3779B97F4A7C15u};
    if (choice->groups.count > 0) {
        search_sample(choice, &search);
    }
    if (choice->groups.count > SEARCHED_GROUPS) {
        search.sweep = sweep_new(choice);
        descend(&search.sweep, widths);
        sweep_free(&search.sweep);
    }
    share_rest(choice, widths, scratch);
    memory_free(scratch);
    return choice_height(choice, widths);
}
