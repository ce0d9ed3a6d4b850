#include "charter/dump_parts.h"

static void dump_edition(struct dump *dump, const struct edition *edition) {
    if (edition->place.file == 0) {
        return;
    }
    dump_line(dump, "edition");
    dump_value(dump, "year", edition->year);
    if (edition->quarter > 0) {
        buffer_print(dump->out, " quarter=%d", edition->quarter);
    }
    if (edition->draft) {
        buffer_add(dump->out, STR(" draft"));
    }
    dump_value(dump, "memo", edition->memo);
    dump_value(dump, "approved", edition->approved);
    dump_value(dump, "published", edition->published);
}

/* Where the master chose it. */
static void dump_look(struct dump *dump, const struct page_setup *page) {
    struct page_setup usual = page_setup_usual();
    if (page->leading != usual.leading) {
        buffer_add(dump->out, STR(" leading="));
        length_print(dump->out, page->leading);
    }
    if (page->rules != usual.rules) {
        dump_length(dump, "rules", page->rules);
    }
    if (page->tint != usual.tint) {
        buffer_print(dump->out, " tint=%d%%", page->tint);
    }
}

static void dump_page_setup(struct dump *dump, const struct page_setup *page) {
    static const char *const papers[] = {"a4", "legal", "a3"};
    static const char *const bindings[] = {"", "left", "top"};
    dump_line(dump, "page");
    dump_value(dump, "paper", str_of(papers[page->paper]));
    dump_length(dump, "margin", page->margin);
    dump_value(dump, "binding", str_of(bindings[page->binding]));
    dump_length(dump, "size", page->size);
    dump_value(dump, "fonts", page->fonts);
    dump_look(dump, page);
}

static void dump_mark(struct dump *dump, const struct letterhead_mark *mark) {
    dump_line(dump, "mark");
    dump_value(dump, "side", mark->side == MARK_LEFT ? STR("left") : STR("right"));
    dump_value(dump, "alt", mark->alt);
    dump_value(dump, "lang", mark->lang);
    buffer_print(dump->out, " bytes=%zu", mark->picture.size);
}

static void dump_letterhead(struct dump *dump, const struct letterhead *head) {
    dump_line(dump, "letterhead");
    dump->depth++;
    for (size_t i = 0; i < head->mark_count; i++) {
        dump_mark(dump, &head->marks[i]);
    }
    for (size_t i = 0; i <= head->count; i++) {
        if (i == head->before_title) {
            dump_line(dump, "title");
            dump_inline(dump, &head->title);
        }
        if (i < head->count) {
            dump_line(dump, "line");
            dump_value(dump, "role", head->lines[i].role);
            dump_inline(dump, &head->lines[i].text);
        }
    }
    dump->depth--;
}

static const char *const kinds[] = {"name",   "post", "branch", "room", "phone",
                                    "mobile", "fax",  "email",  "web",  "other"};

void dump_contact(struct dump *dump, const struct inline_item *contact) {
    dump_value(dump, "officer", contact->officer->id);
    if (contact->shown == UINT32_MAX) {
        return;
    }
    buffer_add(dump->out, STR(" show="));
    const char *separator = "";
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if ((contact->shown >> i & 1) != 0) {
            buffer_print(dump->out, "%s%s", separator, kinds[i]);
            separator = "+";
        }
    }
}

static void dump_officer(struct dump *dump, const struct officer *officer) {
    dump_line(dump, "officer");
    dump_value(dump, "id", officer->id);
    dump->depth++;
    for (size_t i = 0; i < officer->count; i++) {
        const struct officer_field *field = &officer->fields[i];
        dump_line(dump, kinds[field->kind]);
        dump_value(dump, "label", field->label);
        dump_value(dump, "is", field->text);
        dump_value(dump, "href", field->href);
        buffer_add(dump->out, field->href_given ? STR(" given") : STR(""));
        dump_value(dump, "lang", field->lang);
    }
    dump->depth--;
}

static void dump_column(struct dump *dump, const struct column *column) {
    static const char *const aligns[] = {"start", "centre", "end"};
    dump_line(dump, "column");
    dump_value(dump, "of", column->of);
    dump_value(dump, "head", column->head);
    if (column->width > 0) {
        dump_length(dump, "width", column->width);
    }
    if (column->share > 0) {
        buffer_print(dump->out, " share=%u", (unsigned)column->share);
    }
    if (column->align != ALIGN_START) {
        dump_value(dump, "align", str_of(aligns[column->align]));
    }
}

static void dump_columns(struct dump *dump, const struct column_set *set) {
    dump_line(dump, set->built_in ? "built-in columns" : "columns");
    dump_value(dump, "id", set->id);
    dump_value(dump, "numbers", set->numbers);
    dump->depth++;
    for (size_t i = 0, group = 0; i < set->count; i++) {
        if (group < set->group_count && set->groups[group].first == i) {
            dump_line(dump, "group");
            buffer_print(dump->out, " columns=%zu", set->groups[group].count);
            dump_value(dump, "head", set->groups[group++].head);
        }
        dump_column(dump, &set->columns[i]);
    }
    dump->depth--;
}

void dump_head(struct dump *dump, const struct charter *charter) {
    dump_edition(dump, &charter->edition);
    dump_page_setup(dump, &charter->page);
    dump_letterhead(dump, charter->letterhead);
    for (size_t i = 0; i < charter->officer_count; i++) {
        dump_officer(dump, &charter->officers[i]);
    }
    for (size_t i = 0; i < charter->column_set_count; i++) {
        dump_columns(dump, &charter->column_sets[i]);
    }
}
