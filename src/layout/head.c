#include "layout/head.h"

#include "base/arena.h"
#include "doc/doc.h"

#include <assert.h>

/* ---- Setting ------------------------------------------------------------------------------- */

/* Notes where the cell at `row` and `column` goes on. */
static void note_span(struct table_head *head, const struct doc_cell *cell, size_t row,
                      size_t column) {
    assert(row + cell->rows <= head->rows && column + cell->columns <= head->columns);
    for (size_t r = 0; r < cell->rows; r++) {
        for (size_t c = 0; c < cell->columns; c++) {
            size_t place = (row + r) * head->columns + column + c;
            head->goes_down[place] = r + 1 < cell->rows;
            head->goes_right[place] = c + 1 < cell->columns;
        }
    }
}

static void set_cells(struct table_head *head, struct setter *setter, const struct doc_table *table,
                      const length *edges) {
    for (size_t row = 0; row < head->rows; row++) {
        setter->place = table->head[row].place;
        for (size_t column = 0; column < head->columns; column++) {
            const struct doc_cell *cell = &table->head[row].cells[column];
            struct cell_columns columns = {table, edges, column};
            cells_add(&head->set, setter, cell, &columns);
            note_span(head, cell, row, column);
        }
    }
    cells_finish(&head->set);
}

static void raise_to(length *edge, length least) {
    *edge = *edge > least ? *edge : least;
}

/* Row by row: a row's upper edge is final once all cells that begin above it are seen. */
static void set_heights(struct table_head *head, const struct doc_table *table, length padding) {
    for (size_t i = 0; i < head->rows * head->columns; i++) {
        size_t row = i / head->columns;
        const struct doc_cell *cell = &table->head[row].cells[i % head->columns];
        head->set.take.items[i] = head->set.cells.items[i].count;
        raise_to(&head->edges[row + 1], head->edges[row]);
        if (cell->rows > 0) {
            raise_to(&head->edges[row + cell->rows],
                     head->edges[row] + cells_height(&head->set, i) + padding);
        }
    }
}

void head_set(struct table_head *head, struct setter *setter, const struct doc_table *table,
              const length *edges) {
    size_t places = memory_product(table->head_count, table->column_count);
    *head = (struct table_head){.rows = table->head_count, .columns = table->column_count};
    head->edges = memory_zeroed(memory_product(head->rows + 1, sizeof *head->edges));
    head->goes_down = memory_zeroed(memory_product(places, sizeof *head->goes_down));
    head->goes_right = memory_zeroed(memory_product(places, sizeof *head->goes_right));
    set_cells(head, setter, table, edges);
    set_heights(head, table, cell_padding(setter));
}

void head_free(struct table_head *head) {
    cells_free(&head->set);
    memory_free(head->edges);
    memory_free(head->goes_down);
    memory_free(head->goes_right);
}

/* ---- Placing ------------------------------------------------------------------------------- */

length head_height(const struct table_head *head) {
    return head->rows > 0 ? head->edges[head->rows] : 0;
}

static bool all_go_down(const bool *goes_down, size_t columns) {
    size_t column = 0;
    while (column < columns && goes_down[column]) {
        column++;
    }
    return column == columns;
}

/* True where the cell goes on beside others below it, and no cell right of it ends in its row. */
static bool is_right_side(const struct table_head *head, size_t row, size_t column) {
    const bool *goes_down = head->goes_down + row * head->columns;
    return all_go_down(goes_down + column, head->columns - column) &&
           !all_go_down(goes_down, head->columns);
}

static void place_cell(const struct table_head *head, size_t cell, const struct head_spot *spot,
                       struct sheet *sheet) {
    length top = spot->y + head->edges[cell / head->columns];
    struct galley_spot at = cell_spot(&spot->frame, cell % head->columns, top);
    at.artifact = spot->artifact;
    cells_place(&head->set, cell, &at, sheet);
}

/* Those of the cells in this column and at the right side that end in `row`. */
static void place_ending(const struct table_head *head, size_t row, size_t column,
                         const struct head_spot *spot, struct sheet *sheet) {
    size_t above = row;
    while (above > 0 && head->goes_down[(above - 1) * head->columns + column]) {
        above--;
        if (is_right_side(head, above, column)) {
            place_cell(head, above * head->columns + column, spot, sheet);
        }
    }
}

void head_place(const struct table_head *head, const struct head_spot *spot, struct sheet *sheet) {
    for (size_t row = 0; row < head->rows; row++) {
        for (size_t column = 0; column < head->columns; column++) {
            if (!is_right_side(head, row, column)) {
                place_cell(head, row * head->columns + column, spot, sheet);
            }
        }
        for (size_t column = 0; column < head->columns; column++) {
            if (!head->goes_down[row * head->columns + column]) {
                place_ending(head, row, column, spot, sheet);
            }
        }
    }
}
