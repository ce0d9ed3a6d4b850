/* From XML to the model. */
#ifndef CHARTER_CHARTER_READ_H
#define CHARTER_CHARTER_READ_H

#include "base/diag.h"
#include "charter/charter.h"

struct arena;
struct charter_trees;
struct xml_document;

/* Reads the master that diag knows as `file`: well-formedness, schema, then the model. Reports
 * every fault, the references and rules that the schema cannot say included (charter_check is part
 * of it), and returns NULL where there was an error. The model lives in `arena` and borrows nothing
 * from the file's text; the XML trees are freed before this returns. `schema`, where not empty, is
 * a grammar that the master must meet besides the built-in one; what it brings in need not. */
const struct charter *charter_read(uint32_t file, struct str schema, struct arena *arena,
                                   struct diag *diag);

/* The same, and keeps the XML trees for whoever asks how things were written: `*trees` is set where
 * the result is no NULL, and the caller frees it. */
const struct charter *charter_read_keeping(uint32_t file, struct str schema, struct arena *arena,
                                           struct diag *diag, struct charter_trees **trees);

/* The trees: the master's, then those of the files that it brings in, in the order in which they
 * were met. NULL is legal to free. */
size_t charter_trees_count(const struct charter_trees *trees);
const struct xml_document *charter_trees_item(const struct charter_trees *trees, size_t index);
void charter_trees_free(struct charter_trees *trees);

/* The same for a master that a PDF holds: it stands alone, so that nobody's PDF makes us read other
 * files. An <include> or a mark without its picture is reported (not-alone). */
const struct charter *charter_read_alone(uint32_t file, struct str schema, struct arena *arena,
                                         struct diag *diag);

/* The built-in schema, as bytes: xml/charter.rng. */
struct str charter_builtin_schema(void);

#endif
