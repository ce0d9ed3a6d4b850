/* Why a document does not fit a grammar, one message a fault; private to src/xml. */
#ifndef CHARTER_XML_EXPLAIN_H
#define CHARTER_XML_EXPLAIN_H

#include <stddef.h>

struct diag;
struct xml_document;

/* Reports each fault at the element, attribute or text that is wrong; returns how many. 0 for a
 * document that is invalid for a reason that pattern.h does not know. */
size_t explain(const struct xml_document *document, const struct xml_document *grammar,
               struct diag *diag);

#endif
