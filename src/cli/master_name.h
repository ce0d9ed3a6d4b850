/* What to call the master that was inside a PDF. */
#ifndef CHARTER_CLI_MASTER_NAME_H
#define CHARTER_CLI_MASTER_NAME_H

#include "base/str.h"

struct arena;

/* `attached`, the name that it has in the PDF, where that is one that charter gives: small letters,
 * digits and hyphens, then .xml. Any other may be meant to go where it should not, and the name
 * becomes that of the PDF itself, without its folder and with .xml for .pdf. Lives in the arena. */
const char *master_name(struct str attached, const char *pdf, struct arena *arena);

#endif
