/* Invariant 1: in which order cells are read that stand beside several rows. */
#include "layout/page_check.h"

const struct check_unit *check_first_of_group(const struct check_unit *unit) {
    if (unit->table == NULL) {
        return unit;
    }
    size_t first = check_group_of(unit->table, unit->row).first;
    return unit - (unit->row - first) * unit->table->column_count - unit->column;
}

/* True where the cell that covers this place goes on below it; a merged one from above the group
 * does. */
static bool goes_down(const struct doc_table *table, size_t first, size_t row, size_t column) {
    for (size_t up = 0; up <= row - first; up++) {
        for (size_t left = 0; left <= column; left++) {
            const struct doc_cell *cell = &check_row(table, row - up)->cells[column - left];
            if (cell->rows > up && cell->columns > left) {
                return cell->rows > up + 1;
            }
        }
    }
    return true;
}

/* The first of the row's columns, `least` or behind it, from which on all cells go on below it. */
static size_t right_side(const struct doc_table *table, size_t first, size_t row, size_t least) {
    size_t column = table->column_count;
    while (column > least && goes_down(table, first, row, column - 1)) {
        column--;
    }
    return column;
}

/* Cells of the row end there, and none of them right of the unit. */
static bool is_right_side(const struct check_unit *unit, size_t first) {
    return right_side(unit->table, first, unit->row, unit->column) == unit->column &&
           right_side(unit->table, first, unit->row, 0) > 0;
}

/* The row that a cell which the group shares stands with: that of the group which this page has
 * begun with before item `end`. Behind more rows than one a shared cell stands too late. */
static size_t row_begun(const struct check *check, const struct check_unit *shared, size_t end) {
    const struct page *page = &check->pages->pages[check->page - 1];
    const struct check_unit *group = check_first_of_group(shared);
    size_t first = shared->row, last = shared->row;
    for (size_t i = end; i > 0; i--) {
        const struct check_unit *unit = check_unit_of(check, &page->items[i - 1]);
        if (unit != NULL && unit->table == shared->table && check_first_of_group(unit) == group &&
            check_row(unit->table, unit->row)->cells[unit->column].rows == 1) {
            last = last > unit->row ? last : unit->row;
            first = unit->row;
        }
    }
    return first == last ? first : shared->row;
}

/* True where the unit is a merged cell that stands apart, with no cell right of it but such. */
static bool is_last_merged(const struct check_unit *unit) {
    size_t i = unit->column;
    while (i < unit->table->column_count && check_is_apart(check_table_of(unit), unit->row, i)) {
        i++;
    }
    return i == unit->table->column_count;
}

size_t check_merged_end(const struct check_unit *unit) {
    if (unit->table == NULL || unit->row < unit->table->head_count || !is_last_merged(unit)) {
        return 0;
    }
    return unit->row + check_row(unit->table, unit->row)->cells[unit->column].rows;
}

/* The last row beside a merged cell that this page has anything of. */
static size_t last_beside(const struct check *check, const struct check_unit *merged) {
    const struct page *page = &check->pages->pages[check->page - 1];
    size_t last = merged->row, behind = check_merged_end(merged);
    for (size_t i = 0; i < page->count; i++) {
        const struct check_unit *unit = check_unit_of(check, &page->items[i]);
        bool is_beside = unit != NULL && unit->table == merged->table && unit->row >= merged->row &&
                         unit->row < behind;
        if (is_beside) {
            /* Of another such cell it is known only that its first row is here. */
            size_t row = check_merged_end(unit) > 0 ? unit->row : check_turn(check, unit, i)->row;
            last = row > last ? row : last;
        }
    }
    return last;
}

const struct check_unit *check_turn(const struct check *check, const struct check_unit *unit,
                                    size_t item) {
    if (unit == NULL || unit->table == NULL) {
        return unit;
    }
    size_t row = unit->row;
    struct check_group group = check_group_of(unit->table, row);
    if (check_merged_end(unit) > 0) {
        size_t columns = unit->table->column_count;
        return check_table_of(unit) + (last_beside(check, unit) + 1) * columns - 1;
    }
    if (group.rows > 1 && is_right_side(unit, group.first)) {
        size_t rows = check_row(unit->table, row)->cells[unit->column].rows;
        row += (rows < group.rows ? rows : group.rows) - 1;
    } else if (row >= unit->table->head_count &&
               check_is_shared(unit->table, &group, unit->column)) {
        row = row_begun(check, unit, item);
    }
    return unit + (row - unit->row) * unit->table->column_count;
}
