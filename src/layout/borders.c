#include "layout/borders.h"

#include "layout/head.h"
#include "layout/sheet.h"

/* ---- Along rows ---------------------------------------------------------------------------- */

/* Over columns [from, to). */
static struct rect over_columns(const struct borders *borders, length y, size_t from, size_t to,
                                length rule) {
    length left = borders->edges[from], right = borders->edges[to];
    return (struct rect){borders->left + left - rule / 2, y - rule / 2, right - left + rule, rule};
}

void borders_row(const struct borders *borders, struct sheet *sheet, length y) {
    sheet_add_rule(sheet, over_columns(borders, y, 0, borders->columns, borders->rule));
}

static void rule_frame(const struct borders *borders, struct sheet *sheet, length y) {
    sheet_add_rule(sheet, over_columns(borders, y, 0, borders->columns, borders->frame));
}

void borders_between(const struct borders *borders, struct sheet *sheet, length y,
                     const bool *spans) {
    for (size_t from = 0, to = 0; from < borders->columns; from = to + 1) {
        for (to = from; to < borders->columns && !spans[to]; to++) {
        }
        if (to > from) {
            sheet_add_rule(sheet, over_columns(borders, y, from, to, borders->rule));
        }
    }
}

static void tint_head(const struct borders *borders, struct sheet *sheet) {
    length height = head_height(borders->head);
    if (borders->tint > 0 && height > 0) {
        sheet_add_fill(
            sheet,
            (struct rect){borders->left, borders->top, borders->edges[borders->columns], height},
            borders->tint);
    }
}

void borders_begin(struct borders *borders, struct sheet *sheet, length y) {
    const struct table_head *head = borders->head;
    borders->top = y;
    tint_head(borders, sheet);
    rule_frame(borders, sheet, y);
    for (size_t i = 1; i < head->rows; i++) {
        borders_between(borders, sheet, y + head->edges[i],
                        head->goes_down + (i - 1) * head->columns);
    }
    if (head->rows > 0) {
        rule_frame(borders, sheet, y + head_height(head));
    }
}

/* ---- Along columns ------------------------------------------------------------------------- */

static void rule_rows(const struct borders *borders, struct sheet *sheet, size_t column, length top,
                      length bottom) {
    bool is_outer = column == 0 || column == borders->columns;
    length rule = is_outer ? borders->frame : borders->rule, half = rule / 2;
    if (top < bottom) {
        sheet_add_rule(sheet, (struct rect){borders->left + borders->edges[column] - half,
                                            top - half, rule, bottom - top + rule});
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

/* The last row could not know that it is the last. */
void borders_end(const struct borders *borders, struct sheet *sheet, length y) {
    sheet->rules.items[sheet->rules.count - 1].box =
        over_columns(borders, y, 0, borders->columns, borders->frame);
    for (size_t i = 0; i <= borders->columns; i++) {
        rule_edge(borders, sheet, i, y);
    }
}
