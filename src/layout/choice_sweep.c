/* How two columns share their width.
 *
 * With all other columns as they are, the height of the table is a function of one number, the
 * width of the first column, and constant but for the widths where a cell gains or loses a line.
 * The sweep makes the first column narrower and the second wider, from one of these to the next,
 * and keeps the sum of all heights up to date: the best share is found exactly, in the time that it
 * takes to pass the steps of two columns. */
#include "layout/choice_sweep.h"

#include "base/arena.h"

#include <stdlib.h>

/* ---- Setting up ------------------------------------------------------------------------------ */

static int by_width(const void *a, const void *b) {
    const struct choice_event *x = a, *y = b;
    return x->width != y->width ? (x->width < y->width) - (x->width > y->width)
                                : (x->row > y->row) - (x->row < y->row);
}

static void add_events(struct sweep *sweep, const struct choice_cell *cell, uint32_t row) {
    const struct choice_step *steps = sweep->choice->steps.items;
    for (size_t i = cell->first; i + 1 < cell->end; i++) {
        array_push(&sweep->events[cell->column],
                   (struct choice_event){.width = steps[i].width,
                                         .row = row,
                                         .wide = steps[i].height,
                                         .narrow = steps[i + 1].height,
                                         .dearer = steps[i + 1].cost - steps[i].cost});
    }
}

/* Rows of no group, where these are a sample, do not count. */
static void add_group(struct sweep *sweep, uint32_t g) {
    const struct choice *choice = sweep->choice;
    for (size_t row = choice->groups.items[g].first; row < choice->groups.items[g].end; row++) {
        sweep->group_of[row] = g;
        for (size_t i = choice->rows.items[row].first; i < choice->rows.items[row].end; i++) {
            add_events(sweep, &choice->cells.items[i], (uint32_t)row);
        }
    }
}

struct sweep sweep_new(const struct choice *choice) {
    size_t rows = choice->rows.count;
    struct sweep sweep = {.choice = choice};
    sweep.events = memory_zeroed(memory_product(choice->columns, sizeof *sweep.events));
    sweep.group_of = memory_zeroed(memory_product(rows + 1, sizeof *sweep.group_of));
    sweep.others = memory_zeroed(memory_product(rows + 1, sizeof *sweep.others));
    sweep.heights[0] = memory_zeroed(memory_product(rows + 1, sizeof(length)));
    sweep.heights[1] = memory_zeroed(memory_product(rows + 1, sizeof(length)));
    sweep.stacked = memory_zeroed(memory_product(choice->groups.count + 1, sizeof(int64_t)));
    for (size_t g = 0; g < choice->groups.count; g++) {
        add_group(&sweep, (uint32_t)g);
    }
    for (size_t i = 0; i < choice->columns; i++) {
        if (sweep.events[i].count > 0) {
            qsort(sweep.events[i].items, sweep.events[i].count, sizeof *sweep.events[i].items,
                  by_width);
        }
    }
    return sweep;
}

void sweep_free(struct sweep *sweep) {
    for (size_t i = 0; i < sweep->choice->columns; i++) {
        array_free(&sweep->events[i]);
    }
    memory_free(sweep->events);
    memory_free(sweep->group_of);
    memory_free(sweep->others);
    memory_free(sweep->heights[0]);
    memory_free(sweep->heights[1]);
    memory_free(sweep->stacked);
}

/* ---- Heights --------------------------------------------------------------------------------- */

static length row_height(const struct sweep *sweep, size_t row) {
    length height = sweep->others[row];
    for (int i = 0; i < 2; i++) {
        height = sweep->heights[i][row] > height ? sweep->heights[i][row] : height;
    }
    return height;
}

static int64_t group_height(const struct sweep *sweep, size_t g) {
    const struct choice_group *group = &sweep->choice->groups.items[g];
    int64_t height = sweep->stacked[g];
    if (group->end - group->first > 1) {
        length beside = row_height(sweep, group->first);
        height = beside > height ? beside : height;
    }
    return height * group->weight;
}

/* True where the row's height counts in its group's stack. */
static bool is_stacked(const struct choice_group *group, size_t row) {
    return row > group->first || group->end - group->first == 1;
}

/* Notes that the cell of the row in the column of `side` is `height` high. */
static void change(struct sweep *sweep, int side, size_t row, length height) {
    size_t g = sweep->group_of[row];
    sweep->height -= group_height(sweep, g);
    length before = row_height(sweep, row);
    sweep->heights[side][row] = height;
    if (is_stacked(&sweep->choice->groups.items[g], row)) {
        sweep->stacked[g] += row_height(sweep, row) - before;
    }
    sweep->height += group_height(sweep, g);
}

const struct choice_step *choice_step_at(const struct choice *choice,
                                         const struct choice_cell *cell, length width) {
    size_t i = cell->first;
    while (i + 1 < cell->end && choice->steps.items[i].width > width) {
        i++;
    }
    return &choice->steps.items[i];
}

static int64_t weight_of(const struct sweep *sweep, size_t row) {
    return sweep->choice->groups.items[sweep->group_of[row]].weight;
}

static void set_row(struct sweep *sweep, size_t row, const size_t *pair, const length *widths) {
    const struct choice *choice = sweep->choice;
    const struct choice_row *cells = &choice->rows.items[row];
    sweep->others[row] = cells->least;
    sweep->heights[0][row] = sweep->heights[1][row] = 0;
    for (size_t i = cells->first; i < cells->end; i++) {
        const struct choice_cell *cell = &choice->cells.items[i];
        const struct choice_step *step = choice_step_at(choice, cell, widths[cell->column]);
        if (cell->column == pair[0] || cell->column == pair[1]) {
            sweep->heights[cell->column == pair[1]][row] = step->height;
            sweep->height += (int64_t)step->cost * weight_of(sweep, row);
        } else if (step->height > sweep->others[row]) {
            sweep->others[row] = step->height;
        }
    }
}

static void set_heights(struct sweep *sweep, const size_t *pair, const length *widths) {
    const struct choice *choice = sweep->choice;
    sweep->height = 0;
    for (size_t g = 0; g < choice->groups.count; g++) {
        const struct choice_group *group = &choice->groups.items[g];
        sweep->stacked[g] = 0;
        for (size_t row = group->first; row < group->end; row++) {
            set_row(sweep, row, pair, widths);
            sweep->stacked[g] += is_stacked(group, row) ? row_height(sweep, row) : 0;
        }
        sweep->height += group_height(sweep, g);
    }
}

/* ---- The sweep ------------------------------------------------------------------------------- */

/* Where the sweep is: the next event of either column. */
struct passing {
    const choice_event_array *narrowing, *widening;
    size_t narrow; /* the first column's event that comes next */
    size_t wide;   /* the events of the second that are still ahead: those before this */
    length together;
};

/* The widest that the first column is at the next event; 0: there is none. */
static length next_width(const struct passing *at) {
    length narrow = 0, wide = 0;
    if (at->narrow < at->narrowing->count) {
        narrow = at->narrowing->items[at->narrow].width - 1;
    }
    if (at->wide > 0) {
        wide = at->together - at->widening->items[at->wide - 1].width;
    }
    return narrow > wide ? narrow : wide;
}

static void pass_events(struct sweep *sweep, struct passing *at, length width) {
    while (at->narrow < at->narrowing->count && at->narrowing->items[at->narrow].width > width) {
        const struct choice_event *event = &at->narrowing->items[at->narrow++];
        change(sweep, 0, event->row, event->narrow);
        sweep->height += (int64_t)event->dearer * weight_of(sweep, event->row);
    }
    while (at->wide > 0 && at->widening->items[at->wide - 1].width <= at->together - width) {
        const struct choice_event *event = &at->widening->items[--at->wide];
        change(sweep, 1, event->row, event->wide);
        sweep->height -= (int64_t)event->dearer * weight_of(sweep, event->row);
    }
}

/* The first event of a column that is not wider than `width`. */
static size_t events_above(const choice_event_array *events, length width) {
    size_t count = 0;
    while (count < events->count && events->items[count].width > width) {
        count++;
    }
    return count;
}

bool sweep_pair(struct sweep *sweep, size_t a, size_t b, length *widths) {
    size_t pair[2] = {a, b};
    length least = sweep->choice->least[a], together = widths[a] + widths[b];
    length before = widths[a], best = before;
    int64_t height_before = INT64_MAX, lowest = INT64_MAX;
    widths[a] = together - sweep->choice->least[b];
    widths[b] = sweep->choice->least[b];
    set_heights(sweep, pair, widths);
    struct passing at = {.narrowing = &sweep->events[a],
                         .widening = &sweep->events[b],
                         .narrow = events_above(&sweep->events[a], widths[a]),
                         .wide = events_above(&sweep->events[b], widths[b]),
                         .together = together};
    for (length width = widths[a], next = 0; width >= least; width = next) {
        pass_events(sweep, &at, width);
        next = next_width(&at);
        if (sweep->height < lowest) {
            lowest = sweep->height;
            best = width;
        }
        if (width >= before && (next < before || next < least)) {
            height_before = sweep->height;
        }
        if (next == 0) {
            break;
        }
    }
    best = lowest < height_before ? best : before;
    widths[a] = best;
    widths[b] = together - best;
    return best != before;
}
