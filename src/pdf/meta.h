/* What the document says of itself: Info, XMP, language, how a viewer titles it (ISO 32000-1, 14.3
 * and 12.2; ISO 19005-3, 6.6.2). */
#ifndef CHARTER_PDF_META_H
#define CHARTER_PDF_META_H

#include <stdbool.h>

#include "base/str.h"

struct body;
struct buffer;
struct diag;
struct doc_meta;
struct objects;

/* Writes all of it. `program` is Producer and Creator. Dates are written only where `meta` gives
 * one. A text longer than a PDF string may be is reported (pdf-text-too-long); false then. */
bool meta_write(const struct doc_meta *meta, struct str program, struct objects *objects,
                struct body *body, struct diag *diag);

/* Adds the XMP packet: UTF-8, well-formed whatever the texts hold. */
void xmp_add(struct buffer *out, const struct doc_meta *meta, struct str program);

#endif
