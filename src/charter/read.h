/* From XML to the model. */
#ifndef CHARTER_CHARTER_READ_H
#define CHARTER_CHARTER_READ_H

#include "base/diag.h"
#include "charter/charter.h"

struct arena;

/* Reads the master that diag knows as `file`: well-formedness, schema, then the model. Reports
 * every fault, the references and rules that the schema cannot say included (charter_check is part
 * of it), and returns NULL where there was an error. The model lives in `arena` and borrows nothing
 * from the file's text; the XML tree is freed before this returns. `schema` overrides the built-in
 * grammar where not empty. */
const struct charter *charter_read(uint32_t file, struct str schema, struct arena *arena,
                                   struct diag *diag);

/* The built-in schema and the empty form, as bytes (xml/charter.rng, xml/template.xml). */
struct str charter_builtin_schema(void);
struct str charter_builtin_template(void);

#endif
