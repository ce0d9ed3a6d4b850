/* The masters inside a PDF (ISO 32000-1, 7.11.4; ISO 19005-3, Annex E); private to src/unpack. */
#ifndef CHARTER_UNPACK_ATTACHMENT_H
#define CHARTER_UNPACK_ATTACHMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "unpack/stream.h"

struct document;

/* Finds the one file that the catalog's AF gives that relationship ("/Source"); false where there
 * is none, or more than one. Its name, as UTF-8, and its bytes, at most `limit`, are added to the
 * buffers; `fault` says how that went. */
bool attachment_read(struct document *document, const char *relationship, size_t limit,
                     struct buffer *name, struct buffer *bytes, enum stream_fault *fault);

#endif
