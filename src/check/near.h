/* Words that differ by one slip of the fingers. */
#ifndef CHARTER_CHECK_NEAR_H
#define CHARTER_CHECK_NEAR_H

#include <stdbool.h>

#include "base/str.h"

/* True where one letter more, one less, another one, or two neighbours the other way round make `b`
 * of `a`; false where they are equal. Bytes are compared. */
bool near_by_one(struct str a, struct str b);

#endif
