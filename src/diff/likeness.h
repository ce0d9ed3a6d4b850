/* How alike two things are, by the words they hold in common. Private to src/diff. */
#ifndef CHARTER_DIFF_LIKENESS_H
#define CHARTER_DIFF_LIKENESS_H

#include <stddef.h>
#include <stdint.h>

#include "diff/thing.h"

struct arena;

struct thing_list {
    struct thing **items;
    size_t count;
};

/* Item `a` of one list and `b` of another. Of two things Dice's coefficient, in thousandths: twice
 * what they have in common by what both have, a word that stands in many things counting less. */
struct likeness {
    uint32_t a, b;
    uint32_t score; /* of all their words; where they have names, the mean of that and `name` */
    uint32_t name;  /* of the words of their names; 0 where they have none */
};

struct likeness_list {
    const struct likeness *items;
    size_t count;
};

/* The pairs of a thing of `a` and one of `b` whose score is at least `least`, the best first; among
 * equals those that stand nearer to each other in their lists, then the earlier. A word in more
 * than a few dozen things of long lists is not looked at, so that the time is that of sorting the
 * words. In `arena`. */
struct likeness_list likeness_find(const struct thing_list *a, const struct thing_list *b,
                                   uint32_t least, struct arena *arena);

#endif
