/* A font face: metrics, permission, and the clusters that were shaped with it. */
#ifndef CHARTER_TEXT_FONT_H
#define CHARTER_TEXT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/length.h"
#include "base/str.h"

struct hb_face_t;

/* A glyph of a cluster: its id in the font file and its offset from the cluster's origin on the
 * baseline, in font units, y upwards. */
struct placed_glyph {
    uint32_t glyph;
    int32_t x, y;
};

/* A box in font units, y upwards; all 0 where there is no ink. */
struct ink {
    int32_t x_min, y_min, x_max, y_max;
};

/* A cluster: the smallest stretch of text whose drawing is known (a HarfBuzz cluster). It becomes
 * one glyph of the embedded font (design.md 5). Two texts drawn alike are two clusters; one text
 * drawn in two ways is two clusters.
 *
 * Invariants: text is never empty; glyphs whose outline is empty are kept out; glyph offsets
 * include the advances of the glyphs before them in the cluster; advance >= 0. */
struct cluster {
    struct str text; /* in logical order, ZWJ and ZWNJ included */
    const struct placed_glyph *glyphs;
    uint32_t glyph_count;
    int32_t advance;
    struct ink ink; /* union of the glyphs' boxes at their offsets */
};

struct face_metrics {
    int32_t units_per_em;
    int32_t ascender, descender; /* hhea; descender negative */
    int32_t cap_height;          /* OS/2, or the ascender where it is not said */
    int32_t italic_angle;        /* whole degrees, anticlockwise */
    struct ink box;              /* head: xMin … yMax */
    uint16_t weight;             /* OS/2 usWeightClass */
    bool fixed_pitch, serif;     /* post, OS/2 (panose) */
};

/* What OS/2 fsType lets us do. */
enum face_permission {
    PERMISSION_INSTALLABLE, /* fsType 0, or the editable bit */
    PERMISSION_PRINT,       /* preview and print */
    PERMISSION_RESTRICTED,  /* 0x0002: no embedding */
    PERMISSION_NO_SUBSET,   /* 0x0100 */
    PERMISSION_GRANTED      /* forbidden by the bits, allowed by embedding="granted" in fonts.xml */
};

struct face;

struct str face_file(const struct face *face);            /* file name without folder */
struct str face_bytes(const struct face *face);           /* the whole file */
struct str face_postscript_name(const struct face *face); /* name id 6, ASCII letters, digits, - */
struct str face_version(const struct face *face);         /* name id 5 */
struct str face_sha256(const struct face *face);          /* 64 lower-case hex digits */
struct face_metrics face_metrics(const struct face *face);
enum face_permission face_permission(const struct face *face);

/* How large the face is set, in per cent of the size of its text: its set may have it larger or
 * smaller (fonts.xml), so that Latin letters look as large as the Bangla ones beside them. */
int face_scale(const struct face *face);

/* Font units of the face in text of `size`. */
length face_length(const struct face *face, int64_t units, length size);

/* The clusters shaped so far, by index from 0. The pointer stays valid as long as the face. */
size_t face_cluster_count(const struct face *face);
const struct cluster *face_cluster(const struct face *face, uint32_t index);

/* HarfBuzz's face, for hb-subset; borrowed. */
struct hb_face_t *face_harfbuzz(const struct face *face);

#endif
