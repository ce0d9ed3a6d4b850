#include "text/segment.h"

#include "base/unicode.h"
#include "text/face.h"
#include "text/linebreak.h"
#include "text/shaper.h"

#include <assert.h>

static const struct cluster *cluster_of(const struct piece *piece, uint32_t i) {
    assert(i < piece->clusters);
    return face_cluster(piece->shaped->face, piece->shaped->clusters[i]);
}

static int64_t advance_of(const struct piece *piece, uint32_t from, uint32_t to) {
    int64_t units = 0;
    for (uint32_t i = from; i < to; i++) {
        units += cluster_of(piece, i)->advance;
    }
    return units;
}

length segment_width(const struct piece *piece, uint32_t from, uint32_t to, length size) {
    assert(from <= to && to <= piece->clusters);
    return from == to ? 0 : face_length(piece->shaped->face, advance_of(piece, from, to), size);
}

struct str segment_str(const struct piece *piece, uint32_t from, uint32_t to) {
    assert(from <= to && to <= piece->clusters);
    size_t start = 0, end;
    for (uint32_t i = 0; i < from; i++) {
        start += cluster_of(piece, i)->text.size;
    }
    end = start;
    for (uint32_t i = from; i < to; i++) {
        end += cluster_of(piece, i)->text.size;
    }
    return from == to ? (struct str){NULL, 0} : str_slice(piece->shaped->text, start, end);
}

struct str segment_cluster(const struct piece *piece, uint32_t at) {
    return cluster_of(piece, at)->text;
}

/* True where the text, joiners aside, ends in a hasanta. */
static bool ends_in_hasanta(struct str text) {
    enum { HASANTA = 0x09CD };
    uint32_t last = 0;
    for (size_t at = 0; at < text.size;) {
        uint32_t c = unicode_next(text, &at);
        last = unicode_is_joiner(c) ? last : c;
    }
    return last == HASANTA;
}

bool segment_may_cut(const struct piece *piece, uint32_t at) {
    if (at >= piece->clusters) {
        return false;
    }
    size_t offset = 0;
    uint32_t first = unicode_next(cluster_of(piece, at)->text, &offset);
    return linebreak_may_begin_line(first) && !unicode_is_nonspacing_mark(first) &&
           (at == 0 || !ends_in_hasanta(cluster_of(piece, at - 1)->text));
}

static bool has_ink(struct ink ink) {
    return ink.x_min != ink.x_max;
}

static struct ink joined(struct ink a, struct ink b) {
    return (struct ink){
        a.x_min < b.x_min ? a.x_min : b.x_min, a.y_min < b.y_min ? a.y_min : b.y_min,
        a.x_max > b.x_max ? a.x_max : b.x_max, a.y_max > b.y_max ? a.y_max : b.y_max};
}

struct rect segment_ink(const struct piece *piece, uint32_t from, uint32_t to, length size) {
    struct ink all = {0, 0, 0, 0};
    int64_t pen = 0;
    for (uint32_t i = from; i < to; i++) {
        const struct cluster *cluster = cluster_of(piece, i);
        struct ink ink = cluster->ink;
        if (has_ink(ink)) {
            ink.x_min += (int32_t)pen;
            ink.x_max += (int32_t)pen;
            all = has_ink(all) ? joined(all, ink) : ink;
        }
        pen += cluster->advance;
    }
    if (!has_ink(all)) {
        return (struct rect){0, 0, 0, 0};
    }
    const struct face *face = piece->shaped->face;
    length left = face_length(face, all.x_min, size), right = face_length(face, all.x_max, size);
    length top = face_length(face, -(int64_t)all.y_max, size);
    length bottom = face_length(face, -(int64_t)all.y_min, size);
    return (struct rect){left, top, right - left, bottom - top};
}

static void dump_cluster(const struct cluster *cluster, struct buffer *out) {
    buffer_print(out, " [%.*s", STR_ARG(cluster->text));
    for (uint32_t i = 0; i < cluster->glyph_count; i++) {
        const struct placed_glyph *glyph = &cluster->glyphs[i];
        buffer_print(out, " %u", (unsigned)glyph->glyph);
        if (glyph->x != 0 || glyph->y != 0) {
            buffer_print(out, "@%d,%d", (int)glyph->x, (int)glyph->y);
        }
    }
    buffer_print(out, " +%d]", (int)cluster->advance);
}

void segment_dump(const struct piece *piece, struct buffer *out) {
    if (piece->shaped == NULL) {
        buffer_add(out, STR("empty line\n"));
        return;
    }
    buffer_print(out, "%.*s \"%.*s\"", STR_ARG(piece->shaped->face->file),
                 STR_ARG(piece->shaped->text));
    for (uint32_t i = 0; i < piece->clusters; i++) {
        dump_cluster(cluster_of(piece, i), out);
    }
    buffer_add_byte(out, '\n');
}
