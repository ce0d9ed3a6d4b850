/* All texts of a charter as its model has them, in the document's order. Private to src/check. */
#ifndef CHARTER_CHECK_TEXTS_H
#define CHARTER_CHECK_TEXTS_H

#include "charter/charter.h"

/* Called for each text, and for each cell's, which is in `row` (else NULL) and shows `of` (else
 * empty). What `defaults` gives comes once for each row that takes it. */
typedef void text_visitor(void *context, const struct inline_text *text, const struct row *row,
                          struct str of);

void texts_visit(const struct charter *charter, text_visitor *visit, void *context);

#endif
