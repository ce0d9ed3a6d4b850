/* What differs between a PDF and what its master gives, and why. */
#ifndef CHARTER_CLI_DIFFERENCES_H
#define CHARTER_CLI_DIFFERENCES_H

#include "base/diag.h"
#include "unpack/making.h"
#include "unpack/unpack.h"

/* One of the two PDFs. */
struct version {
    struct str pdf;
    const struct unpacked *parts;
    const struct making *making; /* all empty where the PDF does not say */
};

/* Reports each part of `found` that is not as in `expected`, or, where all are, that the bytes are
 * not; then what explains it. `path` names the PDF that was found. */
void differences_report(const char *path, const struct version *found,
                        const struct version *expected, struct diag *diag);

/* Reports, as notes, in what program and libraries the two were made differently; how many there
 * are. */
size_t differences_of_making(const char *path, const struct version *found,
                             const struct version *expected, struct diag *diag);

/* Reports only from which byte on the two differ, where they cannot be taken apart. */
void differences_report_undivided(const char *path, struct str found, struct str expected,
                                  struct diag *diag);

#endif
