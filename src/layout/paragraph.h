/* A paragraph set: its text measured and cut to lines of a width. */
#ifndef CHARTER_LAYOUT_PARAGRAPH_H
#define CHARTER_LAYOUT_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/diag.h"
#include "base/length.h"
#include "layout/lines.h"
#include "layout/texts.h"
#include "layout/pitch.h"
#include "text/segment.h"

struct arena;
struct doc;
struct paragraph;
struct shaper;

/* What setting text needs; one for a whole layout. Freed with setter_free. */
struct setter {
    const struct doc *doc;
    struct shaper *shaper;
    struct arena *arena; /* where texts live */
    struct diag *diag;
    struct place place; /* of the row or paragraph being set, for text without one of its own */
    bool quiet;         /* last-resort breaks are not reported: a repeated or derived text */
    bool failed;        /* layout reported an error */
    bool keeps;         /* texts that are measured are kept for when they are set */
    struct texts texts; /* those that were */
    struct pitches pitches;
    ARRAY(struct text_source) sources; /* scratch */
};

void setter_free(struct setter *setter);

/* A set paragraph. Its lines stand in a line_array beside it. */
struct set_paragraph {
    const struct paragraph *source;
    const struct text *text;
    const struct text *label; /* NULL: none */
    length width;             /* of the column */
    length first_indent;      /* where the first line's text begins: behind the label */
    struct pitch pitch;
    size_t first_line, line_count;
    bool too_wide; /* a cluster is wider than its line */
};

/* A paragraph measured: its text, and where its lines begin. */
struct paragraph_text {
    const struct text *text;
    const struct text *label; /* NULL: none */
    length first_indent;      /* of the first line's text: behind the label */
    length rest_indent;
};
struct paragraph_text paragraph_text(struct setter *setter, const struct paragraph *paragraph);

/* Sets a paragraph to a column of `width`, adding its lines (at least one) to `lines`. Reports
 * word-broken, once, at the place of the first word cut as a last resort. */
struct set_paragraph paragraph_set(struct setter *setter, const struct paragraph *paragraph,
                                   length width, line_array *lines);

/* The left edge of a line's text from the column's, as indents and alignment have it. `number` is
 * the line's place in the paragraph, from 0. */
length paragraph_line_x(const struct set_paragraph *set, const struct line *line, size_t number);

#endif
