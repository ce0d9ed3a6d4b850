/* The ways to pair things of two charters that have no partner yet. Private to src/diff. */
#ifndef CHARTER_DIFF_PAIR_H
#define CHARTER_DIFF_PAIR_H

#include "base/array.h"
#include "diff/likeness.h"
#include "diff/thing.h"

/* Of things that are alike, half of what they say must be common, in thousandths. */
enum { ALIKE = 500 };

typedef ARRAY(struct thing *) pointer_array;

struct matching {
    struct side *a, *b;
    pointer_array in_a, in_b; /* those that are being matched, in their order */
};

/* Makes the two partners. */
void pair(struct thing *a, struct thing *b);

/* Those that are single among their siblings; then by their keys; then what says the same but for
 * its own id; then, of those that have no key, by their names; of equals the first with the first.
 */
void pair_equals(const struct matching *matching);

/* Those of a kind that are alike (diff/likeness.h), the most alike first. */
void pair_alikes(const struct matching *matching, enum thing_kind kind);

/* The pairs that likeness_find finds among them. */
struct likeness_list pair_find_alikes(const pointer_array *a, const pointer_array *b,
                                      uint32_t least, struct arena *arena);

/* Of the children of two parents: those that say the same, from the first and from the last on. */
void pair_ends(struct thing *a, struct thing *b);

/* … sections and tables, each with the one that has the most of what it had. */
void pair_holders(const struct matching *matching, const struct thing *a, const struct thing *b);

/* … those between the same neighbours, where so little differs that it is shorter to say what
 * changed than that one went and another came. */
void pair_neighbours(struct matching *matching, const struct thing *a, const struct thing *b);

/* In how many facts the two differ. */
size_t pair_differences(const struct side *side, const struct thing *a, const struct thing *b);

/* The value of a fact; empty where it is not there. */
struct str pair_value(const struct thing *thing, const char *name);

#endif
