/* Text that is not in NFC, told once for each file; private to src/check. */
#ifndef CHARTER_CHECK_NORMAL_H
#define CHARTER_CHECK_NORMAL_H

#include <stddef.h>

#include "base/diag.h"

struct inquiry;
struct passage;

/* What was found in the file that is being read; all zero before the first. */
struct normal_tally {
    struct place place; /* of the first */
    struct diag_extent extent;
    size_t count;
};

/* Counts what of the passage is not in NFC; the passages of a file come one after the other. */
void check_normal(const struct inquiry *inquiry, const struct passage *passage);

/* Reports what was counted since it was last called; called behind each file. */
void check_normal_finish(const struct inquiry *inquiry);

#endif
