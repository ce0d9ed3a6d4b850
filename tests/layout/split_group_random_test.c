/* Random groups against the rules of split_group.h, each judged anew: what its cells share as a
 * row, and its own rows one below another, every cut of each tried.
 *
 *     split_group_random_test FIRST-SEED COUNT */
#include "random.h"
#include "split_judge.h"
#include "split_making.h"

#include "layout/split_group.h"

#include <string.h>

enum { MOST_COLUMNS = 5, MOST_ROWS = 6, MOST_LINES = 120 };
enum { MOST_CELLS = MOST_COLUMNS * (MOST_ROWS + 1) };

struct trial {
    struct split_line lines[MOST_CELLS][MOST_LINES];
    struct split_cell cells[MOST_CELLS]; /* what they share, and the rows */
    size_t take[MOST_CELLS];
    length heights[MOST_ROWS];
    struct split_group group;
    struct split_rules rules;
    length room;
    const char *fault;
};

/* ---- Making --------------------------------------------------------------------------------- */

static void make_group(struct random *random, struct trial *trial) {
    bool even = random_chance(random, 50);
    struct split_group *group = &trial->group;
    group->cells = trial->cells;
    group->columns = 1 + (size_t)random_below(random, MOST_COLUMNS);
    group->rows = 2 + (size_t)random_below(random, MOST_ROWS - 1);
    for (size_t column = 0; column < group->columns; column++) {
        bool is_shared = random_chance(random, 50);
        for (size_t row = is_shared ? 0 : 1; row < (is_shared ? 1 : 1 + group->rows); row++) {
            size_t cell = row * group->columns + column;
            trial->cells[cell] = make_cell(random, trial->lines[cell], MOST_LINES, even);
        }
    }
    trial->rules = make_rules(random, &trial->room);
}

/* ---- Judging -------------------------------------------------------------------------------- */

static void fail(struct trial *trial, const char *fault) {
    if (trial->fault == NULL) {
        trial->fault = fault;
    }
}

/* Line 0 is what they share, line 1 + i is row i. */
static struct judge judge_line(const struct trial *trial, size_t line, length room) {
    size_t first = line * trial->group.columns;
    return (struct judge){.cells = trial->cells + first,
                          .count = trial->group.columns,
                          .take = trial->take + first,
                          .rules = &trial->rules,
                          .room = room};
}

static length line_height(const struct trial *trial, size_t line, bool taken) {
    length height = 0;
    for (size_t i = 0; i < trial->group.columns; i++) {
        size_t cell = line * trial->group.columns + i;
        const struct split_cell *split = &trial->cells[cell];
        length here = judge_height(split, taken ? trial->take[cell] : split->count);
        height = here > height ? here : height;
    }
    return height + trial->rules.padding;
}

static bool is_finished(const struct trial *trial, size_t line) {
    for (size_t i = 0; i < trial->group.columns; i++) {
        size_t cell = line * trial->group.columns + i;
        if (trial->take[cell] < trial->cells[cell].count) {
            return false;
        }
    }
    return true;
}

static bool is_whole(const struct trial *trial) {
    for (size_t i = 0; i < MOST_CELLS; i++) {
        if (trial->cells[i].from > 0) {
            return false;
        }
    }
    return trial->group.first == 0;
}

/* What they share is a row, but for the least height to start with: the group's counts. */
static void judge_shared(struct trial *trial) {
    struct split_rules rules = trial->rules;
    rules.least_part = 0;
    struct judge judge = judge_line(trial, 0, trial->room);
    judge.rules = &rules;
    const char *fault =
        judge_row(&judge, (struct split_piece){.finished = is_finished(trial, 0),
                                               .height = line_height(trial, 0, true)});
    if (fault != NULL) {
        fail(trial, fault);
    }
}

/* Rows stand below each other, the last of them cut like any other; the one behind them has a
 * reason not to be here. Returns their own heights together. */
static length judge_rows(struct trial *trial, const struct split_group_piece *piece) {
    length used = 0;
    for (size_t row = trial->group.first; row < piece->end; row++) {
        struct judge judge = judge_line(trial, row + 1, trial->room - used);
        struct split_piece here = {.finished = is_finished(trial, row + 1),
                                   .height = line_height(trial, row + 1, true)};
        const char *fault = judge_row(&judge, here);
        if (fault != NULL) {
            fail(trial, fault);
        }
        if (!here.finished && row + 1 < piece->end) {
            fail(trial, "a row below one that goes on");
        }
        used += here.height;
    }
    struct judge next = judge_line(trial, piece->end + 1, trial->room - used);
    if (is_finished(trial, piece->end) && piece->end < trial->group.rows &&
        !judge_allows_move(&next)) {
        fail(trial, "a row moved without a reason");
    }
    return used;
}

/* Rows of a group that is here as a whole share what is left equally, else the last has it. */
static void judge_heights(struct trial *trial, const struct split_group_piece *piece, length own) {
    length sum = 0, left = piece->height - own;
    bool shares = is_whole(trial) && piece->finished;
    for (size_t row = trial->group.first; row < piece->end; row++) {
        length more = trial->heights[row] - line_height(trial, row + 1, true);
        length least = shares ? left / (length)trial->group.rows : row + 1 == piece->end ? left : 0;
        if (more < least || more > least + (shares && left % (length)trial->group.rows > 0)) {
            fail(trial, "a row higher or lower than its part");
        }
        sum += trial->heights[row];
    }
    if (sum != piece->height) {
        fail(trial, "rows not as high as the piece");
    }
}

static void judge_piece(struct trial *trial, const struct split_group_piece *piece) {
    length shared = line_height(trial, 0, true);
    if (piece->end <= trial->group.first || piece->end > trial->group.rows) {
        fail(trial, "a piece without rows");
        return;
    }
    judge_shared(trial);
    length own = judge_rows(trial, piece);
    if (piece->height != (own > shared ? own : shared)) {
        fail(trial, "wrong height");
    }
    judge_heights(trial, piece, own);
    bool goes_on = !is_finished(trial, piece->end);
    if (piece->finished != (is_finished(trial, 0) && piece->end == trial->group.rows && !goes_on)) {
        fail(trial, "wrong about the end");
    }
    if (piece->next != (goes_on || piece->end == trial->group.rows ? piece->end - 1 : piece->end)) {
        fail(trial, "wrong about what is next");
    }
}

/* The height that would stand here, were the group begun. */
static length start_height(const struct trial *trial) {
    struct judge shared = judge_line(trial, 0, trial->room);
    length height = judge_start(&shared).height, own = 0;
    bool goes_on = false;
    for (size_t row = trial->group.first; row < trial->group.rows && !goes_on; row++) {
        struct judge judge = judge_line(trial, row + 1, trial->room - own);
        struct judge_start start = judge_start(&judge);
        goes_on = judge_allows_move(&judge) || !start.finished;
        own += judge_allows_move(&judge) ? 0 : start.height;
    }
    return own > height ? own : height;
}

static length whole_height(const struct trial *trial) {
    length own = 0, shared = line_height(trial, 0, false);
    for (size_t row = 0; row < trial->group.rows; row++) {
        own += line_height(trial, row + 1, false);
    }
    return own > shared ? own : shared;
}

/* A group moves where one of its sides has a reason to, or where it fits the next page and only
 * little of it would stand here. */
static bool allows_move(const struct trial *trial) {
    struct split_rules rules = trial->rules;
    rules.least_part = 0;
    struct judge shared = judge_line(trial, 0, trial->room);
    shared.rules = &rules;
    struct judge first = judge_line(trial, trial->group.first + 1, trial->room);
    bool is_low = is_whole(trial) && whole_height(trial) <= trial->rules.full_room &&
                  whole_height(trial) > trial->room && trial->rules.least_part > 0 &&
                  start_height(trial) * trial->rules.least_part < whole_height(trial);
    return judge_allows_move(&shared) || judge_allows_move(&first) ||
           (is_low && trial->room < trial->rules.full_room);
}

/* ---- Trying ---------------------------------------------------------------------------------- */

/* The mark of a continued group stands in any one column. */
static void put_mark(struct random *random, struct trial *trial) {
    size_t column = (size_t)random_below(random, (int)trial->group.columns);
    for (size_t i = 0; i < MOST_CELLS; i++) {
        trial->cells[i].top = 0;
    }
    bool is_shared = trial->cells[column].count > 0;
    size_t line = is_shared ? 0 : trial->group.first + 1;
    trial->cells[line * trial->group.columns + column].top = random_below(random, 30);
}

static void judge_all(struct trial *trial, const struct split_group_piece *piece) {
    if (piece->moved != allows_move(trial)) {
        fail(trial, piece->moved ? "moved without a reason" : "begun with a reason to move");
    } else if (!piece->moved) {
        judge_piece(trial, piece);
    }
}

/* Splits the group to its end; returns how many pieces it took. */
static size_t try_group(struct random *random, struct trial *trial) {
    size_t pieces = 0, most = 2 + MOST_CELLS * MOST_LINES;
    for (struct split_group_piece piece = {0}; !piece.finished && trial->fault == NULL; pieces++) {
        piece = split_group(&trial->group, trial->room, &trial->rules, trial->take, trial->heights);
        judge_all(trial, &piece);
        trial->room = trial->rules.full_room;
        if (!piece.moved && trial->fault == NULL) {
            for (size_t i = 0; i < (piece.end + 1) * trial->group.columns; i++) {
                trial->cells[i].from = trial->take[i];
            }
            trial->group.first = piece.next;
            put_mark(random, trial);
        }
        if (pieces > most) {
            fail(trial, "no end");
        }
    }
    for (size_t i = 0; i < (trial->group.rows + 1) * trial->group.columns; i++) {
        if (trial->cells[i].from < trial->cells[i].count) {
            fail(trial, "lines lost");
        }
    }
    return pieces;
}

static size_t try_seed(struct random *random, const char **fault) {
    static struct trial trial;
    memset(&trial, 0, sizeof trial);
    make_group(random, &trial);
    size_t pieces = try_group(random, &trial);
    *fault = trial.fault;
    return pieces;
}

int main(int count, char **arguments) {
    return try_seeds(count, arguments, "split_group_random_test", try_seed);
}
