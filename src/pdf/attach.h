/* The master inside: an embedded file that the document is associated with (ISO 32000-1, 7.11.4;
 * ISO 19005-3, 6.8 and annex E). */
#ifndef CHARTER_PDF_ATTACH_H
#define CHARTER_PDF_ATTACH_H

#include "base/str.h"

struct body;
struct objects;

/* Writes `bytes` as the file `name` (ASCII), of media type text/xml, and names it in the catalog's
 * AF and Names/EmbeddedFiles. Its relationship to the document is Source: it is what the document
 * was made from. `dated` is the ISO date of its last change; where the master gives none, ModDate,
 * which readers want, is the beginning of 1970 in UTC. */
void attach_write(struct str bytes, struct str name, struct str dated, struct objects *objects,
                  struct body *body);

#endif
