/* What a master switches off: <checks off="…"/>; private to src/charter. */
#ifndef CHARTER_CHARTER_SWITCHES_H
#define CHARTER_CHARTER_SWITCHES_H

struct diag;
struct xml_document;

/* Switches the ids that the master names off for its file. Names that are no id, and errors, are
 * reported: off-unknown, off-error. The document fits the schema. */
void switches_apply(const struct xml_document *document, struct diag *diag);

#endif
