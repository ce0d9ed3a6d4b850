#include "layout/borders.h"

#include "layout/head.h"
#include "layout/sheet.h"

/* ---- Along rows ---------------------------------------------------------------------------- */

/* Over columns [from, to). */
static void rule_columns(const struct borders *borders, struct sheet *sheet, length y, size_t from,
                         size_t to) {
    length half = borders->rule / 2;
    length left = borders->edges[from], right = borders->edges[to];
    sheet_add_rule(sheet, (struct rect){borders->left + left - half, y - half,
                                        right - left + borders->rule, borders->rule});
}

void borders_row(const struct borders *borders, struct sheet *sheet, length y) {
    rule_columns(borders, sheet, y, 0, borders->columns);
}

void borders_between(const struct borders *borders, struct sheet *sheet, length y,
                     const bool *spans) {
    for (size_t from = 0, to = 0; from < borders->columns; from = to + 1) {
        for (to = from; to < borders->columns && !spans[to]; to++) {
        }
        if (to > from) {
            rule_columns(borders, sheet, y, from, to);
        }
    }
}

void borders_begin(struct borders *borders, struct sheet *sheet, length y) {
    const struct table_head *head = borders->head;
    borders->top = y;
    borders_row(borders, sheet, y);
    for (size_t i = 0; i < head->rows; i++) {
        borders_between(borders, sheet, y + head->edges[i + 1],
                        head->goes_down + i * head->columns);
    }
}

/* ---- Along columns ------------------------------------------------------------------------- */

static void rule_rows(const struct borders *borders, struct sheet *sheet, size_t column, length top,
                      length bottom) {
    length half = borders->rule / 2;
    if (top < bottom) {
        sheet_add_rule(sheet,
                       (struct rect){borders->left + borders->edges[column] - half, top - half,
                                     borders->rule, bottom - top + borders->rule});
    }
}

/* True where a cell of the head's row covers both sides of the left edge of `column`. */
static bool is_spanned(const struct table_head *head, size_t row, size_t column) {
    return column > 0 && column < head->columns &&
           head->goes_right[row * head->columns + column - 1];
}

/* The left edge of `column`, or the right edge of the last one, around the cells that span it. */
static void rule_edge(const struct borders *borders, struct sheet *sheet, size_t column,
                      length bottom) {
    const struct table_head *head = borders->head;
    size_t from = 0;
    for (size_t to = 0; to < head->rows; to++) {
        if (!is_spanned(head, to, column)) {
            continue;
        }
        rule_rows(borders, sheet, column, borders->top + head->edges[from],
                  borders->top + head->edges[to]);
        from = to + 1;
    }
    rule_rows(borders, sheet, column, borders->top + head->edges[from], bottom);
}

void borders_end(const struct borders *borders, struct sheet *sheet, length y) {
    for (size_t i = 0; i <= borders->columns; i++) {
        rule_edge(borders, sheet, i, y);
    }
}
