/* Lines of a stretch of text chosen together; private to the lines of layout/.
 *
 * The fewest lines there can be, and of all ways to these the one that costs least: each line what
 * it lacks to its room, squared; one that ends at a fair or poor end, a quarter or half of the
 * width besides, squared; the last only twice what it lacks to `enough`, squared. Lengths count in
 * 64ths of a point. Of ways that cost the same, the one with the fuller earlier lines. */
#ifndef CHARTER_LAYOUT_TOTAL_FIT_H
#define CHARTER_LAYOUT_TOTAL_FIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/length.h"
#include "layout/units.h"

typedef ARRAY(struct unit) unit_array;

struct measure {
    length first; /* of the first line, `width` at most */
    length width; /* of the others */
    /* A last line that is shorter than this looks forlorn; -1: it is to be as long as the others.
     */
    length enough;
};

/* A place where a line may begin: before a unit. */
struct total_fit_node {
    int64_t start;  /* the width of all that is before it */
    uint64_t cost;  /* of the best lines from here on */
    uint32_t lines; /* how many these are */
    uint32_t next;  /* where the second of them begins */
};

/* Memory for the work, to be used again; all zero is valid. */
struct total_fit {
    ARRAY(struct total_fit_node) nodes;
};

/* The best lines for a stretch of units, each of which fits into its line: nodes[i].next is the
 * unit that the next line begins with where one begins with unit i; `count` is the end. */
void total_fit(struct total_fit *fit, const struct unit *units, size_t count,
               struct measure measure);

void total_fit_free(struct total_fit *fit);

#endif
