/* Lines: a text cut to a width. */
#ifndef CHARTER_LAYOUT_LINES_H
#define CHARTER_LAYOUT_LINES_H

#include <stdbool.h>
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

/* Adds the lines of `text`, at least one, each as long as fits: the first into `first`, the others
 * into `width`. Where `first` is the narrower (behind a wide list mark) and the first word does not
 * fit there, the first line is empty. A stretch that does not fit a line is cut as a last resort:
 * between clusters where segment_may_cut allows it, rather not behind a hyphen, else anywhere.
 * Every cut takes at least one cluster; false where one is wider than its line. */
bool lines_break(const struct text *text, length first, length width, line_array *lines);

#endif
