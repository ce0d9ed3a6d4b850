/* What the files of compose/ share: the document being made, and text flowing into paragraphs. */
#ifndef CHARTER_COMPOSE_COMPOSER_H
#define CHARTER_COMPOSE_COMPOSER_H

#include "base/array.h"
#include "charter/charter.h"
#include "compose/compose.h"
#include "doc/doc.h"

/* A place in a run of inline items: a byte of an item's text. */
struct inline_position {
    size_t item, offset;
};

/* A stretch of a run in another language than the document. */
struct stretch {
    struct inline_position from, to;
    struct str lang;
};

typedef ARRAY(struct stretch) stretch_array;

/* A column set and what it is in the document: the same for all tables that have it. */
struct composed_columns {
    const struct column_set *set;
    const struct doc_column *columns;
};

struct composer {
    struct arena *arena;
    struct tree tree;
    const struct style_table *styles; /* the document's own: paragraphs point into it */
    int times;                        /* how large it is */
    struct str lang;                  /* of the whole document */
    enum role first_heading;          /* the role of the highest heading of sections */
    const struct compose_marks *marks;
    stretch_array stretches; /* scratch */
    ARRAY(struct composed_columns) columns;
};

/* Text flowing into paragraphs of one style: a cell, a section's body, a heading. */
struct flow {
    struct composer *composer;
    const struct text_style *style;
    enum align align;
    length label_indent, indent;
    const struct span *label; /* the list mark waiting for its paragraph */
    bool line_full;           /* what comes next begins a line */
    struct node *link_node;   /* of the last span's link */
    struct node *lang_node;   /* the Span of the stretch being added; NULL: none */
    ARRAY(struct span) spans; /* of the paragraph being filled */
    ARRAY(struct paragraph) paragraphs;
};

struct flow flow_new(struct composer *composer, enum style_id style);

/* The stretches of a run in another language: those that the master marks, two or more Latin words
 * in a row, which are English, and Bangla in a document of another language. None crosses the edge
 * of a link. */
void language_find(const struct composer *composer, const struct inline_item *items, size_t count,
                   stretch_array *stretches);

/* The language of the whole run, where its stretches have one and all that is said stands in them;
 * empty otherwise. */
struct str language_of_all(const struct inline_item *items, size_t count,
                           const stretch_array *stretches);

/* True where the run says anything: more than line breaks and officers of whom nothing is shown. */
bool inline_has_text(const struct inline_text *text);

/* The element of a paragraph with that text: a new P under `parent`. Line breaks alone are room on
 * paper and nothing to be told: they get no P and belong to `parent`. */
struct node *inline_node(struct composer *composer, const struct inline_text *text,
                         struct node *parent);

/* Adds inline text to the open paragraph; its spans belong to `node`, to its links and to a Span
 * for each stretch in another language; where that is all of it, `node` gets the language. A
 * contact stands on lines of its own, one a field. */
void flow_inline(struct flow *flow, const struct inline_text *text, struct node *node);

/* Adds plain text in the document's language. */
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

/* True where what stands there in the master is marked as changed. */
bool compose_is_marked(const struct composer *composer, struct place place);

/* What stands at the foot of each page, and where a row or a table goes on. */
struct furniture compose_furniture(struct composer *composer, const struct edition *edition);

/* "তারিখ: ১৫ জানুয়ারি ২০২৬": the day of approval, or room for it where the master gives none. */
struct str compose_approval_date(struct composer *composer, const struct edition *edition);

/* Title, author, subject, dates for the file. */
struct doc_meta compose_meta(struct composer *composer, const struct charter *charter);

#endif
