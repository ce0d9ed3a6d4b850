/* How a charter was laid out, for --report. */
#ifndef CHARTER_CLI_LAYOUT_REPORT_H
#define CHARTER_CLI_LAYOUT_REPORT_H

#include "base/diag.h"
#include "base/str.h"
#include "layout/measures.h"

struct arena;

/* A document that was built. */
struct laid_out {
    const char *target;
    struct layout_measures measures; /* of an arena of the caller's */
};

/* Adds the pages with how much of each is filled, what was split and broken, and the widths of the
 * columns of each table, as text. */
void layout_report_text(const struct laid_out *document, enum language language,
                        struct buffer *out);

/* Adds the same of all documents as the beginning of an object, up to where its "findings" stand:
 * {"documents": [{"file", "room", "pages": [{"filled", "continued_rows", "last_resort_breaks"}],
 * "tables": [{"widths"}]}]}; lengths in points. */
void layout_report_json(const struct laid_out *documents, size_t count, struct buffer *out);

#endif
