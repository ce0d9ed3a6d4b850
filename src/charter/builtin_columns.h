/* The column sets that every master may use without declaring them: src/charter/columns.xml,
 * compiled in; private to src/charter. */
#ifndef CHARTER_CHARTER_BUILTIN_COLUMNS_H
#define CHARTER_CHARTER_BUILTIN_COLUMNS_H

#include <stddef.h>

#include "base/str.h"

struct arena;
struct column_set;

/* Reads them all into the arena; they have no places, for the user has no such file. The result is
 * the first of `count`. */
struct column_set *builtin_columns_read(struct arena *arena, size_t *count);

/* The one of them with that id; NULL: none. */
const struct column_set *builtin_columns_find(const struct column_set *sets, size_t count,
                                              struct str id);

#endif
