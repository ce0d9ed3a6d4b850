/* What is wrong before it hangs on the wall: findings beyond those without which a charter cannot
 * be built. */
#ifndef CHARTER_CHECK_CHECK_H
#define CHARTER_CHECK_CHECK_H

#include "base/diag.h"
#include "charter/charter.h"

struct charter_trees;

/* Reads a charter as the most careful officer would and reports warnings and notes: its texts as
 * they are written in the master and, of files that it brings in, in what it takes from them; and
 * what it says as a whole. `trees` are what it was read from (charter_read_keeping), files that
 * diag still knows. Word lists beside the master (check/rules.h) are read, and their errors
 * reported. */
void check_charter(const struct charter *charter, const struct charter_trees *trees,
                   struct diag *diag);

#endif
