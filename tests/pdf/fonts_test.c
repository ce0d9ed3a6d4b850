/* The fonts of a document: numbered by first use, widths exact where the font's units allow, and a
 * font that cannot be embedded is reported.
 *
 *     fonts_test FONT.ttf OUT.pdf
 *
 * The face is made here, not by text/: pdf/ asks for these four facts of it and no more. */
#include "pdf/fonts.h"

#include "base/diag.h"
#include "base/file.h"
#include "pdf/body.h"
#include "pdf/codes.h"
#include "pdf/objects.h"
#include "text/font.h"

#include "expect.h"

#include <hb.h>

struct face {
    hb_face_t *harfbuzz;
    int32_t units_per_em;
};

struct str face_file(const struct face *face) {
    (void)face;
    return STR("Test.ttf");
}

struct str face_postscript_name(const struct face *face) {
    (void)face;
    return STR("Test-Regular");
}

struct face_metrics face_metrics(const struct face *face) {
    return (struct face_metrics){.units_per_em = face->units_per_em, .weight = 400};
}

struct hb_face_t *face_harfbuzz(const struct face *face) {
    return face->harfbuzz;
}

static void test_numbers(void) {
    struct face first = {NULL, 1000}, second = {NULL, 1000};
    struct fonts *fonts = fonts_new();
    const struct font *found = fonts_find(fonts, &first);
    EXPECT(found->number == 1 && fonts_find(fonts, &second)->number == 2);
    EXPECT(fonts_find(fonts, &first) == found);
    fonts_free(fonts);
}

static void test_widths(void) {
    const struct cluster narrow = {.advance = 1}, wide = {.advance = 703};
    struct font font = {.units_per_em = 1000};
    EXPECT(font_width(&font, &wide) == 70300);
    font.units_per_em = 2048;
    EXPECT(font_width(&font, &narrow) == 49 && font_width(&font, &wide) == 34326);
    font.units_per_em = 769;
    EXPECT(font_width(&font, &wide) == 91417);
}

/* Writes a font with one cluster of this glyph and width; true where it went well. */
static bool write_font(hb_face_t *harfbuzz, uint32_t number, int32_t advance, const char *path,
                       struct diag *diag) {
    struct face face = {harfbuzz, 1000};
    const struct placed_glyph glyph = {number, 0, 0};
    const struct cluster cluster = {
        .text = STR("x"), .glyphs = &glyph, .glyph_count = 1, .advance = advance};
    struct objects *objects = objects_new();
    struct file_writer *out = file_create(path, diag);
    struct body *body = body_new(objects, out);
    struct fonts *fonts = fonts_new();
    (void)codes_of(fonts_find(fonts, &face)->codes, 0, &cluster, false);
    bool fine = fonts_write(fonts, objects, body, objects_dict(objects), diag);
    fonts_free(fonts);
    body_free(body);
    file_discard(out);
    objects_free(objects);
    return fine;
}

/* What is refused says so with this id. */
static void test_refused(hb_face_t *harfbuzz, uint32_t number, int32_t advance, const char *path,
                         const char *id) {
    struct diag *diag = diag_new();
    struct buffer out = {0};
    EXPECT(!write_font(harfbuzz, number, advance, path, diag));
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_TEXT, &out);
    EXPECT(str_find(buffer_str(&out), STR("'Test.ttf'"), 0) != SIZE_MAX);
    EXPECT(str_find(buffer_str(&out), str_of(id), 0) != SIZE_MAX);
    EXPECT(diag_exit_code(diag) == 1);
    buffer_free(&out);
    diag_free(diag);
}

static void test_writing(hb_face_t *harfbuzz, const char *path) {
    struct diag *diag = diag_new();
    EXPECT(write_font(harfbuzz, 40, 500, path, diag) && !diag_failed(diag));
    diag_free(diag);
    test_refused(harfbuzz, 40, 70000, path, "[pdf-cluster-too-large]");
    test_refused(harfbuzz, 65000, 500, path, "[pdf-font-refused]");
}

int main(int count, char **arguments) {
    hb_blob_t *blob = count == 3 ? hb_blob_create_from_file_or_fail(arguments[1]) : NULL;
    if (blob == NULL) {
        fprintf(stderr, "no font\n");
        return 2;
    }
    hb_face_t *harfbuzz = hb_face_create(blob, 0);
    test_numbers();
    test_widths();
    test_writing(harfbuzz, arguments[2]);
    hb_face_destroy(harfbuzz);
    hb_blob_destroy(blob);
    return expect_result();
}
