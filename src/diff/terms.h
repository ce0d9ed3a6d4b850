/* What things and their facts are called, in both languages. Private to src/diff. */
#ifndef CHARTER_DIFF_TERMS_H
#define CHARTER_DIFF_TERMS_H

#include "base/diag.h"
#include "diff/changes.h"
#include "diff/thing.h"

/* "service", "সেবা" … */
struct str term_of_thing(enum thing_kind kind, enum language language);

/* "added", "যোগ হয়েছে" … */
struct str term_of_change(enum change_kind kind, enum language language);

/* What the fact of the thing is called: a cell of a table by its column's heading, where the
 * language is Bangla and a column shows it; else by its name. */
struct str term_of_fact(const struct thing *thing, struct str fact, enum language language);

/* What a field of an officer is called: by its kind. */
struct str term_of_field(const struct thing *field, enum language language);

/* Adds the headings of the columns of a table that the other, its partner, does not show, one a
 * line.
 */
void term_add_columns_missing(const struct thing *table, const struct thing *other,
                              struct buffer *out);

/* Adds where a service or a row stands: the heading of its section and its number in its table,
 * "২.১) নাগরিক সেবা, 3"; of other things that heading alone. */
void term_add_place(const struct thing *thing, enum language language, struct buffer *out,
                    struct arena *arena);

#endif
