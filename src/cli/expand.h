/* The expanded master: the master with everything in it that changes the PDF. It is what the PDF
 * carries, and what the same PDF can be built from again. */
#ifndef CHARTER_CLI_EXPAND_H
#define CHARTER_CLI_EXPAND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

/* The expanded form of the master that diag knows as `file`, which was read without an error.
 *
 * A master stands alone today: nothing in it refers to other files, and --schema only decides
 * whether it is read at all. The built-in sets of columns belong to the program, whose version the
 * PDF names, as its fonts and margins do. So this is the file itself, byte for byte; with
 * `without_comments`, what is left of it without them, which gives the same PDF but for the
 * attachment. The result is the diagnostics' text of the file, or lies in `own` (empty before). */
struct str expand_master(uint32_t file, bool without_comments, struct buffer *own,
                         struct diag *diag);

#endif
