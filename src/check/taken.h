/* What a charter takes from files other than its master: services, officers and column sets, by
 * their places. Private to src/check. */
#ifndef CHARTER_CHECK_TAKEN_H
#define CHARTER_CHECK_TAKEN_H

#include <stdbool.h>

#include "charter/charter.h"

struct taken;

/* The caller frees it. */
struct taken *taken_find(const struct charter *charter);
void taken_free(struct taken *taken);

/* True where the element at that place is one that the charter takes. */
bool taken_holds(const struct taken *taken, struct place place);

#endif
