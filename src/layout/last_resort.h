/* The last resort: cutting between clusters what no line takes; private to the lines of layout/. */
#ifndef CHARTER_LAYOUT_LAST_RESORT_H
#define CHARTER_LAYOUT_LAST_RESORT_H

#include <stdbool.h>

#include "base/length.h"

struct line;
struct text;
struct unit;

/* Cuts a line of at most `room` off the unit, which holds something: between clusters where
 * segment_may_cut allows it, rather not behind a hyphen, else anywhere; one cluster at least. The
 * unit is then what is left, at the end nothing (first == end), and its widths are not kept up.
 * Where it fits into `room` nothing is cut, its widths are set, and the result is false. */
bool last_resort_cut(const struct text *text, struct unit *unit, length room, struct line *line);

#endif
