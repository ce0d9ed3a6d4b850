/* Words that stay together though a space is between them; private to src/text. */
#ifndef CHARTER_TEXT_TOGETHER_H
#define CHARTER_TEXT_TOGETHER_H

#include "base/str.h"
#include "text/segment.h"

/* The kind of line end between `before`, which ends in space, and `behind`, where UAX #14 allows
 * one: BREAK_FAIR or BREAK_POOR where they stay together (number and unit, title and name ...:
 * text/together.def), else BREAK_ALLOWED. Only the last word of the one and the first of the other
 * have a say. */
enum break_kind together_kind(struct str before, struct str behind);

#endif
