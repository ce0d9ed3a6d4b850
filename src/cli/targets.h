/* Where the PDF of each master goes. */
#ifndef CHARTER_CLI_TARGETS_H
#define CHARTER_CLI_TARGETS_H

#include <stdbool.h>

#include "base/diag.h"

struct arena;
struct command_line;

/* The targets of the operands, in their order: --output, else the master's file name with .pdf
 * (instead of .xml where it ends so) in --out-dir or the current folder. Reports two masters for
 * one target, a target that is one of the masters, and options that contradict each other; NULL
 * then. Lives in the arena. */
const char *const *targets_choose(const struct command_line *line, struct arena *arena,
                                  struct diag *diag);

#endif
