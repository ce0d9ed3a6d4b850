/* Where a document about charters goes. */
#ifndef CHARTER_CLI_NOTE_TARGET_H
#define CHARTER_CLI_NOTE_TARGET_H

#include <stdbool.h>

struct command_line;
struct diag;

/* A master is never written over, and of what is there only a PDF: false, and reported, where
 * `target` is one of the operands or holds something else. */
bool note_target_is_free(const char *target, const struct command_line *line, struct diag *diag);

#endif
