/* Help and versions as text, made from options.def. */
#ifndef CHARTER_CLI_HELP_H
#define CHARTER_CLI_HELP_H

#include "base/diag.h"
#include "base/str.h"
#include "cli/options.h"

/* Adds the help of a command, or (COMMAND_COUNT) of a group of commands, or, where that is NULL, of
 * charter as a whole. */
void help_print(enum command_id command, const char *group, enum language language,
                struct buffer *out);

/* Adds "charter 0.1.0" and a line for each library with its version as it runs. */
void version_print(struct buffer *out);

#endif
