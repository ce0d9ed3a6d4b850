/* What the fields of a template stand for. Private to src/enothi. */
#ifndef CHARTER_ENOTHI_FIELDS_H
#define CHARTER_ENOTHI_FIELDS_H

#include "base/diag.h"
#include "enothi/note.h"

struct xml_node;

struct fields {
    const struct note_facts *facts;
    struct diag *diag;
};

/* Adds what the element stands for; reports what the charter does not give, once each. */
void fields_add(const struct fields *fields, const struct xml_node *element, struct buffer *out);

#endif
