/* What changed, in a few lines. */
#ifndef CHARTER_DIFF_SUMMARY_H
#define CHARTER_DIFF_SUMMARY_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "diff/changes.h"

struct arena;

/* True where a summary has anything to tell: another edition with the same services has not. */
bool changes_are_told(const struct changes *changes);

/* The changes in at most six lines: the services that came, those that went, those of which
 * something changed, with what did, what changed alike in three or more, the officers, how much
 * else. Of many names the first are told and the others counted. One line that says so where
 * nothing changed. In NFC, in `arena`. */
struct str_list changes_summary(const struct changes *changes, enum language language,
                                struct arena *arena);

#endif
