/* The masters inside: embedded files that the document is associated with (ISO 32000-1, 7.11.4;
 * ISO 19005-3, 6.8 and annex E). */
#ifndef CHARTER_PDF_ATTACH_H
#define CHARTER_PDF_ATTACH_H

#include <stddef.h>

#include "base/str.h"

struct body;
struct objects;

/* What a file is to the document. */
enum attach_kind {
    ATTACH_SOURCE, /* what it was made from: the master */
    ATTACH_DATA    /* what it shows something of: the master of the edition before */
};

struct attached {
    enum attach_kind kind;
    struct str bytes; /* of media type text/xml */
    struct str name;  /* ASCII; no two files have the same */
    struct str dated; /* ISO date of its last change; where it is not known, ModDate, which readers
                       * want, is the beginning of 1970 in UTC */
};

/* Writes the files, of which there are few, and names them in the catalog's AF, in their order, and
 * in Names/EmbeddedFiles, sorted by name (7.9.6). */
void attach_write(const struct attached *files, size_t count, struct objects *objects,
                  struct body *body);

#endif
