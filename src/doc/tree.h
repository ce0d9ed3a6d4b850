/* The structure tree: what each thing on paper *is* (ISO 32000-1, 14.8.4). Made in compose/, where
 * meaning is known; carried by placed items; numbered and written in pdf/. */
#ifndef CHARTER_DOC_TREE_H
#define CHARTER_DOC_TREE_H

#include <stdint.h>

#include "base/str.h"

struct arena;

enum role {
    ROLE_DOCUMENT,
    ROLE_H1,
    ROLE_H2,
    ROLE_H3,
    ROLE_H4,
    ROLE_H5,
    ROLE_H6,
    ROLE_P,
    ROLE_L,
    ROLE_LI,
    ROLE_LBL,
    ROLE_LBODY,
    ROLE_TABLE,
    ROLE_THEAD,
    ROLE_TBODY,
    ROLE_TR,
    ROLE_TH,
    ROLE_TD,
    ROLE_LINK,
    ROLE_SPAN,
    ROLE_FIGURE
};

enum scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW };

/* How the items of a list are numbered (14.8.5.5). NONE: by nothing, or by a mark that is no number
 * and no bullet. */
enum numbering {
    NUMBERING_NONE,
    NUMBERING_DISC,
    NUMBERING_DECIMAL,
    NUMBERING_ROMAN,       /* i, ii, iii */
    NUMBERING_ALPHABETICAL /* a, b, c; also ক, খ, গ */
};

/* A structure element. Children in reading order. */
struct node {
    enum role role;
    uint8_t scope;               /* enum scope; TH only */
    uint8_t numbering;           /* enum numbering; L only */
    uint16_t col_span, row_span; /* TH and TD; 1 where nothing is spanned */
    uint32_t number;             /* from 0, in the order of making: unique in the document */
    struct str lang;             /* BCP 47; empty where inherited */
    const struct str *alt;     /* Figure: what it shows, never empty (ISO 14289-1, 7.3); or NULL */
    struct node *parent;       /* NULL for the root */
    struct node *first, *last; /* children */
    struct node *next;         /* sibling */
};

/* A tree being made; not to be copied. Its elements stand in memory by dozens, in the order of
 * making: the whole tree is walked often, and there are many. */
struct tree {
    struct arena *arena;
    struct node *root;
    uint32_t count;
    struct node *room; /* for `left` elements more */
    size_t left;
};

/* A new element as the last child of `parent`; NULL makes the root (once). */
struct node *tree_add(struct tree *tree, struct node *parent, enum role role);

/* The element behind `node` in reading order, where an element stands before its children; NULL
 * behind the last. */
const struct node *tree_next(const struct node *node);

/* "Document", "TH" …: the standard structure type. */
const char *role_name(enum role role);

/* Adds the tree as text, one element a line, nested by two spaces: stage "tags". */
void tree_dump(const struct node *root, struct buffer *out);

#endif
