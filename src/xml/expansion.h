/* How much a grammar holds when its references are followed; private to src/xml.
 *
 * libxml2 follows them by recursion, and looks at all that can begin a choice as often as it is
 * referred to: a chain of a hundred thousand definitions overflows its stack, forty definitions
 * that each name the next one twice fill all memory. */
#ifndef CHARTER_XML_EXPANSION_H
#define CHARTER_XML_EXPANSION_H

#include <stdbool.h>

struct xml_document;

/* True where no definition and no element of the RELAX NG grammar (XML syntax) holds more than a
 * hundred thousand patterns before the next elements, nor more than 500 references in a chain. */
bool expansion_is_bounded(const struct xml_document *grammar);

#endif
