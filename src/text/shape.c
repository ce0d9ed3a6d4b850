#include "text/shape.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"
#include "text/face.h"
#include "text/shaper.h"

#include <hb-ot.h>
#include <hb.h>

#include <assert.h>

/* ---- HarfBuzz ------------------------------------------------------------------------------ */

static hb_script_t script_of(const struct face *face, struct str text) {
    for (size_t at = 0; at < text.size;) {
        uint32_t c = unicode_next(text, &at);
        if (!unicode_is_common(c)) {
            return hb_script_from_iso15924_tag(unicode_script(c));
        }
    }
    return (hb_script_t)face->script;
}

/* What HarfBuzz made of a text: glyphs in reading order, each with the byte where its cluster
 * begins. */
struct glyphs {
    const hb_glyph_info_t *infos;
    const hb_glyph_position_t *positions;
    unsigned count;
    bool failed; /* HarfBuzz gave up: the font makes texts grow without end; then there are none */
};

static struct glyphs run_harfbuzz(hb_buffer_t *buffer, const struct face *face, struct str text) {
    static const char *const shapers[] = {"ot", NULL};
    hb_script_t script = script_of(face, text);
    hb_buffer_reset(buffer);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, script);
    hb_buffer_set_language(buffer,
                           hb_language_from_string(script == HB_SCRIPT_BENGALI ? "bn" : "en", -1));
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf8(buffer, text.bytes, (int)text.size, 0, (int)text.size);
    hb_bool_t done = hb_shape_full(face->shaping, buffer, NULL, 0, shapers);
    struct glyphs glyphs = {.failed = !done || !hb_buffer_allocation_successful(buffer)};
    if (glyphs.failed) {
        return glyphs;
    }
    glyphs.infos = hb_buffer_get_glyph_infos(buffer, &glyphs.count);
    glyphs.positions = hb_buffer_get_glyph_positions(buffer, &glyphs.count);
    return glyphs;
}

/* ---- Clusters ------------------------------------------------------------------------------ */

/* Glyphs [first, end) and bytes [start, stop) of one cluster. */
struct extent {
    unsigned first, end;
    size_t start, stop;
    int64_t advance;
};

typedef ARRAY(struct extent) extent_array;

/* Far beyond what any font asks for: sums of bounded numbers do not overflow. */
enum { UNITS_LIMIT = INT32_MAX / 4 };

static int32_t bounded(int64_t units, int32_t least) {
    return units < least ? least : units > UNITS_LIMIT ? UNITS_LIMIT : (int32_t)units;
}

/* Groups the glyphs. Where nothing is drawn at all (a lone ZWNJ), one cluster holds the text. */
static void group(const struct glyphs *glyphs, struct str text, extent_array *extents) {
    if (glyphs->count == 0) {
        array_push(extents, (struct extent){.stop = text.size});
    }
    for (unsigned i = 0; i < glyphs->count; i++) {
        size_t start = i == 0 ? 0 : glyphs->infos[i].cluster;
        struct extent *last = extents->count == 0 ? NULL : &extents->items[extents->count - 1];
        assert(glyphs->positions[i].y_advance == 0 && "text runs from left to right");
        assert(last == NULL || start >= last->start);
        if (last != NULL && start == last->start) {
            last->end = i + 1;
            last->advance += glyphs->positions[i].x_advance;
            continue;
        }
        if (last != NULL) {
            last->stop = start;
        }
        array_push(extents, (struct extent){.first = i,
                                            .end = i + 1,
                                            .start = start,
                                            .stop = text.size,
                                            .advance = glyphs->positions[i].x_advance});
    }
}

/* Joins a cluster with a negative advance to the one before it. A first one has none: only a broken
 * font draws backwards there, and its advance counts as 0. */
static void join_negative(extent_array *extents) {
    size_t kept = 0;
    for (size_t i = 0; i < extents->count; i++) {
        struct extent each = extents->items[i];
        if (kept > 0 && each.advance < 0) {
            struct extent *last = &extents->items[kept - 1];
            last->end = each.end;
            last->stop = each.stop;
            last->advance += each.advance;
        } else {
            extents->items[kept++] = each;
        }
    }
    extents->count = kept;
}

static void add_ink(struct cluster *cluster, const hb_glyph_extents_t *ink, int32_t x, int32_t y) {
    struct ink box = {x + ink->x_bearing, y + ink->y_bearing + ink->height,
                      x + ink->x_bearing + ink->width, y + ink->y_bearing};
    struct ink *all = &cluster->ink;
    if (cluster->glyph_count == 0) {
        *all = box;
        return;
    }
    all->x_min = box.x_min < all->x_min ? box.x_min : all->x_min;
    all->y_min = box.y_min < all->y_min ? box.y_min : all->y_min;
    all->x_max = box.x_max > all->x_max ? box.x_max : all->x_max;
    all->y_max = box.y_max > all->y_max ? box.y_max : all->y_max;
}

/* The cluster of an extent, in the face's registry; its glyphs pass through `scratch`. */
static uint32_t keep_cluster(struct face *face, const struct glyphs *glyphs,
                             const struct extent *extent, struct str text,
                             struct placed_glyph *scratch) {
    struct cluster cluster = {.text = str_slice(text, extent->start, extent->stop),
                              .glyphs = scratch,
                              .advance = bounded(extent->advance, 0)};
    int64_t pen = 0;
    for (unsigned i = extent->first; i < extent->end; i++) {
        const hb_glyph_position_t *position = &glyphs->positions[i];
        uint32_t glyph = glyphs->infos[i].codepoint;
        hb_glyph_extents_t ink = {0, 0, 0, 0};
        int32_t x = bounded(pen + position->x_offset, -UNITS_LIMIT);
        int32_t y = bounded(position->y_offset, -UNITS_LIMIT);
        if (hb_font_get_glyph_extents(face->shaping, glyph, &ink) && ink.width != 0 &&
            ink.height != 0) {
            add_ink(&cluster, &ink, x, y);
            scratch[cluster.glyph_count++] = (struct placed_glyph){glyph, x, y};
        }
        pen += position->x_advance;
    }
    return registry_add(&face->registry, &cluster, face->arena);
}

static void add_reach(struct shaped *shaped, struct ink ink) {
    shaped->top = ink.y_max > shaped->top ? ink.y_max : shaped->top;
    shaped->bottom = ink.y_min < shaped->bottom ? ink.y_min : shaped->bottom;
}

static bool has_notdef(const struct face *face, const struct glyphs *glyphs,
                       const struct extent *extent) {
    for (unsigned i = extent->first; i < extent->end; i++) {
        if (!face_draws(face, glyphs->infos[i].codepoint)) {
            return true;
        }
    }
    return false;
}

/* ---- The cache ----------------------------------------------------------------------------- */

static const struct shaped *shape_anew(struct shaper *shaper, struct face *face, struct str text) {
    struct shaped *shaped = arena_new_of(shaper->arena, struct shaped);
    struct glyphs glyphs = run_harfbuzz(shaper->buffer, face, text);
    extent_array extents = {0};
    group(&glyphs, text, &extents);
    join_negative(&extents);
    struct placed_glyph *scratch = memory_take(memory_product(glyphs.count, sizeof *scratch));
    uint32_t *clusters = arena_array_of(shaper->arena, uint32_t, extents.count);
    int64_t advance = 0;
    *shaped = (struct shaped){.face = face,
                              .text = str_copy(shaper->arena, text),
                              .number = (uint32_t)shaper->cache.count};
    for (size_t i = 0; i < extents.count; i++) {
        const struct extent *extent = &extents.items[i];
        clusters[i] = keep_cluster(face, &glyphs, extent, shaped->text, scratch);
        advance += bounded(extent->advance, 0);
        add_reach(shaped, face_cluster(face, clusters[i])->ink);
        if (shaped->missing.size == 0 && has_notdef(face, &glyphs, extent)) {
            shaped->missing = str_slice(shaped->text, extent->start, extent->stop);
        }
    }
    shaped->failed = glyphs.failed;
    shaped->clusters = clusters;
    shaped->count = (uint32_t)extents.count;
    shaped->advance = bounded(advance, 0);
    memory_free(scratch);
    array_free(&extents);
    return shaped;
}

const struct shaped *shape(struct shaper *shaper, struct face *face, struct str text) {
    assert(text.size > 0);
    uint32_t hash = index_hash(face->script, text.bytes, text.size);
    size_t probe = 0;
    for (uint32_t item = index_next(&shaper->index, hash, &probe); item != INDEX_NONE;
         item = index_next(&shaper->index, hash, &probe)) {
        const struct shaped *shaped = shaper->cache.items[item];
        if (shaped->face == face && str_equal(shaped->text, text)) {
            shaper->hits++;
            return shaped;
        }
    }
    shaper->misses++;
    index_add(&shaper->index, hash, (uint32_t)shaper->cache.count);
    memory_watch();
    const struct shaped *shaped = shape_anew(shaper, face, text);
    memory_settle();
    array_push(&shaper->cache, shaped);
    return shaper->cache.items[shaper->cache.count - 1];
}
