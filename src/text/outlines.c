#include "text/outlines.h"

#include "base/str.h"

#include <hb.h>

enum table { HEAD, MAXP, HHEA, HMTX, LOCA, GLYF, TABLE_COUNT };

static const struct {
    hb_tag_t tag;
    size_t least; /* bytes */
} kinds[TABLE_COUNT] = {
    [HEAD] = {HB_TAG('h', 'e', 'a', 'd'), 54}, [MAXP] = {HB_TAG('m', 'a', 'x', 'p'), 32},
    [HHEA] = {HB_TAG('h', 'h', 'e', 'a'), 36}, [HMTX] = {HB_TAG('h', 'm', 't', 'x'), 4},
    [LOCA] = {HB_TAG('l', 'o', 'c', 'a'), 4},  [GLYF] = {HB_TAG('g', 'l', 'y', 'f'), 1},
};

/* Fields by their offsets. */
enum { HEAD_LOCA_FORMAT = 50, MAXP_GLYPHS = 4, HHEA_METRICS = 34, OUTLINE_HEADER = 10 };

static uint32_t u16(struct str table, size_t at) {
    const unsigned char *from = (const unsigned char *)table.bytes + at;
    return (uint32_t)from[0] << 8 | from[1];
}

static size_t place_at(struct str loca, bool is_long, size_t glyph) {
    return is_long ? (size_t)u16(loca, 4 * glyph) << 16 | u16(loca, 4 * glyph + 2)
                   : (size_t)2 * u16(loca, 2 * glyph);
}

static bool places_are_sound(const struct str *tables, size_t glyphs) {
    uint32_t format = u16(tables[HEAD], HEAD_LOCA_FORMAT);
    bool is_long = format == 1;
    if (format > 1 || tables[LOCA].size < (is_long ? 4 : 2) * (glyphs + 1)) {
        return false;
    }
    size_t from = place_at(tables[LOCA], is_long, 0);
    for (size_t glyph = 1; glyph <= glyphs; glyph++) {
        size_t to = place_at(tables[LOCA], is_long, glyph);
        if (to < from || (to > from && to - from < OUTLINE_HEADER)) {
            return false;
        }
        from = to;
    }
    return from <= tables[GLYF].size;
}

static bool tables_agree(const struct str *tables) {
    for (int i = 0; i < TABLE_COUNT; i++) {
        if (tables[i].size < kinds[i].least) {
            return false;
        }
    }
    size_t glyphs = u16(tables[MAXP], MAXP_GLYPHS);
    size_t metrics = u16(tables[HHEA], HHEA_METRICS);
    return metrics > 0 && metrics <= glyphs && tables[HMTX].size >= 2 * (glyphs + metrics) &&
           places_are_sound(tables, glyphs);
}

bool outlines_are_sound(hb_face_t *face) {
    hb_blob_t *blobs[TABLE_COUNT];
    struct str tables[TABLE_COUNT];
    for (int i = 0; i < TABLE_COUNT; i++) {
        unsigned size = 0;
        blobs[i] = hb_face_reference_table(face, kinds[i].tag);
        const char *bytes = hb_blob_get_data(blobs[i], &size);
        tables[i] = (struct str){bytes, size};
    }
    bool sound = tables_agree(tables);
    for (int i = 0; i < TABLE_COUNT; i++) {
        hb_blob_destroy(blobs[i]);
    }
    return sound;
}
