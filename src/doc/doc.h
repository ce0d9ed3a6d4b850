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
#include "image/image.h"

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
    bool marked;              /* changed since another edition: a bar stands beside it */
    struct place place;
};

/* A table cell: paragraphs from the top. No paragraphs: an empty cell, which stays. It covers
 * `columns` x `rows` places of the grid from its own to the right and down; at the other places
 * stand cells without a node, which hold nothing. */
struct doc_cell {
    const struct paragraph *paragraphs;
    size_t count;
    uint16_t columns, rows;  /* 1 and 1 where nothing is spanned; 0 and 0 where it is covered */
    const struct node *node; /* TH or TD; NULL where it is covered */
};

/* A row. Rows that a cell spans are one group, set together: the first says how many they are. In a
 * head a group is the rows of a heading over several columns; in a body the cases of a service, and
 * a cell spans none of them or all. A merged cell of the body spans several groups, each of them
 * whole, and does not hold them together: it begins in the first row of a group, and at each edge
 * between two groups some column has none. */
struct doc_row {
    const struct doc_cell *cells; /* as many as the table has columns */
    const struct node *node;
    size_t group;    /* rows of the group that begins here; 1: it stands alone; 0: inside one */
    struct str mark; /* the serial that a continued row shows again; empty: none */
    bool marked;     /* changed since another edition: a bar stands beside it */
    struct place place;
};

struct doc_column {
    length width;   /* given; 0: not */
    uint32_t share; /* of what the given widths leave, in proportion to the others'; 0: none */
    struct place place;
};

struct doc_table {
    const struct doc_column *columns; /* tables with the same array have columns that mean the same,
                                         and so the same widths */
    size_t column_count;
    const struct doc_row *head; /* repeated on every page, as artifacts after the first */
    size_t head_count;
    const struct doc_row *rows;
    size_t row_count;
    size_t mark_column;      /* whose cells show the serial: the mark of a continued row does */
    size_t name_column;      /* whose cells name the row: its mark does; column_count: none do */
    bool head_marked;        /* a bar stands beside the head, wherever that is shown */
    const struct node *node; /* Table */
    struct place place;
};

/* A picture: a PNG or JPEG file that image_read found sound. */
struct picture {
    struct str bytes;
    struct image image;
    const struct node *node; /* Figure */
};

/* The letterhead's pictures: they stand beside its paragraphs, the blocks [0, blocks), one at the
 * left and one at the right edge of the text area, as high as these are together, but for a limit
 * of the style. The paragraphs stand between them, in the middle of the page. */
struct letterhead_pictures {
    const struct picture *left, *right; /* NULL: none */
    size_t blocks;                      /* at least 1 where there is a picture */
};

/* The space that the approver fills: paragraphs (name, post, date …) at the end of the document,
 * below empty room for signature and seal, kept together and with the last row before it. */
struct approval_block {
    const struct paragraph *paragraphs;
    size_t count; /* 0: none */
};

/* One thing down the page: a paragraph, or a table where `table` is not NULL. */
struct block {
    struct paragraph paragraph;
    const struct doc_table *table;
};

/* What stands at the foot of every page, all of it artifacts. */
struct furniture {
    struct str left;    /* the edition; empty where the master gives none */
    struct str draft;   /* "খসড়া", at the head of every page; empty where it is none */
    struct str page_of; /* "পৃষ্ঠা {0}/{1}": page number and count, in Bangla digits */
    struct str continued; /* "(চলমান)": of a row that began on the page before */
    struct str goes_on; /* "পরের পৃষ্ঠায়": of a table that goes on there */
};

struct doc_meta {
    struct str title, author, subject;
    struct str subject_lang; /* BCP 47: the subject is the program's own words */
    struct str lang;         /* BCP 47 of the whole */
    struct str dated;        /* ISO date from the master; empty: none */
};

/* Room for binding, besides the margin: along the left or the top edge of the front of a sheet, and
 * so along the right or the bottom edge of its back, which is every second page. */
struct gutter {
    length left, top; /* one of them at most is not 0 */
};

struct doc {
    struct doc_meta meta;
    length page_width, page_height, margin;
    length edge; /* what furniture leaves blank at the paper's edge, as printers do */
    struct gutter gutter;
    struct style_table styles;
    struct furniture furniture;
    struct letterhead_pictures pictures;
    const struct block *blocks;
    size_t count;
    struct approval_block approval;
    const struct node *root;
    struct place place; /* what it was made from, as a whole */
};

/* Adds the document as text: stage "doc". Every paragraph's style, spans and links, tables with
 * their rows and cells. */
void doc_dump(const struct doc *doc, struct buffer *out);

/* Adds " columns=N" and " rows=N" where the cell spans more than one. */
void doc_dump_span(const struct doc_cell *cell, struct buffer *out);

/* Adds only the text that goes to paper, one paragraph a line (a forced line end is a line end), in
 * reading order: what an extractor of the PDF must find. Stage "text". */
void doc_dump_text(const struct doc *doc, struct buffer *out);

#endif
