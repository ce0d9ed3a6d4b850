/* Any bytes as a document (decode.h): cut, shaped with the office's fonts, laid out, drawn. Every
 * layout must hold page.h's invariants. */
#include "target.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/unicode.h"
#include "decode.h"
#include "layout/paginate.h"
#include "pdf/profile.h"
#include "pdf/write.h"
#include "text/fontset.h"
#include "text/linebreak.h"
#include "text/segment.h"
#include "text/shape.h"

/* ---- Fonts ------------------------------------------------------------------------------------
 */

/* Opened once, and again when so many clusters have come together that they take memory. */
static struct fontset *fonts = NULL;
static struct diag *font_diag = NULL;

static void close_fonts(void) {
    fontset_free(fonts);
    diag_free(font_diag);
    fonts = NULL;
    font_diag = NULL;
}

static void open_fonts(void) {
    enum { MOST_CLUSTERS = 20000 };
    size_t clusters = 0;
    for (size_t i = 0; fonts != NULL && i < fontset_face_count(fonts); i++) {
        clusters += face_cluster_count(fontset_face_at(fonts, i));
    }
    if (fonts != NULL && clusters > MOST_CLUSTERS) {
        close_fonts();
    }
    if (fonts == NULL) {
        font_diag = diag_new();
        fonts = fontset_open(STR(FONTS_FOLDER), STR("serif"), NOWHERE, font_diag);
        MUST(fonts != NULL);
    }
}

/* ---- One paragraph --------------------------------------------------------------------------- */

/* What a line may end and the next begin with (linebreak.def). */
static void check_break(const struct piece *before, const struct piece *piece) {
    size_t at = 0;
    if (before->after == BREAK_NEVER || before->after == BREAK_FORCED || piece->space) {
        return;
    }
    uint32_t first = unicode_next(segment_str(piece, 0, piece->clusters), &at);
    MUST(linebreak_may_begin_line(first));
    MUST(before->space || !unicode_is_nonspacing_mark(first));
    MUST(!str_ends(segment_str(before, 0, before->clusters), STR("-")));
}

/* Its pieces are all of the text (but for letters that no font has, which are reported), as wide as
 * their clusters together, and may be cut where segment.h says. */
static void check_pieces(struct str text, struct shaper *shaper, struct arena *arena) {
    struct diag *diag = diag_new();
    struct text_source source = {.text = decode_text(text, arena)};
    struct text cut = segment_text(shaper, &source, 1, PT(9), arena, diag);
    struct buffer joined = {0};
    for (size_t i = 0; i < cut.count; i++) {
        const struct piece *piece = &cut.pieces[i];
        MUST(piece->shaped != NULL && piece->clusters > 0 && piece->width >= 0);
        MUST(segment_width(piece, 0, piece->clusters, PT(9)) == piece->width);
        buffer_add(&joined, segment_str(piece, 0, piece->clusters));
        if (i > 0 && !diag_failed(diag)) {
            check_break(piece - 1, piece);
        }
    }
    MUST(diag_failed(diag) || str_equal(buffer_str(&joined), source.text));
    buffer_free(&joined);
    diag_free(diag);
}

/* ---- A document ------------------------------------------------------------------------------ */

/* To nowhere: what is drawn is tried elsewhere. */
static void write_pdf(const struct doc *doc, const struct pages *pages, struct diag *diag) {
    struct pdf_options options = {.program = STR("fuzz"),
                                  .master = STR("<charter/>"),
                                  .master_name = STR("fuzz.xml"),
                                  .options = STR("--profile=archive")};
    if (profile_check(doc, diag)) {
        struct file_writer *file = file_create_nowhere();
        MUST(pdf_write(doc, pages, &options, file, diag) || diag_failed(diag));
        file_discard(file);
    }
}

static void lay_out(const struct doc *doc, struct shaper *shaper, struct arena *arena,
                    struct diag *diag, bool draw) {
    struct buffer out = {0};
    const struct pages *pages = paginate(doc, shaper, arena, diag);
    MUST(pages != NULL || diag_failed(diag));
    if (pages != NULL && !diag_failed(diag)) {
        bool holds = pages_check(doc, pages, &out);
        (void)fprintf(stderr, "%.*s", STR_ARG(buffer_str(&out)));
        MUST(holds);
        pages_dump(pages, &out);
        if (draw) {
            write_pdf(doc, pages, diag);
        }
    }
    paginate_dump_lines(doc, shaper, &out, diag);
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_TEXT, &out);
    buffer_free(&out);
}

/* What stands for the master: its bytes, but those that might not be UTF-8. */
static struct str file_of(struct str bytes, struct buffer *file) {
    for (size_t i = 0; i < bytes.size; i++) {
        buffer_add_byte(file, bytes.bytes[i] >= ' ' ? bytes.bytes[i] : '?');
    }
    return buffer_str(file);
}

/* Every fourth input, by its first byte, is drawn too: that takes ten times as long. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_new();
    struct diag *diag = diag_new();
    struct buffer file = {0};
    struct str text = {(const char *)bytes, size};
    (void)diag_add_file_copy(diag, STR("fuzz"), file_of(text, &file));
    open_fonts();
    struct shaper *shaper = shaper_new(fonts);
    bool draw = size > 0 && bytes[0] % 4 == 1;
    const struct doc *doc = decode_document(size > 0 ? str_slice(text, 1, size) : STR(""), arena);
    lay_out(doc, shaper, arena, diag, draw);
    check_pieces(text, shaper, arena);
    shaper_free(shaper);
    buffer_free(&file);
    diag_free(diag);
    arena_free(arena);
    return 0;
}
