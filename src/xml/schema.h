/* RELAX NG, with libxml2's cascades folded to one message a fault. */
#ifndef CHARTER_XML_SCHEMA_H
#define CHARTER_XML_SCHEMA_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "xml/read.h"

/* Validates against the RELAX NG grammar (XML syntax) in `schema`. Each fault is reported once, at
 * the element, attribute or text that is wrong, naming what was expected there; true where there is
 * none. `schema_name` is empty for the built-in grammar: that it is broken is our bug (assert). Of
 * any other a fault is reported as `schema-broken` with that name and without a place, also where
 * it includes other files. What pattern.h does not know of RELAX NG is judged all the same, but
 * explained in libxml2's words (`schema-misfit`). */
bool xml_validate(const struct xml_document *document, struct str schema, struct str schema_name,
                  struct diag *diag);

#endif
