#include "layout/cells.h"

#include "base/diag.h"
#include "doc/doc.h"
#include "layout/paragraph.h"

/* ---- Setting ------------------------------------------------------------------------------- */

void cells_clear(struct set_cells *set) {
    galley_clear(&set->galley);
    set->places.count = set->cells.count = set->take.count = 0;
}

void cells_free(struct set_cells *set) {
    galley_free(&set->galley);
    array_free(&set->places);
    array_free(&set->cells);
    array_free(&set->take);
}

static void report_too_narrow(struct setter *setter, const struct cell_columns *columns) {
    const struct place *place = &columns->table->columns[columns->column].place;
    struct buffer number = {0};
    buffer_print(&number, "%zu", columns->column + 1);
    DIAG(setter->diag, place->file == 0 ? columns->table->place : *place, DIAG_COLUMN_TOO_NARROW,
         buffer_str(&number));
    buffer_free(&number);
    setter->failed = true;
}

void cells_add(struct set_cells *set, struct setter *setter, const struct doc_cell *cell,
               const struct cell_columns *columns) {
    bool fits = true;
    array_push(&set->places,
               (struct set_cell){set->galley.paragraphs.count, set->galley.lines.count});
    for (size_t i = 0; cell != NULL && i < cell->count; i++) {
        const struct text_style *above = i > 0 ? cell->paragraphs[i - 1].style : NULL;
        length width = cell_width(setter, columns->edges, columns->column, cell->columns);
        fits =
            !galley_add(&set->galley, setter, &cell->paragraphs[i], width, above)->too_wide && fits;
    }
    if (!fits) {
        report_too_narrow(setter, columns);
    }
}

/* Not before: the galley's lines move while it grows. */
void cells_finish(struct set_cells *set) {
    for (size_t i = 0; i < set->places.count; i++) {
        size_t line = set->places.items[i].line;
        size_t end =
            i + 1 < set->places.count ? set->places.items[i + 1].line : set->galley.lines.count;
        const struct split_line *heights = set->galley.heights.items;
        array_push(&set->cells, (struct split_cell){.lines = end > line ? heights + line : NULL,
                                                    .count = end - line});
        array_push(&set->take, 0);
    }
}

/* ---- Measures ------------------------------------------------------------------------------ */

length cell_padding(const struct setter *setter) {
    return 2 * setter->doc->styles.table.pad_y;
}

length cell_width(const struct setter *setter, const length *edges, size_t column, size_t count) {
    return edges[column + count] - edges[column] - 2 * setter->doc->styles.table.pad_x;
}

static struct galley_part part_of(const struct set_cells *set, size_t cell, size_t to) {
    const struct set_cell *place = &set->places.items[cell];
    return (struct galley_part){place->paragraph, place->line + set->cells.items[cell].from,
                                place->line + to};
}

length cells_height(const struct set_cells *set, size_t cell) {
    struct galley_part part = part_of(set, cell, set->cells.items[cell].count);
    return galley_height(&set->galley, &part);
}

length cells_highest_line(const struct set_cells *set) {
    length height = 0;
    for (size_t i = 0; i < set->galley.heights.count; i++) {
        length line = set->galley.heights.items[i].height;
        height = line > height ? line : height;
    }
    return height;
}

/* ---- Placing ------------------------------------------------------------------------------- */

struct cell_frame cell_frame_new(const struct setter *setter, length left, const length *edges) {
    const struct table_style *style = &setter->doc->styles.table;
    return (struct cell_frame){
        .left = left, .edges = edges, .inset_x = style->pad_x, .inset_y = style->pad_y};
}

struct galley_spot cell_spot(const struct cell_frame *frame, size_t column, length y) {
    return (struct galley_spot){.x = frame->left + frame->edges[column] + frame->inset_x,
                                .y = y + frame->inset_y};
}

void cells_place(const struct set_cells *set, size_t cell, const struct galley_spot *spot,
                 struct sheet *sheet) {
    struct galley_part part = part_of(set, cell, set->take.items[cell]);
    if (part.to > part.from) {
        galley_place(&set->galley, &part, spot, sheet);
    }
}
