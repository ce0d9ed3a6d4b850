/* Which two-byte codes show the clusters of one face: given out in order of first use, final at
 * once, so that pages are written before the font is made. Code n is glyph n of the embedded font.
 *
 * A cluster is shown by one code that draws it and says its text. Where readers would get that
 * wrong, its text is cut: the first code draws the whole cluster and says the first piece, and
 * codes that draw nothing and have no width say the rest:
 * - Where the cluster begins a word and its text holds a nonspacing mark, ZWJ or ZWNJ, before the
 *   first of those. Firefox before pdf.js 6.5.438 takes every glyph whose text holds a nonspacing
 *   mark for one without width, and puts a space behind it at the beginning of a word. Nothing is
 *   cut inside a word: poppler would lose doubled clusters.
 * - Wherever a text ends in a joiner and holds no mark (a letter, then ZWNJ: a bare joiner),
 *   before the joiner: the same pdf.js drops such a glyph altogether. Every pdf.js drops a glyph
 *   that says nothing but a joiner: where another cluster follows, that one says it first, and at
 *   the end of a word the code that says it says a space besides.
 * - A hyphen at the end of a paragraph or of a forced line (৫০০/-) says itself and a space: poppler
 *   takes a hyphen that ends a line for one that divides a word, and drops it. Behind a letter
 *   (-ঐ-) it says itself and a tab: PDFium takes it so too, and looks through spaces.
 * - Every CODES_UNITS UTF-16 units: MuPDF 1.21 drops glyphs with longer texts. */
#ifndef CHARTER_PDF_CODES_H
#define CHARTER_PDF_CODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct cluster;

enum {
    CODES_LIMIT = 65000, /* in one face; leaves room in 65,535 for what they are made of */
    CODES_UNITS = 8      /* the longest text of one code, UTF-16 units */
};

/* A code: what it draws (NULL: nothing, without width) and what it says. */
struct code {
    const struct cluster *cluster;
    struct str text; /* never empty; borrowed from the cluster, or static */
};

/* The codes that show one cluster, in order; none where the face's codes are used up. */
struct code_run {
    const uint16_t *codes; /* valid until the next codes_of */
    size_t count;
};

struct codes;

/* The caller frees it with codes_free (NULL is legal). */
struct codes *codes_new(void);
void codes_free(struct codes *codes);

/* The codes for the cluster with this index in its face. The cluster must outlive the codes. */
struct code_run codes_of(struct codes *codes, uint32_t index, const struct cluster *cluster,
                         bool begins_word);

/* The bare joiner that the text ends in; 0: none, or there is nothing before it. */
uint32_t codes_bare_joiner(struct str text);

/* The codes for a cluster beside one with a bare joiner. */
struct codes_joint {
    uint32_t before; /* the bare joiner of the cluster before, which this one says; 0: none */
    bool leaves;     /* its own bare joiner is left to what comes next */
    bool begins_word;
};
struct code_run codes_of_joint(struct codes *codes, uint32_t index, const struct cluster *cluster,
                               struct codes_joint joint);

/* A code that draws nothing and says a bare joiner and a space: for the end of a word. */
struct code_run codes_of_joiner_end(struct codes *codes, uint32_t joiner);

/* The codes for a cluster that ends a paragraph or a forced line, behind a letter or not. */
struct code_run codes_of_last(struct codes *codes, uint32_t index, const struct cluster *cluster,
                              bool begins_word, bool behind_letter);

/* A code that draws nothing and says a space: for a line end between two words without one (ISO
 * 32000-1, 14.8.2.5), and for the end of a paragraph that another stands close behind. */
struct code_run codes_of_line_end(struct codes *codes);

/* How many codes were given out, and what code `number` (from 1) is. */
size_t codes_count(const struct codes *codes);
const struct code *codes_item(const struct codes *codes, size_t number);

/* Where the piece of `text` that starts at `from` ends. A text that begins with a nonspacing mark
 * or a joiner is not cut there: there would be nothing to map its drawing to. */
size_t codes_piece_end(struct str text, size_t from, bool begins_word);

#endif
