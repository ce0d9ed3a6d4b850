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

/* ---- Spans --------------------------------------------------------------------------------- */

/* A web or e-mail address in Latin letters is read as English, so that a screen reader spells it
 * right. */
static bool is_latin_link(const struct inline_text *run, size_t first) {
    struct str target = run->items[first].href;
    bool latin = !str_starts(target, STR("tel:"));
    for (size_t i = first; i < run->count && str_equal(run->items[i].href, target); i++) {
        latin = latin && is_ascii(run->items[i].text);
    }
    return latin;
}

/* The link of item `i`, with a Link element. The text of one `a` may come as several items (bold in
 * the middle): they share the link of the span before. */
static const struct link *link_of(struct flow *flow, const struct inline_text *run, size_t i,
                                  struct node *node) {
    const struct span *before =
        flow->spans.count > 0 ? &flow->spans.items[flow->spans.count - 1] : NULL;
    struct str target = run->items[i].href;
    if (before != NULL && before->link != NULL && !before->line_end &&
        str_equal(before->link->target, target)) {
        return before->link;
    }
    flow->link_node = tree_add(&flow->composer->tree, node, ROLE_LINK);
    flow->link_node->lang = is_latin_link(run, i) ? STR("en") : STR("");
    struct link *link = arena_new_of(flow->composer->arena, struct link);
    *link = (struct link){.target = target, .node = flow->link_node};
    return link;
}

static struct str lang_in_force(const struct node *node) {
    while (node->lang.size == 0 && node->parent != NULL) {
        node = node->parent;
    }
    return node->lang;
}

static void end_line(struct flow *flow) {
    flow->line_full = false;
    if (flow->spans.count > 0) {
        flow->spans.items[flow->spans.count - 1].line_end = true;
    }
}

/* Adds the text of item `i`, or a part of it; `stretch` is the one it stands in, NULL where none.
 */
static void add_part(struct flow *flow, const struct inline_text *run, size_t i, struct str text,
                     const struct stretch *stretch, struct node *node) {
    const struct inline_item *item = &run->items[i];
    if (flow->line_full) {
        end_line(flow);
    }
    struct span span = {.text = text, .place = item->place};
    if (item->href.size > 0) {
        span.link = link_of(flow, run, i, node);
        node = flow->link_node;
    }
    if (stretch == NULL || str_equal(lang_in_force(node), stretch->lang)) {
        flow->lang_node = NULL;
    } else if (flow->lang_node == NULL) {
        flow->lang_node = tree_add(&flow->composer->tree, node, ROLE_SPAN);
        flow->lang_node->lang = stretch->lang;
    }
    span.node = flow->lang_node != NULL ? flow->lang_node : node;
    span.lang = lang_in_force(span.node);
    span.bold = item->bold || flow->style->bold;
    array_push(&flow->spans, span);
}

/* Adds the text of item `i`, cut where stretches begin and end. `next` is the first stretch that
 * does not end before the item. */
static void add_text(struct flow *flow, const struct inline_text *run, size_t i, size_t *next,
                     struct node *node) {
    const stretch_array *stretches = &flow->composer->stretches;
    struct str text = run->items[i].text;
    for (size_t at = 0, end; at < text.size; at = end) {
        const struct stretch *stretch = *next < stretches->count ? &stretches->items[*next] : NULL;
        bool begun = stretch != NULL && (stretch->from.item < i ||
                                         (stretch->from.item == i && stretch->from.offset <= at));
        struct inline_position limit = {i + 1, 0};
        if (stretch != NULL) {
            limit = begun ? stretch->to : stretch->from;
        }
        end = limit.item == i ? limit.offset : text.size;
        add_part(flow, run, i, str_slice(text, at, end), begun ? stretch : NULL, node);
        if (begun && limit.item == i) {
            flow->lang_node = NULL;
            (*next)++;
        }
    }
}

static void add_break(struct flow *flow, struct place place, struct node *node) {
    if (flow->line_full) {
        end_line(flow);
    }
    if (flow->spans.count == 0 || flow->spans.items[flow->spans.count - 1].line_end) {
        struct span empty = {.bold = flow->style->bold, .node = node, .place = place};
        empty.lang = lang_in_force(node);
        array_push(&flow->spans, empty);
    }
    end_line(flow);
}

/* ---- Inline text --------------------------------------------------------------------------- */

/* Adds texts and line ends. `whole`: they are all that the element has. */
static void add_run(struct flow *flow, const struct inline_text *run, bool whole,
                    struct node *node) {
    stretch_array *stretches = &flow->composer->stretches;
    language_find(flow->composer, run->items, run->count, stretches);
    struct str lang = whole ? language_of_all(run->items, run->count, stretches) : STR("");
    if (lang.size > 0) {
        node->lang = lang;
        stretches->count = 0;
    }
    flow->lang_node = NULL;
    size_t next = 0;
    for (size_t i = 0; i < run->count; i++) {
        if (run->items[i].kind == INLINE_BREAK) {
            add_break(flow, run->items[i].place, node);
        } else {
            add_text(flow, run, i, &next, node);
        }
    }
}

static struct inline_item plain_item(struct str text, struct place place) {
    return (struct inline_item){.kind = INLINE_TEXT, .text = text, .place = place};
}

void flow_plain(struct flow *flow, struct str text, struct node *node, struct place place) {
    struct inline_item item = plain_item(text, place);
    add_run(flow, &(struct inline_text){&item, 1}, true, node);
}

/* One line for each field that is shown: label and text. */
static void add_contact(struct flow *flow, const struct inline_item *contact, struct node *node) {
    for (size_t i = 0; i < contact->officer->count; i++) {
        const struct officer_field *field = &contact->officer->fields[i];
        if ((contact->shown >> field->kind & 1) == 0) {
            continue;
        }
        struct inline_item items[] = {plain_item(field->label, field->place),
                                      plain_item(field->text, field->place)};
        items[1].href = field->href;
        items[1].lang = field->lang;
        flow->line_full = flow->spans.count > 0;
        add_run(flow, &(struct inline_text){items, 2}, false, node);
    }
    flow->line_full = flow->spans.count > 0;
}

void flow_inline(struct flow *flow, const struct inline_text *text, struct node *node) {
    for (size_t from = 0, to; from < text->count; from = to) {
        for (to = from; to < text->count && text->items[to].kind != INLINE_CONTACT; to++) {
        }
        if (to > from) {
            const struct inline_text run = {&text->items[from], to - from};
            add_run(flow, &run, run.count == text->count, node);
        } else {
            add_contact(flow, &text->items[to++], node);
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
    flow->line_full = false;
}
