#include "compose/composer.h"

#include "base/arena.h"

static void flow_list(struct flow *flow, const struct content_list *list, struct node *node);

static void flow_paragraph(struct flow *flow, const struct inline_text *text, struct node *node) {
    flow_inline(flow, text, node);
    flow_end(flow);
}

/* True where an officer's fields that are shown say anything. */
static bool contact_has_text(const struct inline_item *contact) {
    for (size_t i = 0; i < contact->officer->count; i++) {
        const struct officer_field *field = &contact->officer->fields[i];
        if ((contact->shown >> field->kind & 1) != 0 && field->label.size + field->text.size > 0) {
            return true;
        }
    }
    return false;
}

bool inline_has_text(const struct inline_text *text) {
    for (size_t i = 0; i < text->count; i++) {
        const struct inline_item *item = &text->items[i];
        if (item->kind == INLINE_CONTACT ? contact_has_text(item) : item->kind != INLINE_BREAK) {
            return true;
        }
    }
    return false;
}

struct node *inline_node(struct composer *composer, const struct inline_text *text,
                         struct node *parent) {
    return inline_has_text(text) ? tree_add(&composer->tree, parent, ROLE_P) : parent;
}

void flow_block(struct flow *flow, const struct content_block *block, struct node *node) {
    if (block->list != NULL) {
        flow_list(flow, block->list, node);
    } else {
        flow_paragraph(flow, &block->text, inline_node(flow->composer, &block->text, node));
    }
}

void flow_content(struct flow *flow, const struct content *content, struct node *node) {
    if (content->count == 1 && content->blocks[0].list == NULL) {
        flow_paragraph(flow, &content->blocks[0].text, node);
        return;
    }
    for (size_t i = 0; i < content->count; i++) {
        flow_block(flow, &content->blocks[i], node);
    }
}

/* The mark of the n-th item as a span of its Lbl element; NULL where the list has none. */
static const struct span *list_label(struct flow *flow, const struct content_list *list, size_t n,
                                     struct node *item) {
    struct composer *composer = flow->composer;
    struct buffer mark = {0};
    notation_print(&mark, list->mark, n);
    struct span *label = NULL;
    if (mark.size > 0) {
        label = arena_new_of(composer->arena, struct span);
        *label = (struct span){.text = str_copy(composer->arena, buffer_str(&mark)),
                               .bold = flow->style->bold,
                               .node = tree_add(&composer->tree, item, ROLE_LBL),
                               .lang = composer->lang,
                               .place = list->item_places[n - 1]};
    }
    buffer_free(&mark);
    return label;
}

/* What a list is numbered by, for those who hear it: its marks alone do not say whether they count.
 */
static enum numbering numbering_of(const struct content_list *list) {
    static const struct {
        const char *sign;
        enum numbering numbering;
    } counters[] = {{"১", NUMBERING_DECIMAL},
                    {"1", NUMBERING_DECIMAL},
                    {"ক", NUMBERING_ALPHABETICAL},
                    {"a", NUMBERING_ALPHABETICAL},
                    {"i", NUMBERING_ROMAN}};
    struct buffer first = {0}, second = {0};
    notation_print(&first, list->mark, 1);
    notation_print(&second, list->mark, 2);
    bool counts = !str_equal(buffer_str(&first), buffer_str(&second));
    buffer_free(&first);
    buffer_free(&second);
    for (size_t i = 0; counts && i < sizeof counters / sizeof *counters; i++) {
        if (str_find(list->mark, str_of(counters[i].sign), 0) != SIZE_MAX) {
            return counters[i].numbering;
        }
    }
    return str_equal(list->mark, STR("•")) ? NUMBERING_DISC : NUMBERING_NONE;
}

/* Items hang in an indent of an em and a half, whatever their column's alignment: a mark and its
 * text belong together. A nested list starts at its parent's text. */
static void flow_list(struct flow *flow, const struct content_list *list, struct node *node) {
    struct tree *tree = &flow->composer->tree;
    struct node *list_node = tree_add(tree, node, ROLE_L);
    list_node->numbering = (uint8_t)numbering_of(list);
    length outer_label = flow->label_indent, outer = flow->indent;
    enum align outer_align = flow->align;
    flow_end(flow);
    flow->align = ALIGN_LEFT;
    for (size_t i = 0; i < list->count; i++) {
        struct node *item = tree_add(tree, list_node, ROLE_LI);
        flow->label_indent = outer;
        flow->label = list_label(flow, list, i + 1, item);
        flow->indent = outer + (flow->label != NULL ? flow->style->size * 3 / 2 : 0);
        flow_content(flow, &list->items[i], tree_add(tree, item, ROLE_LBODY));
        flow_end(flow);
    }
    flow->label_indent = outer_label;
    flow->indent = outer;
    flow->align = outer_align;
}
