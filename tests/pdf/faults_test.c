/* What cannot be embedded is refused, not written wrongly.
 *
 *     faults_test FONT.ttf */
#include "pdf/clusterfont.h"

#include "base/str.h"
#include "pdf/codes.h"
#include "text/font.h"

#include "expect.h"

#include <hb.h>

#include <limits.h>
#include <string.h>

enum { GLYPH = 40 }; /* any one with an outline */

static enum clusterfont_fault build(hb_face_t *face, const struct cluster *cluster, size_t count) {
    struct codes *codes = codes_new();
    struct buffer font = {0};
    for (uint32_t i = 0; i < count; i++) {
        (void)codes_of(codes, i, cluster, false);
    }
    enum clusterfont_fault fault = clusterfont_add(&font, face, codes);
    EXPECT((fault == CLUSTERFONT_FINE) == (font.size > 0));
    buffer_free(&font);
    codes_free(codes);
    return fault;
}

static enum clusterfont_fault build_at(hb_face_t *face, int32_t x, int32_t y, int32_t advance) {
    const struct placed_glyph glyphs[] = {{GLYPH, 0, 0}, {GLYPH, x, y}};
    const struct cluster cluster = {
        .text = STR("x"), .glyphs = glyphs, .glyph_count = 2, .advance = advance};
    return build(face, &cluster, 1);
}

static void test_distance(hb_face_t *face) {
    EXPECT(build_at(face, 100, -100, 65535) == CLUSTERFONT_FINE);
    EXPECT(build_at(face, 40000, 0, 500) == CLUSTERFONT_TOO_FAR);
    EXPECT(build_at(face, 0, -40000, 500) == CLUSTERFONT_TOO_FAR);
    EXPECT(build_at(face, 32767, 0, 500) == CLUSTERFONT_TOO_FAR); /* its right edge */
    EXPECT(build_at(face, INT_MAX, INT_MIN, 500) == CLUSTERFONT_TOO_FAR);
    EXPECT(build_at(face, 0, 0, 65536) == CLUSTERFONT_TOO_FAR);
}

/* 65,000 codes fit beside the glyphs they are made of, unless those are too many. */
static void test_number(hb_face_t *face) {
    struct placed_glyph glyphs[500];
    uint32_t count = 0;
    hb_font_t *font = hb_font_create(face);
    for (uint32_t glyph = 1; glyph < hb_face_get_glyph_count(face) && count < 500; glyph++) {
        /* A cluster holds what draws something. */
        hb_glyph_extents_t ink = {0, 0, 0, 0};
        if (hb_font_get_glyph_extents(font, glyph, &ink) && ink.width != 0) {
            glyphs[count++] = (struct placed_glyph){glyph, 0, 0};
        }
    }
    hb_font_destroy(font);
    struct cluster cluster = {.text = STR("x"), .glyphs = glyphs, .glyph_count = 1};
    EXPECT(build(face, &cluster, CODES_LIMIT) == CLUSTERFONT_FINE);
    cluster.glyph_count = count;
    EXPECT(build(face, &cluster, 1) == CLUSTERFONT_FINE);
    glyphs[0].glyph = 0; /* its outline is left out of a subset */
    EXPECT(build(face, &cluster, 1) == CLUSTERFONT_BROKEN);
}

/* The same font with bytes of a table overwritten. */
static hb_face_t *damaged(hb_face_t *face, hb_tag_t tag, size_t offset, int byte, size_t size) {
    static const hb_tag_t tags[] = {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
                                    HB_TAG('m', 'a', 'x', 'p'), HB_TAG('h', 'm', 't', 'x'),
                                    HB_TAG('l', 'o', 'c', 'a'), HB_TAG('g', 'l', 'y', 'f')};
    hb_face_t *result = hb_face_builder_create();
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        hb_blob_t *blob = hb_face_reference_table(face, tags[i]);
        hb_blob_t *copy = hb_blob_copy_writable_or_fail(blob);
        unsigned there;
        char *bytes = hb_blob_get_data_writable(copy, &there);
        if (tags[i] == tag && offset < there) {
            memset(bytes + offset, byte, size < there - offset ? size : there - offset);
        }
        hb_face_builder_add_table(result, tags[i], copy);
        hb_blob_destroy(copy);
        hb_blob_destroy(blob);
    }
    return result;
}

/* Whatever is broken, nothing is read outside its table (the sanitizer watches), and a font comes
 * out or is refused. */
static void test_damage(hb_face_t *face, hb_tag_t tag, size_t offset, int byte, size_t size) {
    hb_face_t *broken = damaged(face, tag, offset, byte, size);
    hb_blob_t *blob = hb_face_reference_blob(broken);
    hb_face_t *again = hb_face_create(blob, 0);
    (void)build_at(again, 10, 10, 500);
    hb_face_destroy(again);
    hb_blob_destroy(blob);
    hb_face_destroy(broken);
}

static void test_damages(hb_face_t *face) {
    for (int byte = 0; byte < 256; byte += 51) {
        test_damage(face, HB_TAG('m', 'a', 'x', 'p'), 4, byte, 2);
        test_damage(face, HB_TAG('h', 'h', 'e', 'a'), 34, byte, 2);
        test_damage(face, HB_TAG('h', 'e', 'a', 'd'), 50, byte, 2);
        test_damage(face, HB_TAG('l', 'o', 'c', 'a'), 0, byte, 100000);
        test_damage(face, HB_TAG('l', 'o', 'c', 'a'), 80, byte, 4);
        test_damage(face, HB_TAG('h', 'm', 't', 'x'), 0, byte, 100000);
        for (size_t size = 2; size < 100000; size *= 7) {
            test_damage(face, HB_TAG('g', 'l', 'y', 'f'), 0, byte, size);
        }
    }
}

int main(int count, char **arguments) {
    hb_blob_t *blob = count == 2 ? hb_blob_create_from_file_or_fail(arguments[1]) : NULL;
    if (blob == NULL) {
        fprintf(stderr, "no font\n");
        return 2;
    }
    hb_face_t *face = hb_face_create(blob, 0);
    test_distance(face);
    test_number(face);
    test_damages(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return expect_result();
}
