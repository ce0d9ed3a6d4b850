/* For every cluster of some words: the glyph that the embedded font has for it draws exactly what
 * its shaped glyphs draw at their offsets, in font units, and is as wide.
 *
 *     outline_test FONT.ttf WORDS
 *
 * WORDS holds a word a line; lines that begin with # do not count. Shaping is done here, by
 * HarfBuzz alone. Prints what was compared. */
#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"
#include "pdf/clusterfont.h"
#include "pdf/codes.h"
#include "pdf/glyf.h"
#include "text/font.h"

#include <hb-ot.h>

#include <stdio.h>
#include <string.h>

struct test {
    struct arena *arena;
    hb_face_t *face;
    hb_font_t *font;
    struct codes *codes;
    ARRAY(struct cluster *) clusters;
    size_t longest, raised; /* most glyphs in a cluster; clusters with a glyph off the baseline */
    size_t uncovered;       /* clusters that the font has no glyph for: never set, so left out */
};

/* ---- shaping ------------------------------------------------------------------------------ */

static bool has_outline(const struct test *test, uint32_t glyph) {
    hb_glyph_extents_t extents;
    return hb_font_get_glyph_extents(test->font, glyph, &extents) && extents.width != 0;
}

static void note_cluster(struct test *test, const struct cluster *cluster) {
    bool raised = false;
    for (uint32_t i = 0; i < cluster->glyph_count; i++) {
        raised = raised || cluster->glyphs[i].y != 0;
    }
    test->raised += raised;
    if (cluster->glyph_count > test->longest) {
        test->longest = cluster->glyph_count;
    }
}

/* Takes glyphs [from, to) of the buffer, which make up one cluster with this text. */
static void add_cluster(struct test *test, hb_buffer_t *buffer, unsigned from, unsigned to,
                        struct str text) {
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, NULL);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    struct cluster *cluster = arena_new_of(test->arena, struct cluster);
    struct placed_glyph *glyphs = arena_array_of(test->arena, struct placed_glyph, to - from);
    cluster->text = str_copy(test->arena, text);
    cluster->glyphs = glyphs;
    for (unsigned i = from; i < to; i++) {
        if (infos[i].codepoint == 0) {
            test->uncovered++;
            return;
        }
        if (has_outline(test, infos[i].codepoint)) {
            glyphs[cluster->glyph_count++] =
                (struct placed_glyph){infos[i].codepoint, cluster->advance + positions[i].x_offset,
                                      positions[i].y_offset};
        }
        cluster->advance += positions[i].x_advance;
    }
    note_cluster(test, cluster);
    (void)codes_of(test->codes, (uint32_t)test->clusters.count, cluster,
                   test->clusters.count % 2 == 0);
    array_push(&test->clusters, cluster);
}

static void shape_word(struct test *test, struct str word) {
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, word.bytes, (int)word.size, 0, (int)word.size);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(test->font, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    for (unsigned from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && infos[to].cluster == infos[from].cluster;) {
            to++;
        }
        size_t end = to < count ? infos[to].cluster : word.size;
        add_cluster(test, buffer, from, to, str_slice(word, infos[from].cluster, end));
    }
    hb_buffer_destroy(buffer);
}

static bool shape_words(struct test *test, const char *path) {
    char line[1024];
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        return false;
    }
    while (fgets(line, sizeof line, file) != NULL) {
        struct str word = str_trim(str_of(line));
        if (word.size > 0 && word.bytes[0] != '#') {
            shape_word(test, word);
        }
    }
    return fclose(file) == 0 && test->clusters.count > 0;
}

/* ---- outlines as text --------------------------------------------------------------------- */

/* Where to draw to, and how far to move. */
struct pen {
    struct buffer *out;
    int32_t x, y;
};

/* HarfBuzz hands the coordinates over as floats; between whole units lie only the halves that
 * TrueType's implied points make, so twice the number is whole. */
static void add_point(struct pen *pen, char operator, float x, float y) {
    buffer_print(pen->out, "%c %ld %ld\n", operator, (long)(2 * x) + 2 * pen->x,
                 (long)(2 * y) + 2 * pen->y);
}

static void move_to(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x, float y,
                    void *data) {
    (void)funcs, (void)state, (void)data;
    add_point(pen, 'm', x, y);
}

static void line_to(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x, float y,
                    void *data) {
    (void)funcs, (void)state, (void)data;
    add_point(pen, 'l', x, y);
}

static void curve_to(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float control_x,
                     float control_y, float x, float y, void *data) {
    (void)funcs, (void)state, (void)data;
    add_point(pen, 'c', control_x, control_y);
    add_point(pen, 'q', x, y);
}

static hb_draw_funcs_t *draw_funcs(void) {
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, curve_to, NULL, NULL);
    return funcs;
}

/* ---- comparison --------------------------------------------------------------------------- */

struct comparison {
    hb_draw_funcs_t *funcs;
    hb_font_t *embedded;
    size_t wrong;
};

static void compare_code(const struct test *test, struct comparison *comparison, uint32_t number) {
    const struct cluster *cluster = codes_item(test->codes, number)->cluster;
    struct buffer wanted = {0}, drawn = {0};
    struct pen pen = {&drawn, 0, 0};
    hb_font_get_glyph_shape(comparison->embedded, number, comparison->funcs, &pen);
    for (uint32_t i = 0; cluster != NULL && i < cluster->glyph_count; i++) {
        const struct placed_glyph *placed = &cluster->glyphs[i];
        pen = (struct pen){&wanted, placed->x, placed->y};
        hb_font_get_glyph_shape(test->font, placed->glyph, comparison->funcs, &pen);
    }
    int32_t advance = cluster == NULL ? 0 : cluster->advance;
    if (!str_equal(buffer_str(&wanted), buffer_str(&drawn)) ||
        hb_font_get_glyph_h_advance(comparison->embedded, number) != advance) {
        struct str text = codes_item(test->codes, number)->text;
        fprintf(stderr, "code %u '%.*s' is drawn otherwise\n", (unsigned)number, STR_ARG(text));
        comparison->wrong++;
    }
    buffer_free(&wanted);
    buffer_free(&drawn);
}

/* The font's own tables agree with what is in it: glyph count, nesting, left edges. */
static bool is_consistent(hb_face_t *face, size_t codes) {
    struct glyf glyf;
    bool fine = glyf_open(&glyf, face) && glyf.glyphs > codes;
    uint32_t deepest = 0;
    for (uint32_t glyph = 0; fine && glyph < glyf.glyphs; glyph++) {
        struct str data;
        struct glyf_extent extent;
        fine = glyf_data(&glyf, glyph, &data) && glyf_measure(&glyf, glyph, &extent);
        if (fine && glyph >= 1 && glyph <= codes && data.size > 0) {
            fine = glyf_box(data).x_min == glyf_bearing(&glyf, glyph);
        }
        if (fine && extent.depth > deepest) {
            deepest = extent.depth;
        }
    }
    printf("nesting %u, ", (unsigned)deepest);
    glyf_close(&glyf);
    return fine;
}

static bool compare(const struct test *test, struct str program) {
    hb_blob_t *blob =
        hb_blob_create(program.bytes, (unsigned)program.size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    struct comparison comparison = {draw_funcs(), hb_font_create(face), 0};
    size_t codes = codes_count(test->codes);
    bool consistent = is_consistent(face, codes);
    for (uint32_t number = 1; number <= codes; number++) {
        compare_code(test, &comparison, number);
    }
    printf("%zu codes, %zu clusters of up to %zu glyphs, %zu with a raised glyph, %zu not "
           "covered, font program %zu bytes, %zu wrong\n",
           codes, test->clusters.count, test->longest, test->raised, test->uncovered, program.size,
           comparison.wrong);
    hb_draw_funcs_destroy(comparison.funcs);
    hb_font_destroy(comparison.embedded);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return consistent && comparison.wrong == 0;
}

static bool run(struct test *test, const char *words) {
    struct buffer program = {0};
    if (!shape_words(test, words)) {
        fprintf(stderr, "%s cannot be read or holds no word\n", words);
        return false;
    }
    enum clusterfont_fault fault = clusterfont_add(&program, test->face, test->codes);
    if (fault != CLUSTERFONT_FINE) {
        fprintf(stderr, "no font was made: fault %d\n", (int)fault);
    }
    bool fine = fault == CLUSTERFONT_FINE && compare(test, buffer_str(&program));
    buffer_free(&program);
    return fine;
}

int main(int count, char **arguments) {
    if (count != 3) {
        return 2;
    }
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(arguments[1]);
    if (blob == NULL) {
        fprintf(stderr, "%s cannot be read\n", arguments[1]);
        return 1;
    }
    struct test test = {.arena = arena_new(), .face = hb_face_create(blob, 0)};
    test.font = hb_font_create(test.face);
    test.codes = codes_new();
    bool fine = run(&test, arguments[2]);
    codes_free(test.codes);
    hb_font_destroy(test.font);
    hb_face_destroy(test.face);
    hb_blob_destroy(blob);
    array_free(&test.clusters);
    arena_free(test.arena);
    return fine ? 0 : 1;
}
