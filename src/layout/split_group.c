/* How a group is split.
 *
 * A group is a service of several cases: cells that all its rows share (name, method, officers) at
 * the side of rows that stand one below another (fee and time by case). On paper these are two
 * columns of rows beside each other, and that is how they are split: the shared cells are one row,
 * cut by split_row; the case rows follow one another beside it, in the same room, as rows of a
 * table do, and the one that meets the end of the room is cut by split_row too, or moves. So the
 * rules are those of rows, twice: a case stands whole where it can; one that the next page takes
 * whole is started for a quarter of it or more; one that no page takes is cut where the room
 * ends; and a cut between two cases costs nothing and is what happens most.
 *
 * The two sides need not end on the same page. The side that ends first goes on blank, as short
 * cells of a split row do: the shared cells beside the cases that follow, or the last case below
 * its own text. Where a piece's shared cells are the higher side, the last case row in it takes
 * what is left, for its text is at its top and its lower edge is the page's end. Only where the
 * whole group stands on one page do all case rows get an equal part of it: the rules between the
 * cases are then the only lines in these columns, and stand calmly.
 *
 * The group as a whole moves to the next page for the same reasons as a row: where its first case
 * row or one of its shared cells cannot be begun here, or where it fits the next page and would
 * begin with a low piece.
 *
 * Rejected: never splitting a case row that fits a page. Cases with long lists of papers are nearly
 * a page high, and every other page would stay half empty. Rejected too: cutting the shared cells
 * where the last whole case ends, so that both sides end on one line. It is tidy where they are of
 * one length, which they never are, and pushes text to the next page from room that is there. */
#include "layout/split_group.h"

/* ---- The sides ------------------------------------------------------------------------------ */

static const struct split_cell *row_cells(const struct split_group *group, size_t row) {
    return group->cells + (row + 1) * group->columns;
}

/* The case rows of a piece, side by side with nothing. */
struct stack {
    size_t end;
    length height;
    bool goes_on; /* the last of them does */
};

static struct stack stack_rows(const struct split_group *group, length room,
                               const struct split_rules *rules, size_t *take, length *heights) {
    struct stack stack = {.end = group->first};
    while (stack.end < group->rows && !stack.goes_on) {
        struct split_piece piece =
            split_row(row_cells(group, stack.end), group->columns, room - stack.height, rules,
                      take + (stack.end + 1) * group->columns);
        if (piece.moved) {
            break;
        }
        heights[stack.end++] = piece.height;
        stack.height += piece.height;
        stack.goes_on = !piece.finished;
    }
    return stack;
}

/* ---- The whole ------------------------------------------------------------------------------ */

/* A row of which anything was taken has gone on from there, or is behind `first`. */
static bool is_whole(const struct split_group *group) {
    return group->first == 0 && split_row_is_whole(row_cells(group, 0), group->columns);
}

/* The height of the group uncut; more than a page's room where it is higher than that. */
static length whole_height(const struct split_group *group, const struct split_rules *rules) {
    length most = rules->full_room, stacked = 0;
    length shared = split_row_height(group->cells, group->columns, rules->padding, most);
    for (size_t i = 0; i < group->rows && stacked <= most; i++) {
        stacked += split_row_height(row_cells(group, i), group->columns, rules->padding, most);
    }
    return shared > stacked ? shared : stacked;
}

/* Gives the rows of a whole group equal parts of `extra`, to the last unit of length. */
static void share(length *heights, size_t rows, length extra) {
    for (size_t i = 0; i < rows; i++) {
        length part = extra / (length)(rows - i);
        heights[i] += part;
        extra -= part;
    }
}

static struct split_group_piece split_one_row(const struct split_group *group, length room,
                                              const struct split_rules *rules, size_t *take,
                                              length *heights) {
    struct split_piece piece = split_row(group->cells, group->columns, room, rules, take);
    heights[0] = piece.height;
    return (struct split_group_piece){
        .moved = piece.moved, .finished = piece.finished, .height = piece.height, .end = 1};
}

static struct split_group_piece moved(const struct split_group *group) {
    return (struct split_group_piece){.moved = true, .end = group->first, .next = group->first};
}

struct split_group_piece split_group(const struct split_group *group, length room,
                                     const struct split_rules *rules, size_t *take,
                                     length *heights) {
    if (group->rows == 1) {
        return split_one_row(group, room, rules, take, heights);
    }
    struct split_rules shared_rules = *rules;
    shared_rules.least_part = 0;
    struct split_piece shared = split_row(group->cells, group->columns, room, &shared_rules, take);
    struct stack stack = stack_rows(group, room, rules, take, heights);
    if (shared.moved || stack.end == group->first) {
        return moved(group);
    }
    struct split_group_piece piece = {
        .finished = shared.finished && stack.end == group->rows && !stack.goes_on,
        .height = shared.height > stack.height ? shared.height : stack.height,
        .end = stack.end,
        .next = stack.end - (stack.goes_on || stack.end == group->rows)};
    bool whole = is_whole(group);
    if (room < rules->full_room && whole && !piece.finished &&
        split_is_low(piece.height, whole_height(group, rules), rules)) {
        return moved(group);
    }
    if (whole && piece.finished) {
        share(heights, group->rows, piece.height - stack.height);
    } else {
        heights[piece.end - 1] += piece.height - stack.height;
    }
    return piece;
}
