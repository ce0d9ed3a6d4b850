/* The report of a year's editions, as a charter of its own, so that it is set, tagged and written
 * as every charter is. */
#ifndef CHARTER_DIFF_YEARLY_H
#define CHARTER_DIFF_YEARLY_H

#include <stddef.h>
#include <stdint.h>

#include "charter/charter.h"

struct arena;

struct yearly_edition {
    int quarter;                          /* 0: the whole year's */
    struct str memo, approved, published; /* as in struct edition */
    uint64_t pages;                       /* 0: not known */
    struct str sha256;                    /* of the PDF */
    struct str_list changes;              /* lines: what changed since the edition before */
};

/* The report in Bangla under the letterhead and on the paper of `office`, a charter of it. In
 * `arena`; it borrows from its arguments. */
const struct charter *yearly_compose(const struct charter *office, struct str year,
                                     const struct yearly_edition *editions, size_t count,
                                     struct arena *arena);

#endif
