#include "compose/composer.h"

#include "base/arena.h"

static void flow_list(struct flow *flow, const struct content_list *list, struct node *node);

static void flow_paragraph(struct flow *flow, const struct inline_text *text, struct node *node) {
    flow_inline(flow, text, node);
    flow_end(flow);
}

void flow_block(struct flow *flow, const struct content_block *block, struct node *node) {
    if (block->list != NULL) {
        flow_list(flow, block->list, node);
    } else {
        flow_paragraph(flow, &block->text, tree_add(&flow->composer->tree, node, ROLE_P));
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

/* Items hang in an indent of an em and a half; a nested list starts at its parent's text. */
static void flow_list(struct flow *flow, const struct content_list *list, struct node *node) {
    struct tree *tree = &flow->composer->tree;
    struct node *list_node = tree_add(tree, node, ROLE_L);
    length outer_label = flow->label_indent, outer = flow->indent;
    flow_end(flow);
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
}
