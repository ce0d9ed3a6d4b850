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
    const char *name; /* for dumps */
    length size;
    length leading; /* baseline to baseline; also the height of a line */
    bool bold;
    enum align align;
    length before, after; /* space above and below; the larger of two neighbours' holds; none
                             at the top of a page */
    bool keep_with_next;  /* stands on the page of what follows it */
};

struct table_style {
    length pad_x, pad_y; /* between rule and text */
    length rule;         /* width of all rules; they are centred on the cell edges */
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

/* The table for charters whose cells are set at `size` (the others follow from it). */
struct style_table style_table_for(length size);

#endif
