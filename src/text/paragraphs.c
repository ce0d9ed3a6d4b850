#include "text/paragraphs.h"

static void add_number(struct buffer *key, size_t number) {
    buffer_add(key, (struct str){(const char *)&number, sizeof number});
}

/* Everything that segmentation depends on, byte by byte, each text behind its length so that no two
 * paragraphs share a key. */
static void make_key(struct buffer *key, const struct text_source *sources, size_t count,
                     length size) {
    key->size = 0;
    add_number(key, (size_t)size);
    for (size_t i = 0; i < count; i++) {
        add_number(key, sources[i].text.size);
        buffer_add_byte(key, (char)(sources[i].bold | sources[i].line_end << 1));
        buffer_add(key, sources[i].text);
    }
}

static bool was_seen(struct paragraphs *cache, uint32_t hash) {
    size_t probe = 0;
    if (index_next(&cache->seen, hash, &probe) != INDEX_NONE) {
        return true;
    }
    index_add(&cache->seen, hash, 0);
    return false;
}

enum paragraph_state paragraphs_find(struct paragraphs *cache, const struct text_source *sources,
                                     size_t count, length size, struct text *text) {
    make_key(&cache->key, sources, count, size);
    struct str key = buffer_str(&cache->key);
    uint32_t item;
    size_t probe = 0;
    cache->hash = index_hash(0, key.bytes, key.size);
    while ((item = index_next(&cache->index, cache->hash, &probe)) != INDEX_NONE) {
        if (str_equal(cache->entries.items[item].key, key)) {
            *text = cache->entries.items[item].text;
            return PARAGRAPH_KEPT;
        }
    }
    return was_seen(cache, cache->hash) ? PARAGRAPH_SEEN : PARAGRAPH_NEW;
}

void paragraphs_add(struct paragraphs *cache, struct text text, struct arena *arena) {
    struct str key = str_copy(arena, buffer_str(&cache->key));
    index_add(&cache->index, cache->hash, (uint32_t)cache->entries.count);
    array_push(&cache->entries, (struct paragraph_entry){key, text});
}

void paragraphs_free(struct paragraphs *cache) {
    array_free(&cache->entries);
    index_free(&cache->index);
    index_free(&cache->seen);
    buffer_free(&cache->key);
}
