/* Lines: a text cut to a width. */
#ifndef CHARTER_LAYOUT_LINES_H
#define CHARTER_LAYOUT_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/length.h"

struct text;

/* A line: pieces [first, end) of its text; the first begins at cluster `first_cluster`, the last
 * ends before `end_cluster`. It may hold nothing (first == end). */
struct line {
    uint32_t first, end;
    uint32_t first_cluster, end_cluster;
    length width;     /* without the space that hangs over its end */
    bool last_resort; /* ends where the text allows no line end */
};

typedef ARRAY(struct line) line_array;

/* What the last line before a forced end should be. */
enum last_line {
    LAST_LINE_ANY,  /* as short as it comes, but rather not a short word alone */
    LAST_LINE_EQUAL /* as long as the others: centred text */
};

/* Adds the lines of `text`, at least one: as few as there can be, and of all ways to so few the one
 * that leaves the right edge least ragged. The first stands in `first`, which is `width` at most,
 * the others in `width`. Where `first` is the narrower (behind a wide list mark) and the first word
 * does not fit there, the first line is empty.
 *
 * A line ends at a fair or poor end only where no better one would do (layout/units.h). A stretch
 * that does not fit a line even so is cut as a last resort (layout/last_resort.h): it begins a
 * line, and every cut takes at least one cluster. False where one is wider than its line. */
bool lines_break(const struct text *text, length first, length width, enum last_line last,
                 line_array *lines);

/* What lines_break makes of a text, without the lines. Much cheaper: for trying widths. */
struct lines_extent {
    size_t count;      /* of the lines */
    length used;       /* they are as many in a `width` down to this, with `first` as much less */
    size_t fair, poor; /* lines that end so, where each is filled before the next: as many as there
                          will be, or nearly */
};
struct lines_extent lines_measure(const struct text *text, length first, length width);

/* The widths of a line that a text needs, each the least that will do: */
struct lines_needs {
    length calm;  /* for lines that end only where they may: no address and no sum is broken */
    length least; /* for no last resort */
};
struct lines_needs lines_needs(const struct text *text);

#endif
