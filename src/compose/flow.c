#include "compose/composer.h"

#include "base/arena.h"

struct flow flow_new(struct composer *composer, enum style_id style) {
    const struct text_style *text_style = &composer->styles->text[style];
    return (struct flow){.composer = composer, .style = text_style, .align = text_style->align};
}

static bool is_ascii(struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.bytes[i] > 0x7F) {
            return false;
        }
    }
    return true;
}

/* The Link element of a target. A web or e-mail address in Latin letters is read as English, so
 * that a screen reader spells it right. */
static const struct link *add_link(struct composer *composer, struct str target, struct str text,
                                   struct node *parent) {
    struct node *node = tree_add(&composer->tree, parent, ROLE_LINK);
    if (is_ascii(text) && !str_starts(target, STR("tel:"))) {
        node->lang = STR("en");
    }
    struct link *link = arena_new_of(composer->arena, struct link);
    *link = (struct link){.target = target, .node = node};
    return link;
}

static struct str own_lang(const struct composer *composer, struct str lang) {
    return lang.size > 0 ? lang : composer->lang;
}

/* Adds a span; an empty target is no link. The text of one `a` may come as several items (bold in
 * the middle): they share the link of the span before. */
static void add_span(struct flow *flow, struct span span, struct str href, struct node *node) {
    struct composer *composer = flow->composer;
    if (flow->spans.count + flow->paragraphs.count == 0) {
        flow->place = span.place;
    }
    if (href.size > 0) {
        const struct span *before =
            flow->spans.count > 0 ? &flow->spans.items[flow->spans.count - 1] : NULL;
        bool same = before != NULL && before->link != NULL && !before->line_end &&
                    str_equal(before->link->target, href);
        span.link = same ? before->link : add_link(composer, href, span.text, node);
    }
    span.node = span.link != NULL ? span.link->node : node;
    span.lang = span.node->lang.size > 0 ? span.node->lang : own_lang(composer, span.lang);
    span.bold = span.bold || flow->style->bold;
    array_push(&flow->spans, span);
}

void flow_plain(struct flow *flow, struct str text, struct node *node, struct place place) {
    if (text.size > 0) {
        add_span(flow, (struct span){.text = text, .place = place}, STR(""), node);
    }
}

static void add_line_end(struct flow *flow, struct place place, struct node *node) {
    if (flow->spans.count == 0 || flow->spans.items[flow->spans.count - 1].line_end) {
        add_span(flow, (struct span){.place = place}, STR(""), node);
    }
    flow->spans.items[flow->spans.count - 1].line_end = true;
}

/* One line for each field: label and text. */
static void add_contact(struct flow *flow, const struct officer *officer, struct node *node) {
    flow_end(flow);
    for (size_t i = 0; i < officer->count; i++) {
        const struct officer_field *field = &officer->fields[i];
        flow_plain(flow, field->label, node, field->place);
        struct span span = {.text = field->text, .lang = field->lang, .place = field->place};
        if (field->text.size > 0) {
            add_span(flow, span, field->href, node);
        }
        flow_end(flow);
    }
}

void flow_inline(struct flow *flow, const struct inline_text *text, struct node *node) {
    for (size_t i = 0; i < text->count; i++) {
        const struct inline_item *item = &text->items[i];
        switch (item->kind) {
        case INLINE_TEXT:
            add_span(flow,
                     (struct span){.text = item->text,
                                   .bold = item->bold,
                                   .lang = item->lang,
                                   .place = item->place},
                     item->href, node);
            break;
        case INLINE_BREAK:
            add_line_end(flow, item->place, node);
            break;
        case INLINE_CONTACT:
            add_contact(flow, item->officer, node);
            break;
        }
    }
}

void flow_end(struct flow *flow) {
    if (flow->spans.count == 0 && flow->label == NULL) {
        return;
    }
    struct paragraph paragraph = {.style = flow->style,
                                  .align = flow->align,
                                  .count = flow->spans.count,
                                  .indent = flow->indent,
                                  .label_indent = flow->label_indent,
                                  .label = flow->label};
    paragraph.place = flow->spans.count > 0 ? flow->spans.items[0].place : flow->label->place;
    paragraph.spans = array_keep(&flow->spans, flow->composer->arena);
    array_push(&flow->paragraphs, paragraph);
    flow->label = NULL;
}
