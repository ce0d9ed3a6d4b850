#include "doc/doc.h"

/* ---- Stage "doc" --------------------------------------------------------------------------- */

static void indent(struct buffer *out, size_t depth) {
    buffer_print(out, "%*s", (int)(2 * depth), "");
}

static void dump_span(const struct span *span, const char *kind, size_t depth, struct buffer *out) {
    indent(out, depth);
    buffer_print(out, "%s %s%s", kind, role_name(span->node->role), span->bold ? " bold" : "");
    if (span->lang.size > 0) {
        buffer_print(out, " lang=%.*s", STR_ARG(span->lang));
    }
    if (span->link != NULL) {
        buffer_print(out, " link=%.*s", STR_ARG(span->link->target));
    }
    buffer_print(out, " |%.*s|%s\n", STR_ARG(span->text), span->line_end ? " line-end" : "");
}

static void dump_paragraph(const struct paragraph *paragraph, size_t depth, struct buffer *out) {
    static const char *const aligns[] = {
        [ALIGN_LEFT] = "left", [ALIGN_MIDDLE] = "middle", [ALIGN_RIGHT] = "right"};
    indent(out, depth);
    buffer_print(out, "paragraph %s %s", paragraph->style->name, aligns[paragraph->align]);
    if (paragraph->indent > 0) {
        buffer_add(out, STR(" indent="));
        length_print(out, paragraph->indent);
    }
    if (paragraph->outline.size > 0) {
        buffer_print(out, " outline=%d", paragraph->outline_level);
    }
    buffer_add(out, paragraph->marked ? STR(" marked") : STR(""));
    buffer_add_byte(out, '\n');
    if (paragraph->label != NULL) {
        dump_span(paragraph->label, "label", depth + 1, out);
    }
    for (size_t i = 0; i < paragraph->count; i++) {
        dump_span(&paragraph->spans[i], "span", depth + 1, out);
    }
}

void doc_dump_span(const struct doc_cell *cell, struct buffer *out) {
    if (cell->columns > 1) {
        buffer_print(out, " columns=%u", cell->columns);
    }
    if (cell->rows > 1) {
        buffer_print(out, " rows=%u", cell->rows);
    }
}

static void dump_cell(const struct doc_cell *cell, struct buffer *out) {
    buffer_print(out, "    %s", role_name(cell->node->role));
    doc_dump_span(cell, out);
    buffer_add(out, cell->count == 0 ? STR(" empty\n") : STR("\n"));
    for (size_t i = 0; i < cell->count; i++) {
        dump_paragraph(&cell->paragraphs[i], 3, out);
    }
}

static void dump_row(const struct doc_table *table, const struct doc_row *row, const char *kind,
                     struct buffer *out) {
    buffer_print(out, "  %s", kind);
    if (row->mark.size > 0) {
        buffer_print(out, " mark=%.*s", STR_ARG(row->mark));
    }
    buffer_add(out, row->marked ? STR(" marked") : STR(""));
    buffer_add_byte(out, '\n');
    for (size_t i = 0; i < table->column_count; i++) {
        if (row->cells[i].node != NULL) {
            dump_cell(&row->cells[i], out);
        }
    }
}

static void dump_table(const struct doc_table *table, struct buffer *out) {
    buffer_add(out, table->head_marked ? STR("table head-marked\n") : STR("table\n"));
    for (size_t i = 0; i < table->column_count; i++) {
        buffer_add(out, STR("  column width="));
        length_print(out, table->columns[i].width);
        buffer_print(out, " share=%u%s\n", table->columns[i].share,
                     i == table->name_column ? " name" : "");
    }
    for (size_t i = 0; i < table->head_count; i++) {
        dump_row(table, &table->head[i], "head", out);
    }
    for (size_t i = 0; i < table->row_count; i++) {
        dump_row(table, &table->rows[i], "row", out);
    }
}

static void dump_field(const char *name, struct str value, struct buffer *out) {
    if (value.size > 0) {
        buffer_print(out, "%s |%.*s|\n", name, STR_ARG(value));
    }
}

static void dump_picture(const char *name, const struct picture *picture, struct buffer *out) {
    dump_field(name, picture == NULL ? STR("") : *picture->node->alt, out);
}

void doc_dump(const struct doc *doc, struct buffer *out) {
    dump_field("title", doc->meta.title, out);
    dump_field("author", doc->meta.author, out);
    dump_field("subject", doc->meta.subject, out);
    dump_field("lang", doc->meta.lang, out);
    dump_field("dated", doc->meta.dated, out);
    buffer_add(out, STR("page "));
    length_print(out, doc->page_width);
    buffer_add(out, STR(" x "));
    length_print(out, doc->page_height);
    buffer_add(out, STR(" margin "));
    length_print(out, doc->margin);
    buffer_add_byte(out, '\n');
    dump_field("footer-left", doc->furniture.left, out);
    dump_field("footer-page", doc->furniture.page_of, out);
    dump_field("continued", doc->furniture.continued, out);
    dump_field("goes-on", doc->furniture.goes_on, out);
    dump_field("draft", doc->furniture.draft, out);
    dump_picture("picture-left", doc->pictures.left, out);
    for (size_t i = 0; i < doc->count; i++) {
        if (doc->blocks[i].table != NULL) {
            dump_table(doc->blocks[i].table, out);
        } else {
            dump_paragraph(&doc->blocks[i].paragraph, 0, out);
        }
        if (i + 1 == doc->pictures.blocks) {
            dump_picture("picture-right", doc->pictures.right, out);
        }
    }
    for (size_t i = 0; i < doc->approval.count; i++) {
        buffer_add(out, STR("approval\n"));
        dump_paragraph(&doc->approval.paragraphs[i], 0, out);
    }
}

/* ---- Stage "text" -------------------------------------------------------------------------- */

static void text_of_paragraph(const struct paragraph *paragraph, struct buffer *out) {
    if (paragraph->label != NULL) {
        buffer_add(out, paragraph->label->text);
        buffer_add_byte(out, ' ');
    }
    for (size_t i = 0; i < paragraph->count; i++) {
        buffer_add(out, paragraph->spans[i].text);
        if (paragraph->spans[i].line_end) {
            buffer_add_byte(out, '\n');
        }
    }
    buffer_add_byte(out, '\n');
}

static void text_of_rows(const struct doc_table *table, const struct doc_row *rows, size_t count,
                         struct buffer *out) {
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < table->column_count; k++) {
            const struct doc_cell *cell = &rows[i].cells[k];
            for (size_t p = 0; p < cell->count; p++) {
                text_of_paragraph(&cell->paragraphs[p], out);
            }
        }
    }
}

void doc_dump_text(const struct doc *doc, struct buffer *out) {
    for (size_t i = 0; i < doc->count; i++) {
        const struct doc_table *table = doc->blocks[i].table;
        if (table == NULL) {
            text_of_paragraph(&doc->blocks[i].paragraph, out);
        } else {
            text_of_rows(table, table->head, table->head_count, out);
            text_of_rows(table, table->rows, table->row_count, out);
        }
    }
    for (size_t i = 0; i < doc->approval.count; i++) {
        text_of_paragraph(&doc->approval.paragraphs[i], out);
    }
}
