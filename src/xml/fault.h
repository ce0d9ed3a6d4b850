/* libxml2's complaints about a file that is not well-formed, told in our words; private to
 * src/xml. */
#ifndef CHARTER_XML_FAULT_H
#define CHARTER_XML_FAULT_H

#include <stddef.h>
#include <stdint.h>

#include <libxml/xmlerror.h>

#include "base/diag.h"
#include "base/str.h"

struct fault_scene {
    struct diag *diag;
    uint32_t file;
    size_t offset;      /* where the parser stood */
    struct str open;    /* the innermost element that is open there; empty: none */
    size_t open_offset; /* of its `<` */
};

/* Reports one error of the parser at the place a reader would look at. */
void fault_report(const struct fault_scene *scene, const xmlError *error);

#endif
