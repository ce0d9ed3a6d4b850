/* What the system says against a file, in the user's words; private to src/base. */
#ifndef CHARTER_BASE_FILE_FAULT_H
#define CHARTER_BASE_FILE_FAULT_H

#include "base/diag.h"

/* Reports errno's value `error`: `otherwise` is DIAG_FILE_UNREADABLE or DIAG_FILE_UNWRITABLE, for
 * what has no words of its own. */
void file_report(struct diag *diag, struct place place, enum diag_id otherwise, const char *path,
                 int error);

#endif
