#include "split_judge.h"

length judge_height(const struct split_cell *cell, size_t end) {
    length height = cell->top;
    for (size_t i = cell->from; i < end; i++) {
        height += cell->lines[i].height + (i > cell->from ? cell->lines[i].before : 0);
    }
    return height;
}

/* True where cutting the cell before line `at` keeps the rules and fits. */
static bool is_allowed(const struct judge *judge, const struct split_cell *cell, size_t at) {
    size_t keep = judge->rules->keep_lines;
    bool has_rules = cell->count >= 2 * keep && at < cell->count;
    return judge_height(cell, at) + judge->rules->padding <= judge->room &&
           (!has_rules || (at >= cell->from + keep && at + keep <= cell->count));
}

/* The furthest allowed cut behind `from`; 0 where there is none. */
static size_t furthest(const struct judge *judge, const struct split_cell *cell) {
    size_t best = 0;
    for (size_t at = cell->from + 1; at <= cell->count; at++) {
        best = is_allowed(judge, cell, at) ? at : best;
    }
    return best;
}

static void fail(struct judge *judge, const char *fault) {
    judge->fault = judge->fault == NULL ? fault : judge->fault;
}

/* A cell takes the furthest good cut; without one, on a full page, what fits, but a line at least.
 */
static void judge_cell(struct judge *judge, const struct split_cell *cell, size_t take) {
    size_t wanted = furthest(judge, cell);
    if (cell->from == cell->count) {
        wanted = cell->count;
    } else if (wanted == 0) {
        wanted = cell->from + 1;
        while (wanted < cell->count &&
               judge_height(cell, wanted + 1) + judge->rules->padding <= judge->room) {
            wanted++;
        }
        if (judge->room < judge->rules->full_room) {
            fail(judge, "a rule broken with a full page to come");
        }
    }
    if (take != wanted) {
        fail(judge, "not the furthest good cut");
    }
}

static void judge_piece(struct judge *judge, struct split_piece piece) {
    length height = 0;
    bool finished = true, single_lines = true;
    for (size_t i = 0; i < judge->count; i++) {
        const struct split_cell *cell = &judge->cells[i];
        judge_cell(judge, cell, judge->take[i]);
        length cell_height = judge_height(cell, judge->take[i]);
        height = cell_height > height ? cell_height : height;
        finished = finished && judge->take[i] == cell->count;
        single_lines = single_lines && (cell_height + judge->rules->padding <= judge->room ||
                                        judge->take[i] <= cell->from + 1);
    }
    if (piece.height != height + judge->rules->padding) {
        fail(judge, "wrong height");
    }
    if (piece.finished != finished) {
        fail(judge, "wrong about the end");
    }
    if (piece.height > judge->room && (judge->room < judge->rules->full_room || !single_lines)) {
        fail(judge, "a piece higher than its room");
    }
}

struct judge_start judge_start(const struct judge *judge) {
    struct judge_start start = {.is_allowed = true, .finished = true};
    for (size_t i = 0; i < judge->count; i++) {
        const struct split_cell *cell = &judge->cells[i];
        size_t cut = cell->from == cell->count ? cell->count : furthest(judge, cell);
        start.is_allowed = start.is_allowed && (cut > 0 || cell->count == 0);
        start.finished = start.finished && cut == cell->count;
        length here = cut > cell->from ? judge_height(cell, cut) : cell->top;
        start.height = here > start.height ? here : start.height;
    }
    start.height += judge->rules->padding;
    start.is_allowed = start.is_allowed && start.height <= judge->room;
    return start;
}

bool judge_allows_move(const struct judge *judge) {
    struct judge_start start = judge_start(judge);
    bool whole = true, fits_next = true;
    length all = 0;
    for (size_t i = 0; i < judge->count; i++) {
        const struct split_cell *cell = &judge->cells[i];
        whole = whole && cell->from == 0;
        all = judge_height(cell, cell->count) > all ? judge_height(cell, cell->count) : all;
        fits_next = fits_next && judge_height(cell, cell->count) + judge->rules->padding <=
                                     judge->rules->full_room;
    }
    all += judge->rules->padding;
    bool is_low = whole && fits_next && !start.finished && judge->rules->least_part > 0 &&
                  start.height * judge->rules->least_part < all;
    return (!start.is_allowed || is_low) && judge->room < judge->rules->full_room;
}

const char *judge_row(struct judge *judge, struct split_piece piece) {
    if (piece.moved != judge_allows_move(judge)) {
        fail(judge, piece.moved ? "moved without a reason" : "begun with a reason to move");
    } else if (!piece.moved) {
        judge_piece(judge, piece);
    }
    return judge->fault;
}
