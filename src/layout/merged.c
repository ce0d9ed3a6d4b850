/* How merged cells stand on pages.
 *
 * A merged cell says one thing about rows that are else on their own: they are split over pages and
 * moved by split_row's rules, as if the cell were not there, and have no part in its height. On
 * each page the cell has the part beside those of its rows that are there, and in this part, at its
 * top, its whole text: once as content, on later pages again as an artifact, so that whoever reads
 * only that page misses nothing, and whoever hears the document hears it once.
 *
 * So a part is as high as the text at least. Where its rows are lower, the last row in it takes
 * what is left, as the last case of a split group does. Where a page has less room than that, no
 * row of the cell begins or goes on there; room for a part is asked for once, when it begins, and
 * then the rest of the page holds the text whatever rows come to stand beside it.
 *
 * A text that no page takes whole cannot be repeated on each. It stands in the cell's first group,
 * as if the cell were no wider than that, and is split with it; the rows behind stay blank there.
 *
 * Rejected: splitting the text as rows are split, a line here and a line there. A name on one page
 * and its telephone number on the next help nobody, and the cell is merged to be read at a glance.
 * Rejected too: text in the middle of its part's height. Where rows are many, the eye seeks it. */
#include "layout/merged.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "layout/paragraph.h"
#include "layout/sheet.h"

struct merged merged_new(const struct doc_table *table) {
    size_t count = table->column_count;
    return (struct merged){.table = table,
                           .cells =
                               memory_zeroed(memory_product(count, sizeof(struct merged_cell))),
                           .apart = memory_zeroed(memory_product(count, sizeof(bool))),
                           .joined = memory_zeroed(memory_product(count, sizeof(bool)))};
}

void merged_free(struct merged *merged) {
    for (size_t i = 0; merged->table != NULL && i < merged->table->column_count; i++) {
        cells_free(&merged->cells[i].set);
    }
    memory_free(merged->cells);
    memory_free(merged->apart);
    memory_free(merged->joined);
}

/* ---- Setting ------------------------------------------------------------------------------- */

static void set_cell(struct merged_cell *merged, struct setter *setter,
                     const struct doc_row *source, const struct cell_columns *columns) {
    cells_clear(&merged->set);
    setter->place = source->place;
    cells_add(&merged->set, setter, &source->cells[columns->column], columns);
    cells_finish(&merged->set);
    merged->set.take.items[0] = merged->set.cells.items[0].count;
    merged->height = cells_height(&merged->set, 0) + cell_padding(setter);
}

void merged_set(struct merged *merged, struct setter *setter, const length *edges, size_t row,
                length full_room) {
    const struct doc_row *source = &merged->table->rows[row];
    struct cell_columns columns = {.table = merged->table, .edges = edges};
    merged->behind = row + source->group;
    for (size_t i = 0; i < merged->table->column_count; i++) {
        struct merged_cell *cell = &merged->cells[i];
        columns.column = i;
        if (row >= cell->end) {
            cell->first = cell->end = 0;
            cell->is_apart = cell->is_shown = cell->is_begun = false;
        }
        if (row >= cell->end && source->cells[i].rows > source->group) {
            set_cell(cell, setter, source, &columns);
            cell->first = row;
            cell->end = row + source->cells[i].rows;
            cell->is_apart = cell->height <= full_room;
        }
        merged->apart[i] = cell->is_apart;
        merged->joined[i] = cell->first < row && row < cell->end;
    }
}

/* ---- Measuring ----------------------------------------------------------------------------- */

length merged_least(const struct merged *merged) {
    length least = 0;
    for (size_t i = 0; i < merged->table->column_count; i++) {
        const struct merged_cell *cell = &merged->cells[i];
        if (cell->is_apart && !cell->is_begun && cell->height > least) {
            least = cell->height;
        }
    }
    return least;
}

length merged_highest(const struct merged *merged) {
    length highest = 0;
    for (size_t i = 0; i < merged->table->column_count; i++) {
        const struct merged_cell *cell = &merged->cells[i];
        highest = cell->is_apart && cell->height > highest ? cell->height : highest;
    }
    return highest;
}

length merged_bottom(const struct merged *merged, length y) {
    length bottom = 0;
    for (size_t i = 0; i < merged->table->column_count; i++) {
        const struct merged_cell *cell = &merged->cells[i];
        length end = (cell->is_begun ? cell->top : y) + cell->height;
        if (cell->is_apart && cell->end == merged->behind && end > bottom) {
            bottom = end;
        }
    }
    return bottom;
}

length merged_page_bottom(const struct merged *merged) {
    length bottom = 0;
    for (size_t i = 0; i < merged->table->column_count; i++) {
        const struct merged_cell *cell = &merged->cells[i];
        if (cell->is_begun && cell->top + cell->height > bottom) {
            bottom = cell->top + cell->height;
        }
    }
    return bottom;
}

/* ---- Placing ------------------------------------------------------------------------------- */

void merged_begin(struct merged *merged, length y) {
    bool is_last = true;
    for (size_t i = merged->table->column_count; i-- > 0;) {
        struct merged_cell *cell = &merged->cells[i];
        is_last = is_last && cell->is_apart;
        if (cell->is_apart && !cell->is_begun) {
            cell->is_begun = true;
            cell->is_placed = false;
            cell->is_last = is_last;
            cell->top = y;
        }
    }
}

static void place(struct merged *merged, size_t column, const struct cell_frame *frame,
                  struct sheet *sheet) {
    struct merged_cell *cell = &merged->cells[column];
    if (!cell->is_begun || cell->is_placed) {
        return;
    }
    struct galley_spot spot = cell_spot(frame, column, cell->top);
    spot.artifact = cell->is_shown ? ARTIFACT_REPEATED : ARTIFACT_NONE;
    cells_place(&cell->set, 0, &spot, sheet);
    cell->is_shown = cell->is_placed = true;
}

void merged_place(struct merged *merged, size_t column, const struct cell_frame *frame,
                  struct sheet *sheet) {
    if (!merged->cells[column].is_last) {
        place(merged, column, frame, sheet);
    }
}

void merged_end_group(struct merged *merged, const struct cell_frame *frame, struct sheet *sheet) {
    for (size_t i = 0; i < merged->table->column_count; i++) {
        if (merged->cells[i].end == merged->behind) {
            place(merged, i, frame, sheet);
        }
    }
}

/* The column of the cell that is to be placed next: the first to end. The count of columns where
 * none is. */
static size_t next_to_place(const struct merged *merged) {
    size_t count = merged->table->column_count, next = count;
    for (size_t i = 0; i < count; i++) {
        const struct merged_cell *cell = &merged->cells[i];
        if (cell->is_begun && !cell->is_placed &&
            (next == count || cell->end < merged->cells[next].end)) {
            next = i;
        }
    }
    return next;
}

void merged_end_page(struct merged *merged, const struct cell_frame *frame, struct sheet *sheet) {
    size_t count = merged->table->column_count;
    for (size_t i = next_to_place(merged); i < count; i = next_to_place(merged)) {
        place(merged, i, frame, sheet);
    }
    for (size_t i = 0; i < count; i++) {
        merged->cells[i].is_begun = false;
    }
}
