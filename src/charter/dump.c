#include "charter/dump.h"

#include "charter/dump_parts.h"

void dump_line(struct dump *dump, const char *word) {
    if (dump->out->size > 0) {
        buffer_add_byte(dump->out, '\n');
    }
    buffer_print(dump->out, "%*s%s", dump->depth * 2, "", word);
}

void dump_value(struct dump *dump, const char *name, struct str value) {
    if (value.size == 0) {
        return;
    }
    buffer_print(dump->out, "%s%s=\"", " ", name);
    for (size_t i = 0; i < value.size; i++) {
        char c = value.bytes[i];
        if (c == '"' || c == '\\') {
            buffer_add_byte(dump->out, '\\');
        }
        buffer_add(dump->out, c == '\n' ? STR("\\n") : str_slice(value, i, i + 1));
    }
    buffer_add_byte(dump->out, '"');
}

void dump_length(struct dump *dump, const char *name, length value) {
    buffer_print(dump->out, " %s=", name);
    length_print(dump->out, value);
    buffer_add(dump->out, STR("pt"));
}

static void dump_item(struct dump *dump, const struct inline_item *item) {
    static const char *const kinds[] = {"text", "break", "contact"};
    dump_line(dump, kinds[item->kind]);
    if (item->kind == INLINE_CONTACT) {
        dump_contact(dump, item);
    }
    if (item->bold) {
        buffer_add(dump->out, STR(" bold"));
    }
    dump_value(dump, "href", item->href);
    dump_value(dump, "lang", item->lang);
    if (item->kind == INLINE_TEXT) {
        dump_value(dump, "is", item->text);
    }
}

void dump_inline(struct dump *dump, const struct inline_text *text) {
    dump->depth++;
    for (size_t i = 0; i < text->count; i++) {
        dump_item(dump, &text->items[i]);
    }
    dump->depth--;
}

static void dump_list(struct dump *dump, const struct content_list *list) {
    dump_line(dump, "list");
    dump_value(dump, "mark", list->mark);
    dump->depth++;
    for (size_t i = 0; i < list->count; i++) {
        dump_line(dump, "item");
        dump_content(dump, &list->items[i]);
    }
    dump->depth--;
}

void dump_block(struct dump *dump, const struct content_block *block) {
    if (block->list != NULL) {
        dump_list(dump, block->list);
    } else {
        dump_line(dump, "paragraph");
        dump_inline(dump, &block->text);
    }
}

void dump_content(struct dump *dump, const struct content *content) {
    dump->depth++;
    for (size_t i = 0; i < content->count; i++) {
        dump_block(dump, &content->blocks[i]);
    }
    dump->depth--;
}

static void dump_cells(struct dump *dump, const struct cell *cells, size_t count) {
    dump->depth++;
    for (size_t i = 0; i < count; i++) {
        dump_line(dump, "cell");
        dump_value(dump, "of", cells[i].of);
        if (cells[i].content.count == 0) {
            buffer_add(dump->out, STR(" blank"));
        }
        dump_content(dump, &cells[i].content);
    }
    dump->depth--;
}

static void dump_row(struct dump *dump, const struct row *row) {
    dump_line(dump, "row");
    dump_value(dump, "id", row->id);
    dump_value(dump, "serial", row->serial);
    if (row->serial_given) {
        buffer_add(dump->out, STR(" given"));
    }
    dump_cells(dump, row->cells, row->count);
    dump->depth++;
    for (size_t i = 0; i < row->case_count; i++) {
        dump_line(dump, "case");
        dump_cells(dump, row->cases[i].cells, row->cases[i].count);
    }
    dump->depth--;
}

/* As the master may write it. */
static void dump_merge(struct dump *dump, const struct table *table) {
    struct buffer names = {0};
    for (size_t i = 0; i < table->merge_count; i++) {
        buffer_add(&names, i > 0 ? STR(" ") : STR(""));
        buffer_add(&names, table->merge[i]);
    }
    dump_value(dump, "merge", buffer_str(&names));
    buffer_free(&names);
}

static void dump_table(struct dump *dump, const struct table *table) {
    dump_line(dump, table->kind == TABLE_SERVICES ? "services" : "table");
    dump_value(dump, "columns", table->columns->id);
    dump_value(dump, "serials", table->serials);
    dump_merge(dump, table);
    dump->depth++;
    for (size_t i = 0; i < table->head_count; i++) {
        dump_line(dump, "head");
        dump_value(dump, "of", table->heads[i].of);
        dump_inline(dump, &table->heads[i].text);
    }
    for (size_t i = 0; i < table->row_count; i++) {
        dump_row(dump, &table->rows[i]);
    }
    for (size_t i = 0; i < table->note_count; i++) {
        dump_line(dump, "note");
        dump_content(dump, &table->notes[i].content);
    }
    dump->depth--;
}

static void dump_section(struct dump *dump, const struct section *section) {
    dump_line(dump, "section");
    if (section->level > 0) {
        buffer_print(dump->out, " level=%d", section->level);
    }
    dump_value(dump, "no", section->no);
    dump_value(dump, "title", section->title);
    dump_value(dump, "lang", section->lang);
    dump->depth++;
    for (size_t i = 0; i < section->count; i++) {
        const struct section_item *item = &section->items[i];
        if (item->kind == SECTION_SECTION) {
            dump_section(dump, item->section);
        } else if (item->kind == SECTION_TABLE) {
            dump_table(dump, item->table);
        } else {
            dump_block(dump, &item->content);
        }
    }
    dump->depth--;
}

void charter_dump(const struct charter *charter, struct buffer *out) {
    struct buffer text = {0};
    struct dump dump = {.out = &text};
    dump_line(&dump, "charter");
    dump_value(&dump, "id", charter->id);
    dump_value(&dump, "lang", charter->lang);
    if (charter->comment.file != 0) {
        buffer_add(&text, STR(" comments"));
    }
    dump.depth++;
    dump_head(&dump, charter);
    for (size_t i = 0; i < charter->section_count; i++) {
        dump_section(&dump, &charter->sections[i]);
    }
    if (charter->approval != NULL) {
        dump_line(&dump, "approval");
        dump_value(&dump, "officer", charter->approval->officer->id);
    }
    buffer_add_byte(&text, '\n');
    buffer_add(out, buffer_str(&text));
    buffer_free(&text);
}
