/* What the cases of text/ are tried with: a set of fonts, a shaper, and paragraphs in a small
 * notation. */
#ifndef CHARTER_TESTS_TEXT_SUBJECT_H
#define CHARTER_TESTS_TEXT_SUBJECT_H

#include <stdbool.h>

#include "base/array.h"
#include "base/diag.h"
#include "text/fontset.h"
#include "text/segment.h"
#include "text/shape.h"

struct arena;

struct subject {
    struct arena *arena;
    struct diag *diag; /* of the fonts */
    struct diag *said; /* of the case under way */
    struct fontset *fonts;
    struct shaper *shaper;
    struct buffer line; /* the case under way, which its places are in */
};

/* Opens the set; false, with what is wrong on stdout, where that fails. */
bool subject_open(struct subject *subject, const char *folder, const char *set);
void subject_close(struct subject *subject);

/* Forgets what was reported; `line` becomes the file "case", for places. */
void subject_begin(struct subject *subject, struct str line);

/* The face whose file has this name; NULL where the set has none. */
struct face *subject_face(struct subject *subject, struct str file);

typedef ARRAY(struct text_source) source_array;

/* A paragraph: ⟦bold⟧, ¶ for a forced line end, │ where one source ends and the next begins,
 * \u{XXXX} for a character. The sources' places are in the line given to subject_begin. */
void subject_sources(struct subject *subject, source_array *sources);

/* Adds what was reported, each line indented. */
void subject_report(struct subject *subject, struct buffer *out);

#endif
