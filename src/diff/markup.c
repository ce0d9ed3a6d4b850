#include "diff/markup.h"

/* ---- Markup --------------------------------------------------------------------------------- */

static void add_escaped(struct buffer *out, struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        switch (text.bytes[i]) {
        case '&':
            buffer_add(out, STR("&amp;"));
            break;
        case '<':
            buffer_add(out, STR("&lt;"));
            break;
        case '>':
            buffer_add(out, STR("&gt;"));
            break;
        case '"':
            buffer_add(out, STR("&quot;"));
            break;
        default:
            buffer_add_byte(out, text.bytes[i]);
        }
    }
}

/* Text outside of attributes keeps its quotes. */
static void add_text(struct buffer *out, struct str text) {
    for (size_t from = 0; from <= text.size;) {
        size_t quote = str_find(text, STR("\""), from);
        size_t to = quote == SIZE_MAX ? text.size : quote;
        add_escaped(out, str_slice(text, from, to));
        if (quote != SIZE_MAX) {
            buffer_add_byte(out, '"');
        }
        from = to + 1;
    }
}

static void add_attribute(struct buffer *out, const char *name, struct str value) {
    buffer_print(out, " %s=\"", name);
    add_escaped(out, value);
    buffer_add_byte(out, '"');
}

struct str markup_field_name(enum officer_field_kind kind) {
    static const char *const names[] = {"name",   "post", "branch", "room", "phone",
                                        "mobile", "fax",  "email",  "web",  "other"};
    return str_of(names[kind]);
}

static void add_contact(struct buffer *out, const struct inline_item *item,
                        const struct markup_terms *terms) {
    buffer_add(out, STR("<contact"));
    add_attribute(out, "officer", terms->officer_id(item->officer, terms->context));
    if (item->shown != UINT32_MAX) {
        const char *separator = "";
        buffer_add(out, STR(" show=\""));
        for (int kind = 0; kind <= FIELD_OTHER; kind++) {
            if ((item->shown >> kind & 1) != 0) {
                struct str name = markup_field_name((enum officer_field_kind)kind);
                buffer_print(out, "%s%.*s", separator, STR_ARG(name));
                separator = "+";
            }
        }
        buffer_add_byte(out, '"');
    }
    buffer_add(out, STR("/>"));
}

static void add_item(struct buffer *out, const struct inline_item *item,
                     const struct markup_terms *terms) {
    bool foreign = item->lang.size > 0 && !str_equal(item->lang, terms->lang);
    if (foreign) {
        buffer_add(out, STR("<span"));
        add_attribute(out, "lang", item->lang);
        buffer_add_byte(out, '>');
    }
    if (item->href.size > 0) {
        buffer_add(out, STR("<a"));
        add_attribute(out, "href", item->href);
        buffer_add_byte(out, '>');
    }
    buffer_add(out, item->bold ? STR("<b>") : STR(""));
    add_text(out, item->text);
    buffer_add(out, item->bold ? STR("</b>") : STR(""));
    buffer_add(out, item->href.size > 0 ? STR("</a>") : STR(""));
    buffer_add(out, foreign ? STR("</span>") : STR(""));
}

void markup_add_inline(struct buffer *out, const struct inline_text *text,
                       const struct markup_terms *terms) {
    for (size_t i = 0; i < text->count; i++) {
        const struct inline_item *item = &text->items[i];
        if (item->kind == INLINE_CONTACT) {
            add_contact(out, item, terms);
        } else if (item->kind == INLINE_BREAK) {
            buffer_add(out, STR("<br/>"));
        } else {
            add_item(out, item, terms);
        }
    }
}

static void add_list(struct buffer *out, const struct content_list *list,
                     const struct markup_terms *terms) {
    buffer_add(out, STR("<list"));
    if (list->mark.size > 0) {
        add_attribute(out, "mark", list->mark);
    }
    buffer_add_byte(out, '>');
    for (size_t i = 0; i < list->count; i++) {
        buffer_add(out, STR("<item>"));
        markup_add_content(out, &list->items[i], terms);
        buffer_add(out, STR("</item>"));
    }
    buffer_add(out, STR("</list>"));
}

void markup_add_content(struct buffer *out, const struct content *content,
                        const struct markup_terms *terms) {
    if (content->count == 1 && content->blocks[0].list == NULL) {
        markup_add_inline(out, &content->blocks[0].text, terms);
        return;
    }
    for (size_t i = 0; i < content->count; i++) {
        const struct content_block *block = &content->blocks[i];
        if (block->list != NULL) {
            add_list(out, block->list, terms);
        } else {
            buffer_add(out, STR("<p>"));
            markup_add_inline(out, &block->text, terms);
            buffer_add(out, STR("</p>"));
        }
    }
}

bool markup_inline_names_officers(const struct inline_text *text) {
    for (size_t i = 0; i < text->count; i++) {
        if (text->items[i].kind == INLINE_CONTACT) {
            return true;
        }
    }
    return false;
}

static bool list_names_officers(const struct content_list *list) {
    for (size_t i = 0; i < list->count; i++) {
        if (markup_content_names_officers(&list->items[i])) {
            return true;
        }
    }
    return false;
}

bool markup_content_names_officers(const struct content *content) {
    for (size_t i = 0; i < content->count; i++) {
        const struct content_block *block = &content->blocks[i];
        if (block->list != NULL ? list_names_officers(block->list)
                                : markup_inline_names_officers(&block->text)) {
            return true;
        }
    }
    return false;
}

/* ---- As it is read -------------------------------------------------------------------------- */

static void begin_line(struct buffer *out, size_t start) {
    if (out->size > start && out->bytes[out->size - 1] != '\n') {
        buffer_add_byte(out, '\n');
    }
}

static void plain_contact(struct buffer *out, const struct inline_item *item) {
    for (size_t i = 0; i < item->officer->count; i++) {
        const struct officer_field *field = &item->officer->fields[i];
        if ((item->shown >> field->kind & 1) != 0) {
            buffer_add(out, field->text);
            return;
        }
    }
    buffer_add(out, item->officer->id);
}

/* `start` is where the whole text begins in the buffer. */
static void plain_inline(struct buffer *out, size_t start, const struct inline_text *text) {
    for (size_t i = 0; i < text->count; i++) {
        const struct inline_item *item = &text->items[i];
        if (item->kind == INLINE_CONTACT) {
            begin_line(out, start);
            plain_contact(out, item);
        } else if (item->kind == INLINE_BREAK) {
            buffer_add_byte(out, '\n');
        } else {
            if (i > 0 && text->items[i - 1].kind == INLINE_CONTACT) {
                begin_line(out, start);
            }
            buffer_add(out, item->text);
        }
    }
}

static void plain_content(struct buffer *out, size_t start, const struct content *content);

static void plain_list(struct buffer *out, size_t start, const struct content_list *list) {
    for (size_t i = 0; i < list->count; i++) {
        begin_line(out, start);
        size_t before = out->size;
        notation_print(out, list->mark, i + 1);
        if (out->size > before) {
            buffer_add_byte(out, ' ');
        }
        plain_content(out, out->size, &list->items[i]);
    }
}

static void plain_content(struct buffer *out, size_t start, const struct content *content) {
    for (size_t i = 0; i < content->count; i++) {
        begin_line(out, start);
        if (content->blocks[i].list != NULL) {
            plain_list(out, start, content->blocks[i].list);
        } else {
            plain_inline(out, start, &content->blocks[i].text);
        }
    }
}

void markup_add_plain(struct buffer *out, const struct fact *fact) {
    if (fact->type == FACT_INLINE) {
        plain_inline(out, out->size, fact->of.text);
    } else if (fact->type == FACT_CONTENT) {
        plain_content(out, out->size, fact->of.content);
    } else {
        buffer_add(out, fact->value);
    }
}
