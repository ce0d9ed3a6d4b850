/* What must not even reach the parser; private to src/xml. */
#ifndef CHARTER_XML_GUARD_H
#define CHARTER_XML_GUARD_H

#include <stdbool.h>

#include "base/diag.h"

/* The byte-order mark that a UTF-8 file may begin with. */
#define XML_BYTE_ORDER_MARK STR("\xEF\xBB\xBF")

/* Checks the bytes of `file` against the limits of read.h and against what XML allows but a master
 * copy may not hold: another encoding than UTF-8, control characters, noncharacters, U+FFFD, a
 * DOCTYPE. Reports what it finds; false where that is anything. */
bool guard_check(uint32_t file, struct diag *diag);

/* Reports `fault` of base/unicode.h at `place`. */
void guard_report_character(struct diag *diag, struct place place, int fault, uint32_t code_point);

#endif
