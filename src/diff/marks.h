/* What of a charter changed, as places in its master: what bars stand beside in print. */
#ifndef CHARTER_DIFF_MARKS_H
#define CHARTER_DIFF_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "diff/changes.h"

struct arena;

struct marks {
    const struct place *places; /* sorted by file and offset; none twice */
    size_t count;
    bool officers_changed; /* which has no place of its own: they show in many */
};

/* The places of the new charter's services, rows, cases, sections, tables and their heads,
 * paragraphs, lists, notes, and lines of the letterhead of which something changed that is seen in
 * print. What is gone has no place; where a case or a heading went, its service or table has. In
 * `arena`. */
struct marks marks_find(const struct changes *changes, struct arena *arena);

#endif
