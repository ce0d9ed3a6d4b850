#include "charter/charter.h"

struct page_setup page_setup_usual(void) {
    return (struct page_setup){.paper = PAPER_A4,
                               .margin = length_ratio(12 * 7200, 2540),
                               .size = PT(9),
                               .fonts = STR("serif"),
                               .leading = length_ratio(12, 10),
                               .rules = length_ratio(3, 10),
                               .tint = 8};
}

const struct cell *row_cell(const struct row *row, struct str of) {
    for (size_t i = 0; i < row->count; i++) {
        if (str_equal(row->cells[i].of, of)) {
            return &row->cells[i];
        }
    }
    return NULL;
}

const struct cell *case_cell(const struct service_case *service_case, struct str of) {
    const struct row cells = {.cells = service_case->cells, .count = service_case->count};
    return row_cell(&cells, of);
}

bool row_has_cases_of(const struct row *row, struct str of) {
    for (size_t i = 0; i < row->case_count; i++) {
        if (case_cell(&row->cases[i], of) != NULL) {
            return true;
        }
    }
    return false;
}

bool table_merges(const struct table *table, struct str of) {
    for (size_t i = 0; i < table->merge_count; i++) {
        if (str_equal(table->merge[i], of)) {
            return true;
        }
    }
    return false;
}

const struct head_override *table_head(const struct table *table, const struct column *column) {
    for (size_t i = 0; i < table->head_count; i++) {
        if (str_equal(table->heads[i].of, column->of)) {
            return &table->heads[i];
        }
    }
    return NULL;
}

const struct column *table_column(const struct table *table, struct str of) {
    for (size_t i = 0; i < table->columns->count; i++) {
        if (str_equal(table->columns->columns[i].of, of)) {
            return &table->columns->columns[i];
        }
    }
    return NULL;
}
