/* A new master for an office: the official form, xml/template.xml, with what is known filled in. */
#ifndef CHARTER_CHARTER_FORM_H
#define CHARTER_CHARTER_FORM_H

#include <stdbool.h>

#include "base/str.h"

/* Texts are UTF-8; empty: the form's own words in brackets stay. */
struct form_wishes {
    struct str id;                 /* of the office; the only one that has to be given */
    struct str office, department; /* lines of the letterhead */
    struct str columns;            /* the built-in set of the tables of services; empty: field-8 */
};

/* Adds the new master. Its tables ask for the fields of the set, and its officers are those that
 * the tables refer to. False where the wishes make no valid master, since the id or a text is none.
 */
bool form_fill(const struct form_wishes *wishes, struct buffer *out);

#endif
