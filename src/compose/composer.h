/* What the files of compose/ share: the document being made, and text flowing into paragraphs. */
#ifndef CHARTER_COMPOSE_COMPOSER_H
#define CHARTER_COMPOSE_COMPOSER_H

#include "base/array.h"
#include "charter/charter.h"
#include "doc/doc.h"

struct composer {
    struct arena *arena;
    struct tree tree;
    const struct style_table *styles; /* the document's own: paragraphs point into it */
    struct str lang;                  /* of the whole document */
};

/* Text flowing into paragraphs of one style: a cell, a section's body, a heading. */
struct flow {
    struct composer *composer;
    const struct text_style *style;
    enum align align;
    length label_indent, indent;
    const struct span *label; /* the list mark waiting for its paragraph */
    struct place place;
    ARRAY(struct span) spans; /* of the paragraph being filled */
    ARRAY(struct paragraph) paragraphs;
};

struct flow flow_new(struct composer *composer, enum style_id style);

/* Adds inline text to the open paragraph; its spans belong to `node`. A contact ends the paragraph
 * before it and gives one paragraph a field. */
void flow_inline(struct flow *flow, const struct inline_text *text, struct node *node);

/* Adds plain text, in the document's language, as one span. */
void flow_plain(struct flow *flow, struct str text, struct node *node, struct place place);

/* Ends the open paragraph, if it has anything. */
void flow_end(struct flow *flow);

/* Adds cell content under `node`: text as such where it is all there is, else a P for each
 * paragraph and an L for each list. */
void flow_content(struct flow *flow, const struct content *content, struct node *node);

/* Adds one block of a section's body under `node`. */
void flow_block(struct flow *flow, const struct content_block *block, struct node *node);

/* The charter's table as a document's, under `parent`. */
const struct doc_table *compose_table(struct composer *composer, const struct table *table,
                                      struct node *parent);

/* What stands at the foot of each page; `continued` and so on too. */
struct furniture compose_furniture(struct composer *composer, const struct edition *edition);

/* Title, author, subject, dates for the file. */
struct doc_meta compose_meta(struct composer *composer, const struct charter *charter);

#endif
