#include "text/registry.h"

#include "base/arena.h"

#include <string.h>

static size_t glyphs_size(const struct cluster *cluster) {
    return cluster->glyph_count * sizeof *cluster->glyphs;
}

static uint32_t hash_of(const struct cluster *cluster) {
    uint32_t hash = index_hash(0, cluster->text.bytes, cluster->text.size);
    hash = index_hash(hash, cluster->glyphs, glyphs_size(cluster));
    return index_hash(hash, &cluster->advance, sizeof cluster->advance);
}

static bool same(const struct cluster *a, const struct cluster *b) {
    return a->advance == b->advance && a->glyph_count == b->glyph_count &&
           str_equal(a->text, b->text) &&
           (a->glyph_count == 0 || memcmp(a->glyphs, b->glyphs, glyphs_size(a)) == 0);
}

static const struct cluster *copy(const struct cluster *cluster, struct arena *arena) {
    struct cluster *kept = arena_new_of(arena, struct cluster);
    struct placed_glyph *glyphs = arena_array_of(arena, struct placed_glyph, cluster->glyph_count);
    *kept = *cluster;
    kept->text = str_copy(arena, cluster->text);
    if (cluster->glyph_count > 0) {
        memcpy(glyphs, cluster->glyphs, glyphs_size(cluster));
    }
    kept->glyphs = glyphs;
    return kept;
}

uint32_t registry_add(struct registry *registry, const struct cluster *cluster,
                      struct arena *arena) {
    uint32_t hash = hash_of(cluster);
    size_t probe = 0;
    for (uint32_t item = index_next(&registry->index, hash, &probe); item != INDEX_NONE;
         item = index_next(&registry->index, hash, &probe)) {
        if (same(registry->clusters.items[item], cluster)) {
            return item;
        }
    }
    uint32_t item = (uint32_t)registry->clusters.count;
    array_push(&registry->clusters, copy(cluster, arena));
    index_add(&registry->index, hash, item);
    return item;
}

void registry_free(struct registry *registry) {
    array_free(&registry->clusters);
    index_free(&registry->index);
}
