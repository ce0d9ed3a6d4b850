#include "pdf/glyf.h"

#include "pdf/bytes.h"

#include <hb.h>

enum {
    DESCRIPTION_SIZE = 10, /* contours and box */
    ARGS_ARE_WORDS = 0x0001,
    HAS_SCALE = 0x0008,
    MORE_COMPONENTS = 0x0020,
    HAS_XY_SCALE = 0x0040,
    HAS_2_BY_2 = 0x0080
};

/* No glyph of a real font has more points; a bound keeps the sums of a hostile one small. */
enum { POINTS_LIMIT = 0xFFFF };

static const hb_tag_t tags[GLYF_TABLES] = {
    [GLYF_HEAD] = HB_TAG('h', 'e', 'a', 'd'), [GLYF_HHEA] = HB_TAG('h', 'h', 'e', 'a'),
    [GLYF_MAXP] = HB_TAG('m', 'a', 'x', 'p'), [GLYF_HMTX] = HB_TAG('h', 'm', 't', 'x'),
    [GLYF_LOCA] = HB_TAG('l', 'o', 'c', 'a'), [GLYF_GLYF] = HB_TAG('g', 'l', 'y', 'f')};

static bool is_long_loca(const struct glyf *glyf) {
    return bytes_u16(glyf->tables[GLYF_HEAD], HEAD_LONG_LOCA) != 0;
}

bool glyf_open(struct glyf *glyf, struct hb_face_t *face) {
    *glyf = (struct glyf){0};
    for (int i = 0; i < GLYF_TABLES; i++) {
        unsigned size = 0;
        glyf->blobs[i] = hb_face_reference_table(face, tags[i]);
        const char *bytes = hb_blob_get_data(glyf->blobs[i], &size);
        glyf->tables[i] = (struct str){bytes, size};
    }
    if (glyf->tables[GLYF_HEAD].size < HEAD_SIZE || glyf->tables[GLYF_HHEA].size < HHEA_SIZE ||
        glyf->tables[GLYF_MAXP].size < MAXP_SIZE) {
        return false;
    }
    glyf->glyphs = bytes_u16(glyf->tables[GLYF_MAXP], MAXP_GLYPHS);
    glyf->long_metrics = bytes_u16(glyf->tables[GLYF_HHEA], HHEA_METRICS);
    if (glyf->long_metrics == 0 || glyf->long_metrics > glyf->glyphs) {
        return false;
    }
    size_t metrics = (size_t)2 * (glyf->glyphs + glyf->long_metrics);
    size_t places = (size_t)(is_long_loca(glyf) ? 4 : 2) * (glyf->glyphs + 1);
    return glyf->tables[GLYF_HMTX].size >= metrics && glyf->tables[GLYF_LOCA].size >= places;
}

void glyf_close(struct glyf *glyf) {
    for (int i = 0; i < GLYF_TABLES; i++) {
        hb_blob_destroy(glyf->blobs[i]);
    }
    *glyf = (struct glyf){0};
}

static size_t place_of(const struct glyf *glyf, uint32_t glyph) {
    struct str loca = glyf->tables[GLYF_LOCA];
    return is_long_loca(glyf) ? bytes_u32(loca, (size_t)4 * glyph)
                              : (size_t)2 * bytes_u16(loca, (size_t)2 * glyph);
}

bool glyf_data(const struct glyf *glyf, uint32_t glyph, struct str *data) {
    if (glyph >= glyf->glyphs) {
        return false;
    }
    size_t from = place_of(glyf, glyph);
    size_t to = place_of(glyf, glyph + 1);
    if (from > to || to > glyf->tables[GLYF_GLYF].size) {
        return false;
    }
    *data = str_slice(glyf->tables[GLYF_GLYF], from, to);
    if (data->size > 0 && data->size < DESCRIPTION_SIZE) {
        return false;
    }
    if (data->size > 0 && bytes_i16(*data, 0) == 0) { /* no contours: nothing to draw */
        data->size = 0;
    }
    return true;
}

uint16_t glyf_advance(const struct glyf *glyf, uint32_t glyph) {
    uint32_t metric = glyph < glyf->long_metrics ? glyph : glyf->long_metrics - 1;
    return bytes_u16(glyf->tables[GLYF_HMTX], (size_t)4 * metric);
}

int16_t glyf_bearing(const struct glyf *glyf, uint32_t glyph) {
    size_t at = glyph < glyf->long_metrics ? (size_t)4 * glyph + 2
                                           : (size_t)2 * (glyph + glyf->long_metrics);
    return bytes_i16(glyf->tables[GLYF_HMTX], at);
}

struct glyf_box glyf_box(struct str data) {
    return (struct glyf_box){bytes_i16(data, 2), bytes_i16(data, 4), bytes_i16(data, 6),
                             bytes_i16(data, 8)};
}

bool glyf_is_composite(struct str data) {
    return data.size > 0 && bytes_i16(data, 0) < 0;
}

static size_t component_size(uint16_t flags) {
    size_t size = (flags & ARGS_ARE_WORDS) ? 8 : 6;
    if (flags & HAS_SCALE) {
        size += 2;
    } else if (flags & HAS_XY_SCALE) {
        size += 4;
    } else if (flags & HAS_2_BY_2) {
        size += 8;
    }
    return size;
}

bool glyf_next_component(struct str data, size_t *next, struct glyf_component *component) {
    size_t at = *next == 0 ? DESCRIPTION_SIZE : *next;
    if (at + 4 > data.size) {
        return false;
    }
    uint16_t flags = bytes_u16(data, at);
    size_t end = at + component_size(flags);
    if (end > data.size) {
        return false;
    }
    *component = (struct glyf_component){at, bytes_u16(data, at + 2)};
    *next = (flags & MORE_COMPONENTS) ? end : 0;
    return true;
}

static bool measure_simple(struct str data, struct glyf_extent *extent) {
    size_t contours = (size_t)bytes_i16(data, 0);
    if (DESCRIPTION_SIZE + 2 * contours > data.size) {
        return false;
    }
    extent->contours = (uint32_t)contours;
    extent->points = bytes_u16(data, DESCRIPTION_SIZE + 2 * (contours - 1)) + 1u;
    return true;
}

/* The number of glyphs visited is bounded by POINTS_LIMIT as well: components without points count
 * as one each. */
static bool measure(const struct glyf *glyf, uint32_t glyph, uint32_t level, uint32_t *visits,
                    struct glyf_extent *extent) {
    struct str data;
    size_t next = 0;
    *extent = (struct glyf_extent){0, 0, 0};
    if (level > GLYF_DEPTH_LIMIT || ++*visits > POINTS_LIMIT || !glyf_data(glyf, glyph, &data)) {
        return false;
    }
    if (data.size == 0) {
        return true;
    }
    if (!glyf_is_composite(data)) {
        return measure_simple(data, extent);
    }
    do {
        struct glyf_component component;
        struct glyf_extent part;
        if (!glyf_next_component(data, &next, &component) ||
            !measure(glyf, component.glyph, level + 1, visits, &part)) {
            return false;
        }
        extent->points += part.points;
        extent->contours += part.contours;
        if (part.depth + 1 > extent->depth) {
            extent->depth = part.depth + 1;
        }
    } while (next != 0);
    return extent->points <= POINTS_LIMIT;
}

bool glyf_measure(const struct glyf *glyf, uint32_t glyph, struct glyf_extent *extent) {
    uint32_t visits = 0;
    return measure(glyf, glyph, 0, &visits, extent);
}
