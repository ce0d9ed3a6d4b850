#include "charter/check_tables.h"

#include "base/diag.h"
#include "charter/charter.h"
#include "charter/ids.h"

static void check_heads(const struct table *table, struct diag *diag) {
    struct ids ids = {0};
    for (size_t i = 0; i < table->head_count; i++) {
        const struct head_override *head = &table->heads[i];
        array_push(&ids, (struct id){head->of, i, head->place});
        if (table_column(table, head->of) == NULL) {
            DIAG(diag, head->place, DIAG_HEAD_UNKNOWN, head->of, table->columns->id);
        }
    }
    ids_settle(&ids, DIAG_HEAD_TWICE, diag);
    array_free(&ids);
}

static void check_cells(const struct table *table, const struct cell *cells, size_t count,
                        struct diag *diag) {
    for (size_t i = 0; i < count; i++) {
        const struct cell *cell = &cells[i];
        if (cell->content.count > 0 && table_column(table, cell->of) == NULL) {
            DIAG(diag, cell->place, DIAG_FIELD_WITHOUT_COLUMN, cell->of, table->columns->id);
        }
    }
}

/* Reports the cases of a row that leave out what others hold. */
static void check_case_column(const struct row *row, const struct column *column,
                              struct diag *diag) {
    for (size_t i = 0; i < row->case_count; i++) {
        if (case_cell(&row->cases[i], column->of) == NULL) {
            DIAG(diag, row->cases[i].place, DIAG_CELL_ABSENT, column->of, column->head);
        }
    }
}

/* A cell that is blank on purpose is there, without content. Only a service promises every cell. */
static void check_columns(const struct table *table, const struct row *row, struct diag *diag) {
    for (size_t i = 0; i < table->columns->count; i++) {
        const struct column *column = &table->columns->columns[i];
        if (row_has_cases_of(row, column->of)) {
            check_case_column(row, column, diag);
        } else if (!str_equal(column->of, STR("serial")) && row_cell(row, column->of) == NULL) {
            DIAG(diag, row->place, DIAG_CELL_ABSENT, column->of, column->head);
        }
    }
}

static void check_row(const struct table *table, const struct row *row, struct diag *diag) {
    check_cells(table, row->cells, row->count, diag);
    for (size_t i = 0; i < row->case_count; i++) {
        check_cells(table, row->cases[i].cells, row->cases[i].count, diag);
    }
    if (table->kind == TABLE_SERVICES) {
        check_columns(table, row, diag);
    }
}

void check_table(const struct table *table, struct diag *diag) {
    check_heads(table, diag);
    for (size_t i = 0; i < table->row_count; i++) {
        check_row(table, &table->rows[i], diag);
    }
}
