/* How a PDF can hold Bangla that is drawn right and copied right.
 *
 * A PDF shows glyphs, and Bangla glyphs are neither one for each letter nor in the order of the
 * letters: the sign of ে stands left of the consonant that it is written after, a conjunct is one
 * drawing of three code points, র্ hangs over the letter behind it. ToUnicode maps one glyph to a
 * text; whatever it is given, a reader that joins the texts of the glyphs from left to right gets
 * scrambled words. ActualText, the remedy of the standard, is not read by Firefox and older MuPDF,
 * and makes Chrome lose spaces.
 *
 * The smallest stretch at which drawing and text agree is HarfBuzz's cluster. So each cluster in
 * use becomes one glyph of a font that we make: a TrueType composite, whose components are the
 * cluster's glyphs at the offsets that shaping gave them. Its ToUnicode text is the cluster's text
 * in logical order. Nothing is drawn anew: the components are the office font's own outlines, which
 * HarfBuzz's subsetter picks out.
 *
 *   glyph 0              .notdef
 *   glyphs 1 ... N       a composite for each code, in the order of the codes (pdf/codes.h)
 *   glyphs N + 1 ...     the subset's glyphs 1 ... M - 1
 *
 * Composites stand first so that a code is known when a page is written, long before it is known
 * how many glyphs the subset will have. Glyph indices inside the subset's own composites move up by
 * N with the rest.
 *
 * Two things keep the outlines exact. A rasteriser shifts a glyph so that its left edge stands at
 * the left side bearing of hmtx; components are placed without that shift. So each component is
 * moved by what its own bearing and left edge differ, and each composite's bearing is its left
 * edge. And there are no instructions: HarfBuzz drops them, because a hinted component would move
 * inside a composite.
 *
 * Rejected: one glyph for each word (fonts grow with the text); flattened outlines instead of
 * composites (half as large again, and curves would have to be copied point by point); four-byte
 * codes with a CMap of our own (Acrobat reads them differently). */
#include "pdf/clusterfont.h"

#include "base/arena.h"
#include "base/str.h"
#include "pdf/bytes.h"
#include "pdf/codes.h"
#include "pdf/composite.h"
#include "pdf/glyf.h"
#include "text/font.h"

#include <hb-subset.h>

#include <stdint.h>

enum { GLYPH_LIMIT = 0xFFFF };

struct builder {
    const struct codes *codes;
    const hb_map_t *new_glyphs; /* the face's glyph -> the subset's */
    struct glyf subset;
    struct buffer glyf, loca, hmtx;
    struct glyf_box box; /* of all composites */
    bool has_box;
    uint16_t advance_max, elements_max;
    struct glyf_extent extent_max;
};

/* ---- the subset --------------------------------------------------------------------------- */

/* Tables that the embedded font has no use for, and that cost time to subset. */
static const hb_tag_t unused_tables[] = {HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e'),
                                         HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'),
                                         HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
                                         HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n')};

static hb_subset_input_t *subset_input(const struct codes *codes) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL) {
        return NULL;
    }
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof unused_tables / sizeof *unused_tables; i++) {
        hb_set_add(dropped, unused_tables[i]);
    }
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (size_t code = 1; code <= codes_count(codes); code++) {
        const struct cluster *cluster = codes_item(codes, code)->cluster;
        for (uint32_t i = 0; cluster != NULL && i < cluster->glyph_count; i++) {
            hb_set_add(glyphs, cluster->glyphs[i].glyph);
        }
    }
    return input;
}

/* ---- glyphs ------------------------------------------------------------------------------- */

static void begin_glyph(struct builder *builder) {
    bytes_add32(&builder->loca, (int64_t)builder->glyf.size);
}

/* Glyphs begin at even offsets. */
static void end_glyph(struct builder *builder, uint16_t advance, int32_t bearing) {
    if (builder->glyf.size % 2 != 0) {
        buffer_add_byte(&builder->glyf, '\0');
    }
    bytes_add16(&builder->hmtx, advance);
    bytes_add16(&builder->hmtx, bearing);
    if (advance > builder->advance_max) {
        builder->advance_max = advance;
    }
}

static void note_maxima(struct builder *builder, const struct composite *composite) {
    struct glyf_extent *most = &builder->extent_max;
    const struct glyf_extent *extent = &composite->extent;
    if (composite->elements == 0) {
        return;
    }
    most->points = extent->points > most->points ? extent->points : most->points;
    most->contours = extent->contours > most->contours ? extent->contours : most->contours;
    most->depth = extent->depth > most->depth ? extent->depth : most->depth;
    if (composite->elements > builder->elements_max) {
        builder->elements_max = composite->elements;
    }
    composite_join_box(&builder->box, &builder->has_box, &composite->box);
}

/* Gathers the cluster's glyphs by their indices in the subset. */
static enum clusterfont_fault gather(const struct builder *builder, const struct cluster *cluster,
                                     struct composite *composite) {
    uint32_t shift = (uint32_t)codes_count(builder->codes);
    if (cluster->advance < 0 || cluster->advance > UINT16_MAX) {
        return CLUSTERFONT_TOO_FAR;
    }
    for (uint32_t i = 0; i < cluster->glyph_count; i++) {
        const struct placed_glyph *placed = &cluster->glyphs[i];
        uint32_t glyph = hb_map_get(builder->new_glyphs, placed->glyph);
        enum composite_fault fault =
            composite_add(composite, &builder->subset, glyph, placed->x, placed->y, shift);
        if (fault != COMPOSITE_FINE) {
            return fault == COMPOSITE_BROKEN ? CLUSTERFONT_BROKEN : CLUSTERFONT_TOO_FAR;
        }
    }
    return CLUSTERFONT_FINE;
}

static enum clusterfont_fault add_composite(struct builder *builder, const struct code *code) {
    struct composite composite = {0};
    const struct cluster *cluster = code->cluster;
    enum clusterfont_fault fault =
        cluster == NULL ? CLUSTERFONT_FINE : gather(builder, cluster, &composite);
    if (fault == CLUSTERFONT_FINE) {
        begin_glyph(builder);
        composite_write(&composite, &builder->glyf);
        end_glyph(builder, (uint16_t)(cluster == NULL ? 0 : cluster->advance), composite.box.x_min);
        note_maxima(builder, &composite);
    }
    composite_free(&composite);
    return fault;
}

/* A glyph of the subset as it stands, but for the indices of its components. */
static enum clusterfont_fault add_subset_glyph(struct builder *builder, uint32_t glyph) {
    struct str data;
    size_t next = 0;
    size_t start = builder->glyf.size;
    if (!glyf_data(&builder->subset, glyph, &data)) {
        return CLUSTERFONT_BROKEN;
    }
    begin_glyph(builder);
    buffer_add(&builder->glyf, data);
    if (glyf_is_composite(data)) {
        do {
            struct glyf_component component;
            if (!glyf_next_component(data, &next, &component)) {
                return CLUSTERFONT_BROKEN;
            }
            if (component.glyph != 0) {
                bytes_set16(&builder->glyf, start + component.at + 2,
                            (int64_t)(component.glyph + codes_count(builder->codes)));
            }
        } while (next != 0);
    }
    end_glyph(builder, glyf_advance(&builder->subset, glyph),
              glyf_bearing(&builder->subset, glyph));
    return CLUSTERFONT_FINE;
}

static enum clusterfont_fault add_glyphs(struct builder *builder) {
    enum clusterfont_fault fault = add_subset_glyph(builder, 0);
    for (size_t code = 1; code <= codes_count(builder->codes) && !fault; code++) {
        fault = add_composite(builder, codes_item(builder->codes, code));
    }
    for (uint32_t glyph = 1; glyph < builder->subset.glyphs && !fault; glyph++) {
        fault = add_subset_glyph(builder, glyph);
    }
    begin_glyph(builder); /* loca ends with the end of the last glyph */
    return fault;
}

/* ---- the font ----------------------------------------------------------------------------- */

static void add_table(hb_face_t *font, hb_tag_t tag, const struct buffer *bytes) {
    hb_blob_t *blob =
        hb_blob_create(bytes->bytes, (unsigned)bytes->size, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
    hb_face_builder_add_table(font, tag, blob);
    hb_blob_destroy(blob);
}

static void add_head(const struct builder *builder, hb_face_t *font) {
    struct buffer head = {0};
    buffer_add(&head, builder->subset.tables[GLYF_HEAD]);
    bytes_set32(&head, HEAD_CHECKSUM, 0); /* the face builder's work */
    bytes_set16(&head, HEAD_X_MIN, builder->box.x_min);
    bytes_set16(&head, HEAD_X_MIN + 2, builder->box.y_min);
    bytes_set16(&head, HEAD_X_MIN + 4, builder->box.x_max);
    bytes_set16(&head, HEAD_X_MIN + 6, builder->box.y_max);
    bytes_set16(&head, HEAD_LONG_LOCA, 1);
    add_table(font, HB_TAG('h', 'e', 'a', 'd'), &head);
    buffer_free(&head);
}

static void add_hhea(const struct builder *builder, hb_face_t *font, size_t glyphs) {
    struct buffer hhea = {0};
    buffer_add(&hhea, builder->subset.tables[GLYF_HHEA]);
    bytes_set16(&hhea, HHEA_ADVANCE_MAX, builder->advance_max);
    bytes_set16(&hhea, HHEA_METRICS, (int64_t)glyphs);
    add_table(font, HB_TAG('h', 'h', 'e', 'a'), &hhea);
    buffer_free(&hhea);
}

static void raise16(struct buffer *table, size_t offset, uint32_t least) {
    if (bytes_u16(buffer_str(table), offset) < least) {
        bytes_set16(table, offset, least);
    }
}

static void add_maxp(const struct builder *builder, hb_face_t *font, size_t glyphs) {
    struct buffer maxp = {0};
    buffer_add(&maxp, builder->subset.tables[GLYF_MAXP]);
    bytes_set16(&maxp, MAXP_GLYPHS, (int64_t)glyphs);
    raise16(&maxp, MAXP_COMPOSITE_POINTS, builder->extent_max.points);
    raise16(&maxp, MAXP_COMPOSITE_CONTOURS, builder->extent_max.contours);
    raise16(&maxp, MAXP_ELEMENTS, builder->elements_max);
    raise16(&maxp, MAXP_DEPTH, builder->extent_max.depth);
    add_table(font, HB_TAG('m', 'a', 'x', 'p'), &maxp);
    buffer_free(&maxp);
}

static void add_font(const struct builder *builder, struct buffer *out) {
    size_t glyphs = builder->subset.glyphs + codes_count(builder->codes);
    hb_face_t *font = hb_face_builder_create();
    add_head(builder, font);
    add_hhea(builder, font, glyphs);
    add_maxp(builder, font, glyphs);
    add_table(font, HB_TAG('h', 'm', 't', 'x'), &builder->hmtx);
    add_table(font, HB_TAG('l', 'o', 'c', 'a'), &builder->loca);
    add_table(font, HB_TAG('g', 'l', 'y', 'f'), &builder->glyf);
    hb_blob_t *blob = hb_face_reference_blob(font);
    unsigned size = 0;
    const char *bytes = hb_blob_get_data(blob, &size);
    buffer_add(out, (struct str){bytes, size});
    hb_blob_destroy(blob);
    hb_face_destroy(font);
}

static enum clusterfont_fault build(struct buffer *out, hb_face_t *subset, const hb_map_t *map,
                                    const struct codes *codes) {
    struct builder builder = {.codes = codes, .new_glyphs = map};
    enum clusterfont_fault fault = CLUSTERFONT_BROKEN;
    if (glyf_open(&builder.subset, subset)) {
        bool fits = builder.subset.glyphs + codes_count(codes) <= GLYPH_LIMIT;
        fault = fits ? add_glyphs(&builder) : CLUSTERFONT_TOO_MANY;
    }
    if (fault == CLUSTERFONT_FINE) {
        add_font(&builder, out);
    }
    glyf_close(&builder.subset);
    buffer_free(&builder.glyf);
    buffer_free(&builder.loca);
    buffer_free(&builder.hmtx);
    return fault;
}

enum clusterfont_fault clusterfont_add(struct buffer *out, struct hb_face_t *face,
                                       const struct codes *codes) {
    memory_watch();
    hb_subset_input_t *input = subset_input(codes);
    hb_subset_plan_t *plan = input == NULL ? NULL : hb_subset_plan_create_or_fail(face, input);
    hb_face_t *subset = plan == NULL ? NULL : hb_subset_plan_execute_or_fail(plan);
    enum clusterfont_fault fault = CLUSTERFONT_NO_SUBSET;
    if (subset != NULL) {
        fault = build(out, subset, hb_subset_plan_old_to_new_glyph_mapping(plan), codes);
    }
    hb_face_destroy(subset);
    if (plan != NULL) {
        hb_subset_plan_destroy(plan);
    }
    if (input != NULL) {
        hb_subset_input_destroy(input);
    }
    memory_settle();
    return fault;
}
