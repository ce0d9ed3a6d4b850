/* Cutting a paragraph into pieces; private to src/text. */
#ifndef CHARTER_TEXT_CUT_H
#define CHARTER_TEXT_CUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/linebreak.h"
#include "text/segment.h"
#include "text/shaper.h"

struct diag;

/* A paragraph being cut, line by line (a line here ends where the master forces it to). */
struct cutter {
    struct shaper *shaper;
    const struct text_source *sources;
    length size;
    struct diag *diag;
    piece_array *pieces;       /* what comes out, and before it what the caller had there */
    size_t line_start;         /* of pieces: where the line began */
    struct line_breaks breaks; /* of the text that is being cut */
    size_t next_break;
};

/* Cuts sources [first, end) as they stand together: right for any text. */
void cut_sources(struct cutter *cutter, size_t first, size_t end);

/* Cuts one source, all of a line, word by word, going by the words that were cut before. False
 * where a font lacks a letter, which is left to cut_sources to report: what was added is of no use
 * then. */
bool cut_words(struct cutter *cutter, uint32_t source);

/* Says what stands behind the last piece of the line, which ends with `source`. */
void cut_line_end(struct cutter *cutter, uint32_t source);

#endif
