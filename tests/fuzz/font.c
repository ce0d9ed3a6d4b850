/* Any bytes as a font file: opened, shaped with, its clusters made into the font that a PDF embeds.
 * What comes out must be a font again, whatever went in. */
#include "target.h"

#include "base/str.h"
#include "base/unicode.h"
#include "pdf/clusterfont.h"
#include "pdf/codes.h"
#include "pdf/tounicode.h"
#include "text/face.h"
#include "text/shape.h"

#include <ft2build.h>
#include FT_FREETYPE_H

/* Conjuncts, signs before and around their letter, reph, ligatures, marks that stand alone. */
static const char *const texts[] = {
    "ক", "কি", "কো",  "র্ক",      "ক্ষ", "শ্রী",    "ক্",     "ক্‌ক", "ঁ",     "১",
    "A", "fi", "ffi", "a\u0301", " ",  "\u200c", "র্ক্ষ্যৌঁ", "AVA",          "কককক", "—"};

static bool has_all(const struct face *face, struct str text) {
    for (size_t at = 0; at < text.size;) {
        uint32_t c = unicode_next(text, &at);
        if (!unicode_is_default_ignorable(c) && !face_has(face, c)) {
            return false;
        }
    }
    return true;
}

static void shape_texts(struct face *face) {
    struct shaper *shaper = shaper_new(NULL);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct str text = str_of(texts[i]);
        if (has_all(face, text)) {
            const struct shaped *shaped = shape(shaper, face, text);
            MUST(shaped->count > 0 && shaped->advance >= 0);
        }
    }
    shaper_free(shaper);
}

/* FreeType opens it, and it has a glyph for each code. */
static void open_again(struct str font, const struct codes *codes) {
    FT_Library library = NULL;
    FT_Face face = NULL;
    MUST(FT_Init_FreeType(&library) == 0);
    MUST(FT_New_Memory_Face(library, (const FT_Byte *)font.bytes, (FT_Long)font.size, 0, &face) ==
         0);
    MUST((size_t)face->num_glyphs > codes_count(codes));
    for (size_t code = 0; code <= codes_count(codes); code++) {
        /* An outline may be broken as it was in the font; looking at it must still be safe. */
        (void)FT_Load_Glyph(face, (FT_UInt)code, FT_LOAD_NO_SCALE);
    }
    (void)FT_Done_Face(face);
    (void)FT_Done_FreeType(library);
}

static void embed(const struct face *face) {
    struct codes *codes = codes_new();
    struct buffer font = {0}, cmap = {0};
    for (uint32_t i = 0; i < face_cluster_count(face); i++) {
        (void)codes_of(codes, i, face_cluster(face, i), i % 2 == 0);
    }
    if (clusterfont_add(&font, face_harfbuzz(face), codes) == CLUSTERFONT_FINE) {
        open_again(buffer_str(&font), codes);
    }
    tounicode_add(&cmap, codes);
    buffer_free(&font);
    buffer_free(&cmap);
    codes_free(codes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct buffer copy = {0};
    enum face_fault fault = FACE_FINE;
    buffer_add(&copy, (struct str){(const char *)bytes, size});
    struct face *face = face_open(STR("fuzz.ttf"), &copy, false, &fault);
    MUST((face == NULL) == (fault != FACE_FINE));
    if (face != NULL) {
        shape_texts(face);
        embed(face);
    }
    face_free(face);
    return 0;
}
