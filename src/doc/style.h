/* Every size, space and weight of the page in one table. */
#ifndef CHARTER_DOC_STYLE_H
#define CHARTER_DOC_STYLE_H

#include <stdbool.h>

#include "base/length.h"

enum align { ALIGN_LEFT, ALIGN_MIDDLE, ALIGN_RIGHT };

enum style_id {
    STYLE_GOVERNMENT, /* first line of the letterhead */
    STYLE_LETTERHEAD, /* its other lines */
    STYLE_TITLE,
    STYLE_SECTION,    /* H2 */
    STYLE_SUBSECTION, /* H3 and deeper */
    STYLE_BODY,       /* paragraphs and notes outside tables */
    STYLE_HEAD,       /* column headings */
    STYLE_CELL,
    STYLE_CONTINUED, /* the mark on a continued row */
    STYLE_FOOTER,
    STYLE_DRAFT,    /* that the charter is a draft */
    STYLE_APPROVAL, /* who approves it */
    STYLE_COUNT
};

/* How a paragraph is set. */
struct text_style {
    enum style_id id;
    const char *name; /* for dumps */
    length size;
    length least_leading; /* of a line and from baseline to baseline; more where ink needs it */
    bool bold;
    enum align align;
    length before, after; /* space above and below; the larger of two neighbours' holds; none
                             at the top of a page */
    bool keep_with_next;  /* stands on the page of what follows it */
};

/* A cell's edges are the middles of its rules: how wide these are moves no text. */
struct table_style {
    length pad_x, pad_y; /* between edge and text; more than half a frame */
    length rule;         /* width of the rules between cells */
    length frame;        /* of those around a part of a table and below its head */
    int tint;            /* of the head, per cent of black; 0: none */
    length before, after;
};

struct style_table {
    struct text_style text[STYLE_COUNT];
    struct table_style table;
    length list_gap;       /* least space between a list mark and its text */
    length picture_height; /* most that a letterhead's picture takes */
    length signature_room; /* above who approves, for signature and seal */
    length bar, bar_gap;   /* the width of a bar beside what changed, and how far from it */
};

/* What an office may choose of it; all else follows. */
struct style_choice {
    length size;    /* of the cells */
    length leading; /* the least of text of 1 pt */
    length rule;    /* between cells */
    int tint;       /* of the heads, per cent of black */
};

/* What is chosen where a master says nothing. */
struct style_choice style_choice_usual(void);

struct style_table style_table_for(const struct style_choice *choice);

#endif
