/* What every JSON text of the program has in common: members in the order they were set, a fixed
 * indent, and no silence where memory runs out.
 *
 * Building the object goes between memory_watch (base/arena.h), which the caller calls first, and
 * these, which settle it. */
#ifndef CHARTER_BASE_JSON_PRINT_H
#define CHARTER_BASE_JSON_PRINT_H

#include <jansson.h>

#include "base/str.h"

/* Sets the member to a text of UTF-8; an empty text sets nothing. */
void json_set_text(json_t *object, const char *name, struct str text);

/* Adds the text of `value` with `indent` spaces a depth, ended by a line break. Takes `value`. */
void json_print(json_t *value, size_t indent, struct buffer *out);

/* Adds the text of an object that has members, up to the value of one more, "findings": whoever
 * calls adds that value and the object's end. Takes `object`. */
void json_print_to_findings(json_t *object, struct buffer *out);

#endif
