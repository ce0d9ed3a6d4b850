/* How page breaks are planned.
 *
 * A page that is filled as far as it goes decides what the next one begins with, and so on to the
 * end: what looked best for one page splits a row on the next, or leaves two lines for the last. So
 * pages are filled in several ways at once: as far as they go, the last row split if need be, and
 * also only to the end of each row before that, if the page is then not too empty. All beginnings
 * of the next page that come of this are filled in turn, page by page (a breadth-first search in
 * which equal beginnings are one), and the first page on which one of them comes to the document's
 * end is the last there need be. Among those that end there the best way is followed back.
 *
 * A unit is whatever a page may begin with; units that keep together are passed by. Only the
 * beginnings of pages are the plan: what a page takes is asked of split_group here as it is when it
 * is placed, by the same rules, so the two agree.
 *
 * The beginnings that lag behind the furthest ones by more than the last page leaves empty cannot
 * win. How much that is is not known beforehand, so of each page the furthest few are kept: more
 * than most pages have rows.
 *
 * Rejected: choosing by the look of single pages, as word processors do: they fill, and repair
 * backwards what a rule forbids. Rejected: all beginnings of the whole document at once (as Knuth
 * and Plass do it for lines): in a table of thousands of rows almost none of them lies on a way of
 * the fewest pages. */
#include "layout/plan.h"

#include "base/arena.h"
#include "base/array.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* How many beginnings of a page are followed; how full a page is, in parts of a hundred, that ends
 * though more would go on it; and below how much a last page is nearly empty. */
enum { BEGINNINGS = 32, FULL_ENOUGH = 60, NEARLY_EMPTY = 25 };

/* What a way costs. Pages come first, for all beginnings of a page are as far. */
static const int64_t cost_of_split = 1000000000000, cost_of_empty_end = 100000000000;

/* The beginning of a page. */
struct beginning {
    size_t unit, first; /* what it begins with: a unit, and of its rows this one */
    const size_t *from; /* lines of the row's cells, behind those of the cells that span the rows
                           where there are several; NULL where it begins anew */
    int64_t cost;       /* of the pages before */
    size_t before;      /* where the page before began: an index of `all` */
    size_t splits;
};

struct planner {
    const struct plan_task *task;
    struct arena *arena;
    ARRAY(struct beginning) all; /* of all pages, one after the other */
    size_t page;                 /* the first of the page that comes next */
    size_t best_end;             /* where the last page began; SIZE_MAX: no end was reached */
    int64_t best_cost;
    ARRAY(size_t) from; /* of a beginning that may be known already */
    ARRAY(size_t) take; /* of the unit being cut */
    ARRAY(length) heights;
    struct part *parts; /* of the merged cells on the page being filled, one a column */
};

/* What a merged cell takes of a page. */
struct part {
    bool is_begun;
    size_t first; /* of the cell's units */
    length bottom;
};

/* A page being filled. */
struct filling {
    size_t began; /* with this, an index of `all` */
    length y;     /* as far as it is filled */
    length after; /* the space below that */
    size_t kept;  /* the unit that keeps with all between it and the one being placed */
};

/* ---- Beginnings ------------------------------------------------------------------------------ */

/* How many cells of a unit may go on at once. */
static size_t open_cells(const struct split_group *group) {
    return group->rows > 1 ? 2 * group->columns : group->columns;
}

/* The cell of the group that is open cell `i` where row `first` goes on. */
static size_t open_cell(const struct split_group *group, size_t first, size_t i) {
    return i < group->columns ? i : (first + 1) * group->columns + i - group->columns;
}

static bool are_same(const struct planner *planner, const struct beginning *a,
                     const struct beginning *b) {
    if (a->unit != b->unit || a->first != b->first || (a->from == NULL) != (b->from == NULL)) {
        return false;
    }
    size_t cells = open_cells(&planner->task->units[a->unit].group);
    return a->from == NULL || memcmp(a->from, b->from, cells * sizeof *a->from) == 0;
}

static const size_t *keep_from(struct planner *planner, const struct beginning *next) {
    size_t cells = open_cells(&planner->task->units[next->unit].group);
    size_t *from = arena_array_of(planner->arena, size_t, cells);
    memcpy(from, next->from, cells * sizeof *from);
    return from;
}

/* Its `from` need not outlive the call. */
static void add_beginning(struct planner *planner, struct beginning next) {
    for (size_t i = planner->page; i < planner->all.count; i++) {
        struct beginning *known = &planner->all.items[i];
        if (are_same(planner, known, &next)) {
            next.from = known->from;
            *known = next.cost < known->cost ? next : *known;
            return;
        }
    }
    next.from = next.from != NULL ? keep_from(planner, &next) : NULL;
    array_push(&planner->all, next);
}

static int64_t cost_of_room(const struct planner *planner, length y) {
    int64_t part = (int64_t)(planner->task->room - y) * 1000 / planner->task->room;
    return part > 0 ? part * part : 0;
}

/* Ends the page before a unit. */
static void end_before(struct planner *planner, const struct filling *page, size_t unit, length y) {
    const struct beginning *began = &planner->all.items[page->began];
    add_beginning(planner, (struct beginning){.unit = unit,
                                              .cost = began->cost + cost_of_room(planner, y),
                                              .before = page->began,
                                              .splits = began->splits});
}

/* Ends the page inside a unit, of which `planner->from` is where it goes on. */
static void end_inside(struct planner *planner, const struct filling *page, size_t unit,
                       size_t first) {
    const struct beginning *began = &planner->all.items[page->began];
    add_beginning(planner, (struct beginning){.unit = unit,
                                              .first = first,
                                              .from = planner->from.items,
                                              .cost = began->cost + cost_of_split,
                                              .before = page->began,
                                              .splits = began->splits + 1});
}

/* The document ends on the page. */
static void end_all(struct planner *planner, const struct filling *page) {
    int64_t cost = planner->all.items[page->began].cost;
    if ((int64_t)page->y * 100 < (int64_t)planner->task->room * NEARLY_EMPTY) {
        cost += cost_of_empty_end;
    }
    if (planner->best_end == SIZE_MAX || cost < planner->best_cost) {
        planner->best_end = page->began;
        planner->best_cost = cost;
    }
}

/* ---- Pages ----------------------------------------------------------------------------------- */

/* Room for what a cut of the unit gives. */
static void make_room(struct planner *planner, const struct split_group *group) {
    size_t cells = (group->rows + (group->rows > 1)) * group->columns;
    while (planner->take.count < cells) {
        array_push(&planner->take, 0);
    }
    while (planner->heights.count < group->rows) {
        array_push(&planner->heights, 0);
    }
}

/* Has the unit's cells go on where a page begins with it, or makes them whole again. */
static void set_open_cells(const struct planner *planner, size_t index,
                           const struct beginning *began, bool goes_on) {
    const struct plan_unit *unit = &planner->task->units[index];
    for (size_t i = 0; i < open_cells(&unit->group); i++) {
        struct split_cell *cell = &unit->cells[open_cell(&unit->group, began->first, i)];
        cell->from = goes_on ? began->from[i] : 0;
        cell->top = 0;
    }
    if (goes_on && planner->task->mark != NULL) {
        planner->task->mark(planner->task->context, index, began->first, unit->cells);
    }
}

/* Notes where the unit goes on behind the piece. */
static void note_from(struct planner *planner, const struct split_group *group,
                      const struct split_group_piece *piece) {
    planner->from.count = 0;
    for (size_t i = 0; i < open_cells(group); i++) {
        size_t cell = open_cell(group, piece->next, i);
        bool is_taken = i < group->columns || piece->next < piece->end;
        array_push(&planner->from, is_taken ? planner->take.items[cell] : group->cells[cell].from);
    }
}

static struct split_group_piece cut_unit(struct planner *planner, size_t index, length room,
                                         const struct beginning *goes_on) {
    const struct plan_unit *unit = &planner->task->units[index];
    if (goes_on == NULL && unit->whole <= room) {
        return (struct split_group_piece){.finished = true, .height = unit->whole};
    }
    struct split_group group = unit->group;
    make_room(planner, &group);
    group.first = goes_on != NULL ? goes_on->first : 0;
    if (goes_on != NULL) {
        set_open_cells(planner, index, goes_on, true);
    }
    struct split_group_piece piece =
        split_group(&group, room, &unit->rules, planner->take.items, planner->heights.items);
    if (!piece.moved && !piece.finished) {
        note_from(planner, &group, &piece);
    }
    if (goes_on != NULL) {
        set_open_cells(planner, index, goes_on, false);
    }
    return piece;
}

/* ---- Merged cells ---------------------------------------------------------------------------- */

static bool has_part(const struct planner *planner, const struct plan_beside *beside) {
    const struct part *part = &planner->parts[beside->column];
    return part->is_begun && part->first == beside->first;
}

/* The height that cells beside the unit need which have no part on the page yet. */
static length least_beside(const struct planner *planner, const struct plan_unit *unit) {
    length least = 0;
    for (size_t i = 0; i < unit->beside_count; i++) {
        const struct plan_beside *beside = &unit->beside[i];
        if (!has_part(planner, beside) && beside->height > least) {
            least = beside->height;
        }
    }
    return least;
}

/* Begins their parts at `top`. */
static void begin_parts(struct planner *planner, const struct plan_unit *unit, length top) {
    for (size_t i = 0; i < unit->beside_count; i++) {
        const struct plan_beside *beside = &unit->beside[i];
        if (!has_part(planner, beside)) {
            planner->parts[beside->column] =
                (struct part){true, beside->first, top + beside->height};
        }
    }
}

/* The end of a unit at `y`, which is further down where cells that end with it reach further. */
static length end_of_parts(const struct planner *planner, size_t index, length y) {
    const struct plan_unit *unit = &planner->task->units[index];
    for (size_t i = 0; i < unit->beside_count; i++) {
        const struct plan_beside *beside = &unit->beside[i];
        length bottom = planner->parts[beside->column].bottom;
        y = beside->end == index + 1 && bottom > y ? bottom : y;
    }
    return y;
}

/* ---- Units ----------------------------------------------------------------------------------- */

/* Places what fits of the unit; false where the page ends with that. */
static bool place_unit(struct planner *planner, struct filling *page, size_t index) {
    const struct plan_unit *unit = &planner->task->units[index];
    const struct beginning *began = &planner->all.items[page->began];
    bool is_empty = page->y == 0;
    length gap = is_empty ? 0 : page->after > unit->before ? page->after : unit->before;
    length top = page->y + gap + (is_empty || unit->begins ? unit->head : 0);
    bool goes_on = index == began->unit && began->from != NULL && is_empty;
    length room = planner->task->room - top;
    struct split_group_piece piece = {.moved = true};
    if (is_empty || least_beside(planner, unit) <= room) {
        piece = cut_unit(planner, index, room, goes_on ? began : NULL);
    }
    bool has_kept = page->kept > began->unit;
    /* What keeps with what follows stands whole, but where it begins the page. */
    if ((piece.moved && !is_empty) || (has_kept && unit->keeps && !piece.finished)) {
        end_before(planner, page, has_kept ? page->kept : index, page->y);
        return false;
    }
    if (!piece.finished && !piece.moved) {
        end_inside(planner, page, index, piece.next);
        return false;
    }
    begin_parts(planner, unit, top);
    page->y = end_of_parts(planner, index, top + piece.height);
    page->after = unit->after;
    return true;
}

static void fill_page(struct planner *planner, size_t began) {
    const struct plan_task *task = planner->task;
    memset(planner->parts, 0, task->columns * sizeof *planner->parts);
    struct filling page = {.began = began, .kept = planner->all.items[began].unit};
    for (size_t i = page.kept; i < task->count; i++) {
        page.kept = i > 0 && task->units[i - 1].keeps ? page.kept : i;
        bool is_enough = (int64_t)page.y * 100 >= (int64_t)task->room * FULL_ENOUGH;
        if (page.kept == i && page.y > 0 && is_enough) {
            end_before(planner, &page, i, page.y);
        }
        if (!place_unit(planner, &page, i)) {
            return;
        }
    }
    end_all(planner, &page);
}

/* ---- The plan -------------------------------------------------------------------------------- */

static int by_progress(const void *a, const void *b) {
    const struct beginning *x = a, *y = b;
    if (x->unit != y->unit) {
        return x->unit < y->unit ? 1 : -1;
    }
    if ((x->from == NULL) != (y->from == NULL)) {
        return x->from == NULL ? 1 : -1;
    }
    return x->cost != y->cost ? (x->cost > y->cost) - (x->cost < y->cost)
                              : (x->before > y->before) - (x->before < y->before);
}

/* Keeps the furthest beginnings of the page. */
static void keep_furthest(struct planner *planner, size_t page) {
    size_t count = planner->all.count - page;
    if (count > BEGINNINGS) {
        qsort(planner->all.items + page, count, sizeof *planner->all.items, by_progress);
        planner->all.count = page + BEGINNINGS;
    }
}

static struct plan plan_of(const struct planner *planner) {
    const struct beginning *at = &planner->all.items[planner->best_end];
    bool *breaks = arena_array_of(planner->arena, bool, planner->task->count);
    struct plan plan = {.breaks = breaks, .pages = 1, .splits = at->splits};
    for (; at->unit > 0 || at->from != NULL; at = &planner->all.items[at->before]) {
        breaks[at->unit] = at->from == NULL;
        plan.pages++;
    }
    return plan;
}

struct plan plan_pages(const struct plan_task *task, struct arena *arena) {
    struct planner planner = {.task = task, .arena = arena, .best_end = SIZE_MAX};
    struct plan plan = {.pages = 0};
    if (task->count == 0) {
        return plan;
    }
    planner.parts = memory_zeroed(memory_product(task->columns + 1, sizeof *planner.parts));
    array_push(&planner.all, (struct beginning){.unit = 0});
    for (size_t first = 0, end = 1; planner.best_end == SIZE_MAX && first < end;) {
        planner.page = end;
        for (size_t i = first; i < end; i++) {
            fill_page(&planner, i);
        }
        keep_furthest(&planner, end);
        first = end;
        end = planner.all.count;
    }
    if (planner.best_end != SIZE_MAX) {
        plan = plan_of(&planner);
    }
    array_free(&planner.all);
    array_free(&planner.from);
    array_free(&planner.take);
    array_free(&planner.heights);
    memory_free(planner.parts);
    return plan;
}
