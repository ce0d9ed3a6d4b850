/* The flow: blocks down the pages. */
#ifndef CHARTER_LAYOUT_FLOW_H
#define CHARTER_LAYOUT_FLOW_H

#include <stdbool.h>

#include "base/length.h"
#include "layout/approval.h"
#include "layout/columns.h"
#include "layout/furniture.h"
#include "layout/letterhead.h"
#include "layout/paragraph.h"
#include "layout/planned.h"
#include "layout/sheet.h"
#include "layout/split.h"

/* A layout under way. The furniture holds pointers into itself, so a flow stays where it is. */
struct flow {
    struct setter setter;
    struct sheet sheet;
    struct furniture_set furniture;
    struct letterhead letterhead;
    struct approval approval;
    struct columns columns; /* of all tables */
    struct planned planned; /* where pages are to begin */
    length after;           /* the space below what stands last on the sheet */
    bool goes_on;           /* the page being filled ends in a table that goes on */
    bool is_last;           /* the last block, or that whose beginning is asked for, is the last */
    bool reported_no_room;  /* page-too-small is said once */
};

/* Puts all blocks of the document on pages, the last of which stays open. */
void flow_blocks(struct flow *flow);

/* Ends the page, with its furniture, and begins the next. */
void flow_end_page(struct flow *flow);

/* The space above a block with `before`: the larger of it and what stands above asks for, none at
 * the top of a page. */
length flow_gap(const struct flow *flow, length before);

/* What is left of the page. */
length flow_room(const struct flow *flow);

/* The width of a paragraph, which may stand between the letterhead's pictures, and how one of so
 * many lines is split. */
length flow_paragraph_width(const struct flow *flow, bool between_pictures);
struct split_rules flow_paragraph_rules(const struct flow *flow, size_t lines);

/* A bar beside `height` from `y` on, where it is marked as changed. */
void flow_mark(struct flow *flow, bool marked, length y, length height);

/* What the last block leaves room for below it on its page, where pages have that: the approval.
 * 0 for all others. */
length flow_tail(const struct flow *flow);

/* Reports page-too-small, once, and makes the layout fail. */
void flow_report_no_room(struct flow *flow, const struct place *place);

#endif
