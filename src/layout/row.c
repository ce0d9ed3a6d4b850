#include "layout/row.h"

#include "base/diag.h"
#include "doc/doc.h"
#include "layout/paragraph.h"

length row_padding(const struct setter *setter) {
    return 2 * setter->doc->styles.table.pad_y + setter->doc->styles.table.rule;
}

length cell_inset(const struct setter *setter) {
    return setter->doc->styles.table.pad_x + setter->doc->styles.table.rule / 2;
}

length cell_width(const struct setter *setter, const length *edges, size_t column) {
    return edges[column + 1] - edges[column] - 2 * setter->doc->styles.table.pad_x -
           setter->doc->styles.table.rule;
}

static void report_too_narrow(struct setter *setter, const struct doc_table *table, size_t column) {
    const struct place *place = &table->columns[column].place;
    struct buffer number = {0};
    buffer_print(&number, "%zu", column + 1);
    DIAG(setter->diag, place->file == 0 ? table->place : *place, DIAG_COLUMN_TOO_NARROW,
         buffer_str(&number));
    buffer_free(&number);
    setter->failed = true;
}

static void clear(struct set_row *row) {
    galley_clear(&row->galley);
    row->places.count = row->cells.count = row->take.count = 0;
}

/* The cells' lines, once the galley does not move any more. */
static void make_cells(struct set_row *row) {
    for (size_t i = 0; i < row->places.count; i++) {
        size_t line = row->places.items[i].line;
        size_t end =
            i + 1 < row->places.count ? row->places.items[i + 1].line : row->galley.lines.count;
        const struct split_line *heights = row->galley.heights.items;
        array_push(&row->cells, (struct split_cell){.lines = end > line ? heights + line : NULL,
                                                    .count = end - line});
        array_push(&row->take, 0);
    }
}

void row_set(struct set_row *row, struct setter *setter, const struct doc_table *table,
             const struct doc_row *source, const length *edges) {
    clear(row);
    setter->place = source->place;
    row->source = source;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct doc_cell *cell = &source->cells[i];
        length width = cell_width(setter, edges, i);
        bool fits = true;
        array_push(&row->places,
                   (struct set_cell){row->galley.paragraphs.count, row->galley.lines.count});
        for (size_t k = 0; k < cell->count; k++) {
            const struct text_style *above = k > 0 ? cell->paragraphs[k - 1].style : NULL;
            const struct set_paragraph *set =
                galley_add(&row->galley, setter, &cell->paragraphs[k], width, above);
            fits = fits && !set->too_wide;
        }
        if (!fits) {
            report_too_narrow(setter, table, i);
        }
    }
    make_cells(row);
}

void row_free(struct set_row *row) {
    galley_free(&row->galley);
    array_free(&row->places);
    array_free(&row->cells);
    array_free(&row->take);
}

static struct galley_part part_of(const struct set_row *row, size_t cell, size_t to) {
    const struct set_cell *place = &row->places.items[cell];
    return (struct galley_part){place->paragraph, place->line + row->cells.items[cell].from,
                                place->line + to};
}

length row_height(const struct set_row *row, length padding) {
    length height = 0;
    for (size_t i = 0; i < row->cells.count; i++) {
        struct galley_part part = part_of(row, i, row->cells.items[i].count);
        length cell = galley_height(&row->galley, &part);
        height = cell > height ? cell : height;
    }
    return height + padding;
}

length row_least_height(const struct set_row *row, length padding) {
    length height = 0;
    for (size_t i = 0; i < row->galley.heights.count; i++) {
        length line = row->galley.heights.items[i].height;
        height = line > height ? line : height;
    }
    return height + padding;
}

void row_place_cell(const struct set_row *row, size_t cell, const struct galley_spot *spot,
                    struct sheet *sheet) {
    struct galley_part part = part_of(row, cell, row->take.items[cell]);
    if (part.to > part.from) {
        galley_place(&row->galley, &part, spot, sheet);
    }
}
