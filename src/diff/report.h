/* The list of changes, to be read on a terminal or by a program. */
#ifndef CHARTER_DIFF_REPORT_H
#define CHARTER_DIFF_REPORT_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "diff/changes.h"

/* The names of the two inputs, as the user wrote them. */
struct report_names {
    struct str old, new;
};

/* Those that know the texts of the two charters' files. */
struct report_files {
    const struct diag *old, *new;
};

/* Adds the changes as text: what changed in one thing below its name; words that went as [-…-],
 * words that came as {+…+}, with `colour` in red and green instead. A change that three services or
 * more have in common is told once. */
void report_text(const struct changes *changes, const struct report_names *names,
                 enum language language, bool colour, struct buffer *out);

/* Adds the changes as the beginning of a JSON object, up to where its "findings" stand: what the
 * caller adds, and a "}". tests/diff/README.md tells its members. */
void report_json(const struct changes *changes, const struct report_names *names,
                 const struct report_files *files, struct buffer *out);

#endif
