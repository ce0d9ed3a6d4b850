/* The walk behind the stages "runs" and "lines": every paragraph of a document, set to its column's
 * width but on no page. Private to dump_*.c. */
#ifndef CHARTER_LAYOUT_DUMP_WALK_H
#define CHARTER_LAYOUT_DUMP_WALK_H

#include "base/str.h"
#include "layout/lines.h"
#include "layout/paragraph.h"

struct dump {
    struct buffer *out;
    void (*show)(struct dump *dump, const struct set_paragraph *set);
    line_array lines; /* of the paragraph shown */
    struct setter setter;
};

/* Adds headings for tables, rows, cells and paragraphs, and has each paragraph shown. Reports what
 * setting and widths do; a table whose widths are at fault is left out. */
void dump_walk(struct dump *dump);

/* Adds the line's text between bars. */
void dump_line_text(const struct text *text, const struct line *line, struct buffer *out);

#endif
