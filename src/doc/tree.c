#include "doc/tree.h"

#include "base/arena.h"

#include <assert.h>
#include <stddef.h>

static struct node *take_node(struct tree *tree) {
    enum { AT_ONCE = 32 }; /* more would not walk faster, and fit the arena's blocks worse */
    if (tree->left == 0) {
        tree->room = arena_array_of(tree->arena, struct node, AT_ONCE);
        tree->left = AT_ONCE;
    }
    tree->left--;
    return tree->room++;
}

struct node *tree_add(struct tree *tree, struct node *parent, enum role role) {
    assert((parent == NULL) == (tree->root == NULL));
    struct node *node = take_node(tree);
    *node = (struct node){
        .role = role, .col_span = 1, .row_span = 1, .number = tree->count++, .parent = parent};
    if (parent == NULL) {
        tree->root = node;
    } else if (parent->last == NULL) {
        parent->first = parent->last = node;
    } else {
        parent->last = parent->last->next = node;
    }
    return node;
}

const char *role_name(enum role role) {
    static const char *const names[] = {[ROLE_DOCUMENT] = "Document",
                                        [ROLE_H1] = "H1",
                                        [ROLE_H2] = "H2",
                                        [ROLE_H3] = "H3",
                                        [ROLE_H4] = "H4",
                                        [ROLE_H5] = "H5",
                                        [ROLE_H6] = "H6",
                                        [ROLE_P] = "P",
                                        [ROLE_L] = "L",
                                        [ROLE_LI] = "LI",
                                        [ROLE_LBL] = "Lbl",
                                        [ROLE_LBODY] = "LBody",
                                        [ROLE_TABLE] = "Table",
                                        [ROLE_THEAD] = "THead",
                                        [ROLE_TBODY] = "TBody",
                                        [ROLE_TR] = "TR",
                                        [ROLE_TH] = "TH",
                                        [ROLE_TD] = "TD",
                                        [ROLE_LINK] = "Link",
                                        [ROLE_SPAN] = "Span",
                                        [ROLE_FIGURE] = "Figure"};
    return names[role];
}

const struct node *tree_next(const struct node *node) {
    if (node->first != NULL) {
        return node->first;
    }
    while (node != NULL && node->next == NULL) {
        node = node->parent;
    }
    return node == NULL ? NULL : node->next;
}

static size_t depth_of(const struct node *node) {
    size_t depth = 0;
    for (; node->parent != NULL; node = node->parent) {
        depth++;
    }
    return depth;
}

static void dump_node(const struct node *node, struct buffer *out) {
    static const char *const scopes[] = {
        [SCOPE_NONE] = "", [SCOPE_COLUMN] = " scope=Column", [SCOPE_ROW] = " scope=Row"};
    static const char *const numberings[] = {[NUMBERING_NONE] = "",
                                             [NUMBERING_DISC] = " numbering=Disc",
                                             [NUMBERING_DECIMAL] = " numbering=Decimal",
                                             [NUMBERING_ROMAN] = " numbering=LowerRoman",
                                             [NUMBERING_ALPHABETICAL] = " numbering=LowerAlpha"};
    buffer_print(out, "%*s%s%s%s", (int)(2 * depth_of(node)), "", role_name(node->role),
                 scopes[node->scope], numberings[node->numbering]);
    if (node->col_span > 1) {
        buffer_print(out, " col-span=%u", node->col_span);
    }
    if (node->row_span > 1) {
        buffer_print(out, " row-span=%u", node->row_span);
    }
    if (node->lang.size > 0) {
        buffer_print(out, " lang=%.*s", STR_ARG(node->lang));
    }
    if (node->alt != NULL) {
        buffer_print(out, " alt=|%.*s|", STR_ARG(*node->alt));
    }
    buffer_add_byte(out, '\n');
}

void tree_dump(const struct node *root, struct buffer *out) {
    for (const struct node *node = root; node != NULL; node = tree_next(node)) {
        dump_node(node, out);
    }
}
