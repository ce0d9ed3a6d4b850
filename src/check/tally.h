/* Findings of one table that are alike: a few are told one by one, many as one with their number;
 * private to src/check. */
#ifndef CHARTER_CHECK_TALLY_H
#define CHARTER_CHECK_TALLY_H

#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

struct inquiry;

enum { TALLY_EACH = 3 }; /* so many are told one by one */

struct tally_entry {
    enum diag_id id;
    struct str key, about;
    struct place places[TALLY_EACH]; /* the first */
    struct place last;
    size_t count;
};

/* All zero is a valid empty one. */
struct tally {
    struct tally_entry *entries;
    size_t count, capacity;
};

/* Notes a finding. Those of one id and key are alike. The same place as before is no other one: a
 * cell that `defaults` gave. `about` is the finding's {0}; both are copied. */
void tally_add(struct tally *tally, const struct inquiry *inquiry, enum diag_id id, struct str key,
               struct str about, struct place place);

/* Reports all of them, with {1} the number of findings that each stands for, and empties it. */
void tally_report(struct tally *tally, const struct inquiry *inquiry);

#endif
