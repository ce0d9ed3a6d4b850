/* Lines of a stretch of text chosen together; private to the lines of layout/. */
#ifndef CHARTER_LAYOUT_TOTAL_FIT_H
#define CHARTER_LAYOUT_TOTAL_FIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/length.h"
#include "layout/lines.h"
#include "layout/units.h"

typedef ARRAY(struct unit) unit_array;

struct measure {
    length first; /* of the first line, `width` at most */
    length width; /* of the others */
    enum last_line last;
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

/* What a line of units [first, end) costs in a `room`, `after` being the kind of its end and
 * `is_last` where the stretch ends with it. */
uint64_t total_fit_cost(int64_t ink, length room, const struct measure *measure, uint8_t after,
                        bool is_last);

#endif
