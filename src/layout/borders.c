#include "layout/borders.h"

#include "layout/sheet.h"

void borders_begin(struct borders *borders, struct sheet *sheet, length y) {
    borders->top = y;
    borders_row(borders, sheet, y);
}

void borders_row(const struct borders *borders, struct sheet *sheet, length y) {
    length half = borders->rule / 2;
    sheet_add_rule(sheet,
                   (struct rect){borders->left - half, y - half,
                                 borders->edges[borders->columns] + borders->rule, borders->rule});
}

void borders_end(const struct borders *borders, struct sheet *sheet, length y) {
    length half = borders->rule / 2;
    for (size_t i = 0; i <= borders->columns; i++) {
        sheet_add_rule(sheet,
                       (struct rect){borders->left + borders->edges[i] - half, borders->top - half,
                                     borders->rule, y - borders->top + borders->rule});
    }
}
