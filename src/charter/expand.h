/* The expanded master; private to src/charter. */
#ifndef CHARTER_CHARTER_EXPAND_H
#define CHARTER_CHARTER_EXPAND_H

#include "base/str.h"

struct arena;
struct includes;
struct letterhead;
struct xml_document;

/* The master's bytes with every <include> replaced by the elements that it stands for, and with the
 * pictures of marks as base64 inside them; all else as it stands. Read again it gives the same
 * charter. Empty where there is nothing to replace. */
struct str expand(const struct xml_document *master, const struct includes *includes,
                  const struct letterhead *letterhead, struct arena *arena);

#endif
