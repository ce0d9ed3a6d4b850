#include "layout/table.h"

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "layout/flow.h"
#include "layout/widths.h"

#include <assert.h>

static const struct table_style *style_of(const struct flow *flow) {
    return &flow->setter.doc->styles.table;
}

/* ---- Measuring ----------------------------------------------------------------------------- */

static void set_row_number(struct table *table, struct flow *flow, size_t i) {
    row_set(&table->row, &flow->setter, table->source, &table->source->rows[i], table->edges);
}

void table_measure(struct table *table, const struct doc_table *source, struct flow *flow) {
    *table = (struct table){.source = source};
    length *edges = memory_zeroed(memory_product(source->column_count + 1, sizeof *edges));
    if (!widths_resolve(source, flow->sheet.area.width, edges, flow->setter.diag)) {
        flow->setter.failed = true;
        memory_free(edges);
        return;
    }
    table->edges = edges;
    table->borders = (struct borders){.left = flow->sheet.area.x,
                                      .edges = edges,
                                      .columns = source->column_count,
                                      .rule = style_of(flow)->rule};
    table->head = memory_zeroed(memory_product(source->head_count, sizeof *table->head));
    for (size_t i = 0; i < source->head_count; i++) {
        row_set(&table->head[i], &flow->setter, source, &source->head[i], edges);
        table->head_height += row_height(&table->head[i], row_padding(&flow->setter));
    }
    if (source->row_count > 0) {
        set_row_number(table, flow, 0);
    }
}

void table_free(struct table *table) {
    for (size_t i = 0; table->head != NULL && i < table->source->head_count; i++) {
        row_free(&table->head[i]);
    }
    memory_free(table->head);
    memory_free(table->edges);
    row_free(&table->row);
    continued_free(&table->mark);
}

/* A row that the next page takes whole is started here for a quarter of the page or more. */
static struct split_rules rules_of(const struct table *table, const struct flow *flow) {
    length full_room = flow->sheet.area.height - table->head_height;
    return (struct split_rules){.keep_lines = 2,
                                .full_room = full_room,
                                .least_start = full_room / 4,
                                .padding = row_padding(&flow->setter)};
}

static struct split_piece cut_row(struct table *table, const struct flow *flow, length room) {
    struct split_rules rules = rules_of(table, flow);
    return split_row(table->row.cells.items, table->row.cells.count, room, &rules,
                     table->row.take.items);
}

bool table_starts(struct table *table, const struct flow *flow, length room) {
    if (table->edges == NULL) {
        return true;
    }
    length row_room = room - table->head_height;
    return row_room >= 0 &&
           (table->source->row_count == 0 || !cut_row(table, flow, row_room).moved);
}

/* ---- Parts: a table's stretch of one page --------------------------------------------------- */

/* Where the text of a cell in the row that begins at the sheet's y stands. */
static struct galley_spot cell_spot(const struct table *table, const struct flow *flow,
                                    size_t column) {
    return (struct galley_spot){.x = table->borders.left + table->edges[column] +
                                     cell_inset(&flow->setter),
                                .y = flow->sheet.y + row_padding(&flow->setter) / 2};
}

static void place_head_row(struct table *table, struct flow *flow, struct set_row *row,
                           enum artifact artifact) {
    for (size_t i = 0; i < row->cells.count; i++) {
        struct galley_spot spot = cell_spot(table, flow, i);
        spot.artifact = artifact;
        row->take.items[i] = row->cells.items[i].count;
        row_place_cell(row, i, &spot, &flow->sheet);
    }
    flow->sheet.y += row_height(row, row_padding(&flow->setter));
    borders_row(&table->borders, &flow->sheet, flow->sheet.y);
}

static void begin_part(struct table *table, struct flow *flow, enum artifact artifact) {
    borders_begin(&table->borders, &flow->sheet, flow->sheet.y);
    for (size_t i = 0; i < table->source->head_count; i++) {
        place_head_row(table, flow, &table->head[i], artifact);
    }
    flow->sheet.is_empty = false;
}

static void next_part(struct table *table, struct flow *flow) {
    borders_end(&table->borders, &flow->sheet, flow->sheet.y);
    flow_end_page(flow);
    begin_part(table, flow, ARTIFACT_HEADER);
}

/* ---- Rows ---------------------------------------------------------------------------------- */

static void place_piece(struct table *table, struct flow *flow, length height) {
    struct set_row *row = &table->row;
    for (size_t i = 0; i < row->cells.count; i++) {
        struct galley_spot spot = cell_spot(table, flow, i);
        if (row->cells.items[i].top > 0) {
            struct galley_spot above = spot;
            above.artifact = ARTIFACT_CONTINUED;
            above.lang = &flow->setter.doc->meta.lang;
            continued_place(&table->mark, &above, &flow->sheet);
        }
        spot.y += row->cells.items[i].top;
        row_place_cell(row, i, &spot, &flow->sheet);
        row->cells.items[i].from = row->take.items[i];
    }
    flow->sheet.y += height;
    borders_row(&table->borders, &flow->sheet, flow->sheet.y);
}

/* From its second piece on a row shows its mark above what is left of that cell, where a page is
 * high enough for both. */
static void mark_continued(struct table *table, struct flow *flow) {
    size_t column = table->source->mark_column;
    struct split_rules rules = rules_of(table, flow);
    if (table->mark.height == 0) {
        continued_set(&table->mark, &flow->setter, table->source, table->row.source,
                      cell_width(&flow->setter, table->edges, column));
    }
    length least = row_least_height(&table->row, rules.padding);
    if (table->mark.height + least <= rules.full_room) {
        table->row.cells.items[column].top = table->mark.height;
    }
}

/* Under a head that leaves no room for a line, rows could only run off the page. */
static void check_head(struct table *table, struct flow *flow) {
    struct split_rules rules = rules_of(table, flow);
    if (rules.full_room < row_least_height(&table->row, rules.padding) && !table->reported_head) {
        DIAG(flow->setter.diag, table->source->place, DIAG_TABLE_HEAD_TOO_TALL);
        flow->setter.failed = table->reported_head = true;
    }
}

static void place_row(struct table *table, struct flow *flow) {
    struct split_piece piece = {0};
    table->mark.height = 0;
    check_head(table, flow);
    while (!piece.finished) {
        piece = cut_row(table, flow, flow_room(flow));
        if (!piece.moved) {
            place_piece(table, flow, piece.height);
        }
        if (!piece.finished) {
            next_part(table, flow);
        }
        if (!piece.finished && !piece.moved) {
            mark_continued(table, flow);
        }
    }
}

void table_place(struct table *table, struct flow *flow) {
    if (table->edges == NULL || table->source->head_count + table->source->row_count == 0) {
        return;
    }
    assert(table->source->mark_column < table->source->column_count);
    length gap = flow_gap(flow, style_of(flow)->before);
    if (!flow->sheet.is_empty && !table_starts(table, flow, flow_room(flow) - gap)) {
        flow_end_page(flow);
    }
    flow->sheet.y += flow_gap(flow, style_of(flow)->before);
    begin_part(table, flow, ARTIFACT_NONE);
    check_head(table, flow);
    for (size_t i = 0; i < table->source->row_count; i++) {
        if (i > 0) {
            set_row_number(table, flow, i);
        }
        place_row(table, flow);
    }
    borders_end(&table->borders, &flow->sheet, flow->sheet.y);
    flow->after = style_of(flow)->after;
}
