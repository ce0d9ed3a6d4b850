#include "check/texts.h"

struct walk {
    text_visitor *visit;
    void *context;
    const struct row *row;
    struct str of;
};

static void visit_content(const struct walk *walk, const struct content *content);

/* Depth is bounded by XML_DEPTH_LIMIT. */
static void visit_block(const struct walk *walk, const struct content_block *block) {
    if (block->list == NULL) {
        walk->visit(walk->context, &block->text, walk->row, walk->of);
        return;
    }
    for (size_t i = 0; i < block->list->count; i++) {
        visit_content(walk, &block->list->items[i]);
    }
}

static void visit_content(const struct walk *walk, const struct content *content) {
    for (size_t i = 0; i < content->count; i++) {
        visit_block(walk, &content->blocks[i]);
    }
}

static void visit_cells(struct walk walk, const struct row *row, const struct cell *cells,
                        size_t count) {
    walk.row = row;
    for (size_t i = 0; i < count; i++) {
        walk.of = cells[i].of;
        visit_content(&walk, &cells[i].content);
    }
}

static void visit_table(const struct walk *walk, const struct table *table) {
    for (size_t i = 0; i < table->head_count; i++) {
        walk->visit(walk->context, &table->heads[i].text, NULL, STR(""));
    }
    for (size_t i = 0; i < table->row_count; i++) {
        const struct row *row = &table->rows[i];
        visit_cells(*walk, row, row->cells, row->count);
        for (size_t j = 0; j < row->case_count; j++) {
            visit_cells(*walk, row, row->cases[j].cells, row->cases[j].count);
        }
    }
    for (size_t i = 0; i < table->note_count; i++) {
        visit_content(walk, &table->notes[i].content);
    }
}

static void visit_section(const struct walk *walk, const struct section *section) {
    for (size_t i = 0; i < section->count; i++) {
        const struct section_item *item = &section->items[i];
        switch (item->kind) {
        case SECTION_CONTENT:
            visit_block(walk, &item->content);
            break;
        case SECTION_TABLE:
            visit_table(walk, item->table);
            break;
        case SECTION_SECTION:
            visit_section(walk, item->section);
            break;
        }
    }
}

void texts_visit(const struct charter *charter, text_visitor *visit, void *context) {
    const struct walk walk = {visit, context, NULL, STR("")};
    const struct letterhead *letterhead = charter->letterhead;
    for (size_t i = 0; i < letterhead->count; i++) {
        visit(context, &letterhead->lines[i].text, NULL, STR(""));
    }
    visit(context, &letterhead->title, NULL, STR(""));
    for (size_t i = 0; i < charter->section_count; i++) {
        visit_section(&walk, &charter->sections[i]);
    }
}
