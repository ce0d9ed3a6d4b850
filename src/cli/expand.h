/* The expanded master: the master with everything in it that changes the PDF. It is what the PDF
 * carries, and what the same PDF can be built from again. */
#ifndef CHARTER_CLI_EXPAND_H
#define CHARTER_CLI_EXPAND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

struct charter;

/* The expanded form of the charter, which was read from the file that diag knows as `file`.
 *
 * What a master brings in from other files is in it (charter/charter.h); the built-in sets of
 * columns belong to the program, whose version the PDF names, as its fonts and margins do, and
 * --schema only decides whether a master is read at all. A master that brings in nothing is its own
 * expanded form, byte for byte. With `without_comments` it is what is left without them, which
 * gives the same PDF but for the attachment. The result is the diagnostics' text of the file, the
 * charter's, or lies in `own` (empty before). */
struct str expand_master(const struct charter *charter, uint32_t file, bool without_comments,
                         struct buffer *own, struct diag *diag);

#endif
