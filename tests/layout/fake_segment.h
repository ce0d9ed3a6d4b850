/* A segmenter without fonts for tests of layout: every code point is a cluster half an em wide.
 *
 * A line may end behind space and behind '/', but not behind '-', be it followed by space; behind
 * '@' is a fair end and behind '_' a poor one. A last-resort cut may stand anywhere but before '!'.
 * Ascent is 8/10, descent 2/10 of the size. */
#ifndef CHARTER_TESTS_LAYOUT_FAKE_SEGMENT_H
#define CHARTER_TESTS_LAYOUT_FAKE_SEGMENT_H

#include <stddef.h>

struct arena;
struct shaper;

/* A shaper of that kind, in `arena`. */
struct shaper *fake_shaper(struct arena *arena);

#endif
