#include "layout/dump_walk.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "layout/approval.h"
#include "layout/cells.h"
#include "layout/columns.h"
#include "layout/letterhead.h"

static void walk_paragraph(struct dump *dump, const struct paragraph *paragraph, length width) {
    dump->lines.count = 0;
    struct set_paragraph set = paragraph_set(&dump->setter, paragraph, width, &dump->lines);
    buffer_print(dump->out, "paragraph %s width ", paragraph->style->name);
    length_print(dump->out, width);
    buffer_add_byte(dump->out, '\n');
    dump->show(dump, &set);
}

static void walk_cell(struct dump *dump, const struct doc_cell *cell, const length *edges,
                      size_t column) {
    buffer_print(dump->out, "cell %zu", column + 1);
    doc_dump_span(cell, dump->out);
    buffer_add(dump->out, cell->count == 0 ? STR(" empty\n") : STR("\n"));
    for (size_t i = 0; i < cell->count; i++) {
        walk_paragraph(dump, &cell->paragraphs[i],
                       cell_width(&dump->setter, edges, column, cell->columns));
    }
}

static void walk_row(struct dump *dump, const struct doc_table *table, const struct doc_row *row,
                     const length *edges) {
    dump->setter.place = row->place;
    for (size_t i = 0; i < table->column_count; i++) {
        if (row->cells[i].node != NULL) {
            walk_cell(dump, &row->cells[i], edges, i);
        }
    }
}

static void walk_table(struct dump *dump, const struct table_columns *columns) {
    const struct doc_table *table = columns->table;
    const length *edges = columns->edges;
    if (edges == NULL) {
        return;
    }
    buffer_add(dump->out, STR("table columns"));
    for (size_t i = 0; i < table->column_count; i++) {
        buffer_add_byte(dump->out, ' ');
        length_print(dump->out, edges[i + 1] - edges[i]);
    }
    buffer_add_byte(dump->out, '\n');
    for (size_t i = 0; i < table->head_count; i++) {
        buffer_add(dump->out, STR("head\n"));
        walk_row(dump, table, &table->head[i], edges);
    }
    for (size_t i = 0; i < table->row_count; i++) {
        buffer_print(dump->out, "row %zu\n", i + 1);
        walk_row(dump, table, &table->rows[i], edges);
    }
}

/* What the letterhead's paragraphs leave to its pictures. */
static length letterhead_inset(struct setter *setter, length text_width) {
    const struct doc *doc = setter->doc;
    struct letterhead letterhead = {0};
    struct galley scratch = {0};
    struct rect area = {.width = text_width,
                        .height = doc->page_height - 2 * doc->margin - doc->gutter.top};
    letterhead_measure(&letterhead, setter, &area, &scratch);
    galley_free(&scratch);
    return letterhead.inset;
}

static void walk_blocks(struct dump *dump, length text_width) {
    const struct doc *doc = dump->setter.doc;
    length inset = letterhead_inset(&dump->setter, text_width);
    struct columns columns = columns_choose(&dump->setter, text_width);
    const struct table_columns *table = columns.tables;
    for (size_t i = 0; i < doc->count; i++) {
        if (doc->blocks[i].table != NULL) {
            walk_table(dump, table++);
        } else {
            length beside = i < doc->pictures.blocks ? 2 * inset : 0;
            walk_paragraph(dump, &doc->blocks[i].paragraph, text_width - beside);
        }
    }
}

void dump_walk(struct dump *dump) {
    const struct doc *doc = dump->setter.doc;
    length text_width = doc->page_width - 2 * doc->margin - doc->gutter.left;
    dump->setter.arena = arena_new();
    pitches_measure(&dump->setter);
    walk_blocks(dump, text_width);
    for (size_t i = 0; i < doc->approval.count; i++) {
        walk_paragraph(dump, &doc->approval.paragraphs[i], approval_width(text_width));
    }
    array_free(&dump->lines);
    arena_free(dump->setter.arena);
    setter_free(&dump->setter);
}

void dump_line_text(const struct text *text, const struct line *line, struct buffer *out) {
    buffer_add_byte(out, '|');
    for (uint32_t i = line->first; i < line->end; i++) {
        const struct piece *piece = &text->pieces[i];
        uint32_t from = i == line->first ? line->first_cluster : 0;
        uint32_t to = i + 1 == line->end ? line->end_cluster : piece->clusters;
        buffer_add(out, segment_str(piece, from, to));
    }
    buffer_add_byte(out, '|');
}
