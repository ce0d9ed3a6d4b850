/* Segments: text measured and cut into pieces that layout can set without knowing a font. The seam
 * between text/ and layout/: layout includes this header of text/ and no other. */
#ifndef CHARTER_TEXT_SEGMENT_H
#define CHARTER_TEXT_SEGMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/length.h"
#include "base/str.h"

struct arena;
struct shaper;
struct shaped;

/* What goes in: one paragraph as stretches of one weight each, in order. Segmentation sees the
 * whole paragraph: a word may go on over two sources. */
struct text_source {
    struct str text; /* NFC */
    bool bold;
    bool line_end; /* a forced line end follows */
    struct place place;
};

/* From the worst to the best. A line ends after a piece that is BREAK_POOR or BREAK_FAIR only where
 * what stands between two better ends is wider than a whole line: inside a long address, between a
 * number and its unit in a narrow column. */
enum break_kind {
    BREAK_NEVER,   /* the next piece stands on the same line, but for the last resort */
    BREAK_POOR,    /* a line may end after this piece where no better end would do */
    BREAK_FAIR,    /* the same, and rather here than at a poor one */
    BREAK_ALLOWED, /* a line may end after this piece */
    BREAK_FORCED   /* a line must end after this piece */
};

/* A piece: text of one source in one font and script, all of it space or none (U+00A0 is none).
 * Break opportunities stand only at ends of pieces. Space before a break hangs over the line's end:
 * it is drawn, not measured. Unbreakable text of thousands of letters is several pieces, so that no
 * width overflows. */
struct piece {
    const struct shaped *shaped; /* clusters for pdf/; NULL for an empty line (forced end only) */
    length width;                /* at the text's size */
    uint32_t source;             /* index of its text_source */
    uint32_t clusters;           /* how many clusters; a last-resort break may stand between two */
    uint8_t after;               /* enum break_kind */
    bool space;
};

struct text {
    const struct piece *pieces;
    size_t count;
    length size;
};

/* Cuts, itemises, shapes and measures a paragraph. A cluster that no font of the chain covers is
 * reported (glyph-missing) at its own place and left out; so is the whole piece where a font draws
 * .notdef for what it claims to have. `line_end` makes the source's last piece BREAK_FORCED, or,
 * where its line has none, adds a piece for the empty line. The last piece of the paragraph is
 * BREAK_ALLOWED otherwise. No text and no line end: no piece. The result lives in `arena` or,
 * where the same paragraph came before, in the shaper, as `shaped` does. */
struct text segment_text(struct shaper *shaper, const struct text_source *sources, size_t count,
                         length size, struct arena *arena, struct diag *diag);

/* The same for a text that is only measured: what lacks a letter is left out, and neither reported
 * nor counted among what was. */
struct text segment_unheard(struct shaper *shaper, const struct text_source *source, length size,
                            struct arena *arena);

/* The width of clusters [from, to) of a piece at `size`. segment_width(p, 0, p->clusters, size) is
 * the piece's width. */
length segment_width(const struct piece *piece, uint32_t from, uint32_t to, length size);

/* The text of clusters [from, to) of the piece. */
struct str segment_str(const struct piece *piece, uint32_t from, uint32_t to);

/* The text of one cluster. */
struct str segment_cluster(const struct piece *piece, uint32_t at);

/* True where a last-resort break may stand before cluster `at` of the piece: never before what must
 * not begin a line (linebreak.def: marks, ৎ ং ঃ ঁ । a closing bracket ...), never right after a
 * hasanta, which binds two letters. */
bool segment_may_cut(const struct piece *piece, uint32_t at);

/* How far ink reaches above and below the baseline; 0 where it does not. */
struct reach {
    length above, below;
};

/* The reach of a text's ink, were it set at `size`. */
struct reach segment_reach(const struct text *text, length size);

/* The ink of clusters [from, to) of the piece relative to their origin on the baseline, y
 * downwards, for checks of collisions. Never beyond the reach of its paragraph. */
struct rect segment_ink(const struct piece *piece, uint32_t from, uint32_t to, length size);

/* Adds a piece as a line of text for the stage "runs": the font's file, the text, and its clusters,
 * each with its text, glyphs (with their offsets where they are not 0) and advance, in font units:
 *     NotoSerifBengali-Regular.ttf "কি" [কি 178 238@214,0 +917] */
void segment_dump(const struct piece *piece, struct buffer *out);

#endif
