/* A document being made of bytes: what the files of decode.h share. Private to decode*.c. */
#ifndef CHARTER_TESTS_FUZZ_DECODER_H
#define CHARTER_TESTS_FUZZ_DECODER_H

#include "base/array.h"
#include "doc/doc.h"

struct arena;

enum { MOST_COLUMNS = 6, MOST_CASES = 1000 };

struct decoder {
    struct arena *arena;
    struct doc *doc;
    struct tree tree;
    struct str bytes; /* what is left */
    uint32_t at;

    /* The paragraph. */
    ARRAY(struct span) spans;
    struct buffer text; /* of the span */
    struct node *node;  /* NULL: not begun */
    struct node *body;  /* where its text belongs */
    struct span *label;
    struct link *link; /* NULL: none is open */
    enum style_id style;
    enum align align;
    length indent;
    bool bold, english, in_link;

    /* The table; NULL where none is open. */
    struct doc_table *table;
    ARRAY(struct paragraph) paragraphs; /* of the cell */
    ARRAY(struct doc_cell) cells;       /* of the row */
    ARRAY(struct doc_row) head, rows;
    struct node *row, *cell; /* NULL: not begun */
    bool in_head;
    struct str serial;
    size_t level;                     /* the row's number in the head, or in its group */
    size_t covered[MOST_COLUMNS];     /* rows below this number are covered from above */
    uint16_t span_columns, span_rows; /* what the cell would like to span */

    ARRAY(struct block) blocks;
    ARRAY(struct paragraph) approval;
    bool in_approval;
    bool letterhead_over; /* no picture can stand beside it any more */
};

/* The next byte; 0 behind all. */
int decoder_take(struct decoder *decoder);
struct place decoder_place(const struct decoder *decoder);

/* ---- decode_text.c */

/* The text so far, which is taken. */
struct str decoder_clean(struct decoder *decoder);

/* Ends the span; a line too where `line_end`. */
void decoder_end_span(struct decoder *decoder, bool line_end);

/* Turns a property of the text that follows. */
void decoder_toggle(struct decoder *decoder, bool *property);

void decoder_end_paragraph(struct decoder *decoder);
void decoder_next_paragraph(struct decoder *decoder);

/* A mark for the paragraph: only at its beginning, and once. */
void decoder_begin_item(struct decoder *decoder);

/* The style of where the next paragraph stands. */
void decoder_set_style(struct decoder *decoder);

/* ---- decode_table.c */

/* Begins the row and the cell that text would stand in; false where the whole row is covered. */
bool decoder_begin_cell(struct decoder *decoder);
void decoder_end_cell(struct decoder *decoder);

enum next_row { NEXT_HEAD, NEXT_ROW, NEXT_CASE };
void decoder_next_row(struct decoder *decoder, enum next_row next);

void decoder_begin_table(struct decoder *decoder);
void decoder_end_table(struct decoder *decoder);

/* ---- decode_page.c: what stands beside the blocks */

void decoder_set_page(struct decoder *decoder);
void decoder_set_gutter(struct decoder *decoder);
void decoder_set_styles(struct decoder *decoder);
void decoder_set_furniture(struct decoder *decoder);
void decoder_set_meta(struct decoder *decoder);
void decoder_add_picture(struct decoder *decoder);

/* Its pictures, if it has any, stand beside all blocks so far. */
void decoder_end_letterhead(struct decoder *decoder);

/* Paper is A4 at least, and wider than a page number or the mark of a draft. */
void decoder_fit_furniture(struct doc *doc);

#endif
