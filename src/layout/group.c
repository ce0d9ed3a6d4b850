#include "layout/group.h"

#include "doc/doc.h"
#include "layout/continued.h"
#include "layout/merged.h"
#include "layout/paragraph.h"

#include <assert.h>

/* ---- Setting ------------------------------------------------------------------------------- */

/* Counts the rows and notes which cells span them. */
static void set_shape(struct set_group *group, const struct doc_row *source, size_t columns) {
    size_t spanned = 0;
    group->source = source;
    group->columns = columns;
    group->first = 0;
    group->spans.count = group->heights.count = 0;
    for (size_t i = 0; source->group > 1 && i < columns; i++) {
        const struct doc_cell *cell = &source->cells[i];
        assert(cell->rows <= 1 || cell->rows >= source->group);
        array_push(&group->spans, cell->rows != 1);
        spanned += cell->rows != 1;
    }
    group->rows = spanned == columns ? 1 : source->group;
    for (size_t i = 0; i < group->rows; i++) {
        array_push(&group->heights, 0);
    }
}

/* One line of cells: those of `row` that span the group, or those that do not. */
static void set_line(struct set_group *group, struct setter *setter, struct cell_columns *columns,
                     const struct doc_row *row, bool spanning, const bool *apart) {
    setter->place = row->place;
    for (size_t i = 0; i < group->columns; i++) {
        bool is_here = !apart[i] && (group->rows == 1 || group->spans.items[i] == spanning);
        columns->column = i;
        cells_add(&group->set, setter, is_here ? &row->cells[i] : NULL, columns);
    }
}

void group_set(struct set_group *group, struct setter *setter, const struct doc_table *table,
               const struct doc_row *source, const length *edges, const bool *apart) {
    struct cell_columns columns = {.table = table, .edges = edges};
    cells_clear(&group->set);
    set_shape(group, source, table->column_count);
    if (group->rows > 1) {
        set_line(group, setter, &columns, source, true, apart);
    }
    for (size_t i = 0; i < group->rows; i++) {
        set_line(group, setter, &columns, &source[i], false, apart);
    }
    cells_finish(&group->set);
}

void group_free(struct set_group *group) {
    cells_free(&group->set);
    array_free(&group->spans);
    array_free(&group->heights);
}

/* ---- Cutting ------------------------------------------------------------------------------- */

struct split_group_piece group_cut(struct set_group *group, length room,
                                   const struct split_rules *rules) {
    struct split_group split = {.cells = group->set.cells.items,
                                .rows = group->rows,
                                .columns = group->columns,
                                .first = group->first};
    return split_group(&split, room, rules, group->set.take.items, group->heights.items);
}

/* The cells of a row begin here. */
static size_t row_index(const struct set_group *group, size_t row) {
    return (row + (group->rows > 1)) * group->columns;
}

static void set_top(struct set_group *group, const struct continued_cell *mark, length most) {
    bool spans = group->rows > 1 && group->spans.items[mark->column];
    size_t cell = mark->column + (spans ? 0 : row_index(group, group->first));
    if (mark->height > 0 && mark->height <= most) {
        group->set.cells.items[cell].top = mark->height;
    }
}

void group_set_mark(struct set_group *group, const struct continued *mark, length most) {
    set_top(group, &mark->serial, most);
    set_top(group, &mark->word, most);
}

/* ---- Placing ------------------------------------------------------------------------------- */

static void place_cell(struct set_group *group, size_t cell, const struct group_spot *spot,
                       length y, struct sheet *sheet) {
    struct split_cell *split = &group->set.cells.items[cell];
    struct galley_spot at = cell_spot(&spot->frame, cell % group->columns, y);
    if (split->top > 0) {
        struct galley_spot above = at;
        above.artifact = ARTIFACT_CONTINUED;
        above.lang = spot->mark_lang;
        continued_place(spot->mark, cell % group->columns, &above, sheet);
        at.y += split->top;
    }
    cells_place(&group->set, cell, &at, sheet);
    if (cell < group->columns) {
        merged_place(spot->merged, cell, &spot->frame, sheet);
    }
    split->from = group->set.take.items[cell];
}

/* The first of the cells that span the group and stand right of all others. */
static size_t right_side(const struct set_group *group) {
    size_t column = group->columns;
    while (group->rows > 1 && column > 0 && group->spans.items[column - 1]) {
        column--;
    }
    return column;
}

/* The cells of a row; with its first, column by column, those that span the group. */
static void place_row(struct set_group *group, size_t row, const struct group_spot *spot, length y,
                      struct sheet *sheet) {
    size_t columns = right_side(group);
    for (size_t i = 0; i < columns; i++) {
        if (row == group->first && group->rows > 1) {
            place_cell(group, i, spot, spot->y, sheet);
        }
        place_cell(group, row_index(group, row) + i, spot, y, sheet);
    }
}

void group_place(struct set_group *group, const struct split_group_piece *piece,
                 const struct group_spot *spot, struct sheet *sheet) {
    length y = spot->y;
    for (size_t row = group->first; row < piece->end; row++) {
        place_row(group, row, spot, y, sheet);
        y += group->heights.items[row];
    }
    for (size_t i = right_side(group); i < group->columns; i++) {
        place_cell(group, i, spot, spot->y, sheet);
    }
    group->first = piece->next;
}
