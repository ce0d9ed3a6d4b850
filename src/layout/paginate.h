/* From a document to its pages. */
#ifndef CHARTER_LAYOUT_PAGINATE_H
#define CHARTER_LAYOUT_PAGINATE_H

#include "base/diag.h"
#include "doc/doc.h"
#include "layout/page.h"

struct arena;
struct shaper;

/* Lays the document out. Reports widths that do not fit (error) and last-resort breaks (warning).
 * The pages live in `arena`, borrow from `doc` and the shaper, and are NULL only where an error was
 * reported. */
const struct pages *paginate(const struct doc *doc, struct shaper *shaper, struct arena *arena,
                             struct diag *diag);

/* The same document's lines, before they are put on pages, as text: stages "runs" (each paragraph's
 * pieces, fonts and clusters) and "lines" (each paragraph's lines at its column's width, with a
 * mark at each forced end and each last-resort break). */
void paginate_dump_runs(const struct doc *doc, struct shaper *shaper, struct buffer *out,
                        struct diag *diag);
void paginate_dump_lines(const struct doc *doc, struct shaper *shaper, struct buffer *out,
                         struct diag *diag);

#endif
