/* The column sets that every master may use without declaring them; private to src/charter. */
#ifndef CHARTER_CHARTER_BUILTIN_COLUMNS_H
#define CHARTER_CHARTER_BUILTIN_COLUMNS_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct column_set;

enum { BUILTIN_COLUMN_SETS = 5 };

/* Builds the set of that name in the arena; false where there is none. The headings are those of
 * the official forms, the shares of a set sum to the text width of landscape A4. */
bool builtin_columns(struct str id, struct arena *arena, struct column_set *set);

#endif
