/* Which thing of one charter is which of the other. Private to src/diff. */
#ifndef CHARTER_DIFF_MATCH_H
#define CHARTER_DIFF_MATCH_H

#include "diff/thing.h"

/* Finds partners, kin, and what was reordered, in both trees. What has an id is known by it; the
 * rest by what it says, wholly, then by its name, then by likeness (diff/likeness.h); and what
 * stands alone between the same neighbours in both is the same thing, where it is little changed.
 * Services are sought in all tables, all else first among the children of the same parents.
 *
 * The result is the same, turned around, whichever of the two is `a`: the trees are taken in an
 * order of their own. */
void match_trees(struct side *a, struct side *b);

/* True where the facts, one of `a` and one of `b`, say the same, an officer or a set of columns
 * being the same whatever its id. Officers and sets have been matched. */
bool match_same(const struct side *a, const struct fact *of_a, const struct fact *of_b);

#endif
