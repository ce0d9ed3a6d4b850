/* The outlines of a TrueType font: a checked view of its tables head, hhea, maxp, hmtx, loca and
 * glyf (OpenType 1.9). Every offset and number in them is hostile until it was checked here. */
#ifndef CHARTER_PDF_GLYF_H
#define CHARTER_PDF_GLYF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct hb_face_t;
struct hb_blob_t;

enum glyf_table { GLYF_HEAD, GLYF_HHEA, GLYF_MAXP, GLYF_HMTX, GLYF_LOCA, GLYF_GLYF, GLYF_TABLES };

/* Sizes of the fixed tables and offsets of the fields that we read or write. */
enum {
    HEAD_SIZE = 54,
    HEAD_CHECKSUM = 8,
    HEAD_X_MIN = 36, /* then y_min, x_max, y_max */
    HEAD_LONG_LOCA = 50,
    HHEA_SIZE = 36,
    HHEA_ADVANCE_MAX = 10,
    HHEA_METRICS = 34,
    MAXP_SIZE = 32,
    MAXP_GLYPHS = 4,
    MAXP_COMPOSITE_POINTS = 10,
    MAXP_COMPOSITE_CONTOURS = 12,
    MAXP_ELEMENTS = 28,
    MAXP_DEPTH = 30
};

struct glyf {
    struct hb_blob_t *blobs[GLYF_TABLES];
    struct str tables[GLYF_TABLES];
    uint32_t glyphs;       /* how many */
    uint32_t long_metrics; /* how many have an advance of their own */
};

/* Opens the tables of `face`; false where one is missing or too short. Close with glyf_close in
 * either case. */
bool glyf_open(struct glyf *glyf, struct hb_face_t *face);
void glyf_close(struct glyf *glyf);

/* The description of a glyph (an index below glyphs), empty where it has no outline; false where it
 * lies outside the table or is too short to be one. */
bool glyf_data(const struct glyf *glyf, uint32_t glyph, struct str *data);

uint16_t glyf_advance(const struct glyf *glyf, uint32_t glyph);
int16_t glyf_bearing(const struct glyf *glyf, uint32_t glyph);

/* The box in a description that is not empty. */
struct glyf_box {
    int32_t x_min, y_min, x_max, y_max;
};
struct glyf_box glyf_box(struct str data);

/* One component of a composite description. */
struct glyf_component {
    size_t at; /* where its flags stand; the glyph's index 2 bytes behind them */
    uint32_t glyph;
};

bool glyf_is_composite(struct str data);

/* Steps through the components. `*next` is 0 before the first, and 0 again after the last. False
 * where a component leaves the description. */
bool glyf_next_component(struct str data, size_t *next, struct glyf_component *component);

/* What maxp says of a composite: points and contours of all it is made of, and how deep it nests (a
 * simple glyph: 0). */
struct glyf_extent {
    uint32_t points, contours, depth;
};

/* Measures a glyph with all its components. False where they are broken or nest deeper than
 * GLYF_DEPTH_LIMIT (a glyph that holds itself does). */
enum { GLYF_DEPTH_LIMIT = 8 };
bool glyf_measure(const struct glyf *glyf, uint32_t glyph, struct glyf_extent *extent);

#endif
