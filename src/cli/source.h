/* A master copy that is named by its file, or by a PDF of ours that holds it. */
#ifndef CHARTER_CLI_SOURCE_H
#define CHARTER_CLI_SOURCE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "unpack/unpack.h"

struct arena;

struct source {
    struct str master; /* its bytes: never NULL, so that they are not read anew */
    const char *name;  /* what to call it in messages: `path`, or the master's name in the PDF */
    bool alone;        /* it came out of a PDF, and may bring in nothing */
    struct buffer file;
    struct unpacked unpacked;
};

/* Reads the file `path`. What begins as a PDF gives the master inside; a master that is not the one
 * that the PDF was made from is warned of. Reports what fails, pdf-without-master among it, and
 * returns false. The caller frees the result in any case; `name` lives in the arena. */
bool source_read(const char *path, struct source *source, struct arena *arena, struct diag *diag);
void source_free(struct source *source);

#endif
