/* The model as text: stage "model". */
#ifndef CHARTER_CHARTER_DUMP_H
#define CHARTER_CHARTER_DUMP_H

#include "base/str.h"
#include "charter/charter.h"

/* Adds the model, one thing a line, nested by two spaces; every field that was given. */
void charter_dump(const struct charter *charter, struct buffer *out);

#endif
