/* The rows of the change note's tables. Private to src/diff. */
#ifndef CHARTER_DIFF_NOTE_ROWS_H
#define CHARTER_DIFF_NOTE_ROWS_H

#include "base/array.h"
#include "diff/changes.h"

struct arena;

/* Rows being made: one for each thing of which something changed, with a case for each change. */
struct note_rows {
    struct arena *arena;
    ARRAY(struct row) rows;
    const struct thing *owner;        /* of the last row; NULL: it is closed */
    ARRAY(struct service_case) cases; /* of the last row */
};

/* One of the service's facts as it is read, or where its cases have it, those of all of them. */
struct str note_fact(const struct thing *service, const char *name, struct arena *arena);

/* Services of one side that are not on the other: added ones with fee, time and officer. */
void note_add_services(struct note_rows *rows, const struct side *side, bool with_facts);

/* The change as a case of its thing's row, which is begun where it is another than the last. */
void note_add_change(struct note_rows *rows, const struct change *change);

/* A change that services have in common, as a row of its own. */
void note_add_together(struct note_rows *rows, const struct change *first);

/* Ends the last row. */
void note_close(struct note_rows *rows);

#endif
