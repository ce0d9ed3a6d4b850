/* Case files that hold their own expectations: what the program says is written into the file anew
 * and compared with what stands there. */
#ifndef CHARTER_TESTS_TEXT_GOLDEN_H
#define CHARTER_TESTS_TEXT_GOLDEN_H

#include <stdbool.h>

#include "base/str.h"

/* Writes what a case's line has to become, with what the program says of it, to `out`. */
typedef void golden_case(void *context, struct str line, struct buffer *out);

/* Runs the cases of the file: every line that is neither empty nor a comment (#) nor a result
 * (indented). Returns the number of cases, or -1 where the file cannot be read or differs from what
 * came out (printed; with `update` it is rewritten instead). */
int golden_run(const char *path, bool update, golden_case *run, void *context);

/* True where the last argument is --update, or CHARTER_UPDATE=1 is set. */
bool golden_update(int count, char **arguments);

/* The text with \u{XXXX} as that character. */
void golden_unescape(struct str text, struct buffer *out);

/* The text with characters that cannot be seen as \u{XXXX}. */
void golden_escape(struct str text, struct buffer *out);

#endif
