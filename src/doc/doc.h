/* A document as compose/ says it and layout/ reads it: blocks of styled text and tables, each with
 * its structure node. Knows nothing of charters, fonts, pages or PDF. All of it is const data in
 * one arena. */
#ifndef CHARTER_DOC_DOC_H
#define CHARTER_DOC_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/length.h"
#include "base/str.h"
#include "doc/style.h"
#include "doc/tree.h"

struct arena;

/* A link, whose annotations cover all its lines. A forced line end inside it makes it two. */
struct link {
    struct str target;       /* a URI: http, https, mailto, tel */
    const struct node *node; /* its Link element */
};

/* A stretch of text with one set of properties. */
struct span {
    struct str text; /* NFC, without line ends; may be empty only before a forced line end */
    bool bold;
    bool line_end;           /* the line ends after this span */
    const struct link *link; /* NULL where it is no link */
    const struct node *node; /* the element its text belongs to */
    struct str lang;         /* BCP 47 */
    struct place place;
};

/* A paragraph. With `label`, the mark of a list item: it stands on the first line, its left edge at
 * `label_indent`, and the text at `indent`, or after the mark and the style's list_gap where the
 * mark is wider than that. */
struct paragraph {
    const struct text_style *style;
    enum align align; /* instead of the style's */
    const struct span *spans;
    size_t count;
    length indent;
    length label_indent;
    const struct span *label; /* NULL: none */
    struct str outline;       /* the bookmark's text; empty: no bookmark */
    int outline_level;        /* from 1 */
    struct place place;
};

/* A table cell: paragraphs from the top. No paragraphs: an empty cell, which stays. */
struct doc_cell {
    const struct paragraph *paragraphs;
    size_t count;
    const struct node *node; /* TH or TD */
};

struct doc_row {
    const struct doc_cell *cells; /* as many as the table has columns */
    const struct node *node;
    struct str mark; /* the serial that a continued row shows again; empty: none */
    struct place place;
};

struct doc_column {
    length width;   /* given; 0: not */
    uint32_t share; /* proportion of the text width that is wanted, in 1/10 pt on A4 between 12 mm
                       margins (7738 in all); 0: none */
    struct place place;
};

struct doc_table {
    const struct doc_column *columns;
    size_t column_count;
    const struct doc_row *head; /* repeated on every page, as artifacts after the first */
    size_t head_count;
    const struct doc_row *rows;
    size_t row_count;
    size_t mark_column;      /* where a continued row's mark stands */
    const struct node *node; /* Table */
    struct place place;
};

/* One thing down the page: a paragraph, or a table where `table` is not NULL. */
struct block {
    struct paragraph paragraph;
    const struct doc_table *table;
};

/* What stands at the foot of every page, all of it artifacts. */
struct furniture {
    struct str left;    /* the edition; empty where the master gives none */
    struct str page_of; /* "পৃষ্ঠা {0}/{1}": page number and count, in Bangla digits */
    struct str continued; /* "চলমান" */
};

struct doc_meta {
    struct str title, author, subject;
    struct str subject_lang; /* BCP 47: the subject is the program's own words */
    struct str lang;         /* BCP 47 of the whole */
    struct str dated;        /* ISO date from the master; empty: none */
};

struct doc {
    struct doc_meta meta;
    length page_width, page_height, margin;
    struct style_table styles;
    struct furniture furniture;
    const struct block *blocks;
    size_t count;
    const struct node *root;
    struct place place; /* what it was made from, as a whole */
};

/* Adds the document as text: stage "doc". Every paragraph's style, spans and links, tables with
 * their rows and cells. */
void doc_dump(const struct doc *doc, struct buffer *out);

/* Adds only the text that goes to paper, one paragraph a line (a forced line end is a line end), in
 * reading order: what an extractor of the PDF must find. Stage "text". */
void doc_dump_text(const struct doc *doc, struct buffer *out);

#endif
