/* What the schema cannot say: rules over the model. */
#ifndef CHARTER_CHARTER_CHECK_H
#define CHARTER_CHARTER_CHECK_H

#include "base/diag.h"
#include "charter/charter.h"

/* Reports findings over a model that could be read: errors that would print wrongly and
 * warnings and notes for the office. charter_read calls it. */
void charter_check(const struct charter *charter, struct diag *diag);

#endif
