#include "pdf/shown.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "pdf/codes.h"
#include "pdf/fonts.h"
#include "pdf/literal.h"
#include "text/font.h"
#include "text/shape.h"

uint32_t shown_last(struct str text) {
    size_t at = text.size;
    return at > 0 ? unicode_previous(text, &at) : 0;
}

bool shown_is_space(uint32_t code_point) {
    return unicode_is_space(code_point) || code_point == 0x00A0;
}

static bool has_bare_joiner(const struct font *font, const struct shaped *shaped) {
    for (uint32_t i = 0; i < shaped->count; i++) {
        if (codes_bare_joiner(face_cluster(font->face, shaped->clusters[i])->text) != 0) {
            return true;
        }
    }
    return false;
}

/* Adds the codes of all clusters to `bytes`; false where there are none left. */
static bool add_clusters(struct shown *shown, struct buffer *bytes, const struct font *font,
                         const struct shaped *shaped, bool begins_word) {
    for (uint32_t i = 0; i < shaped->count; i++) {
        uint32_t index = shaped->clusters[i];
        const struct cluster *cluster = face_cluster(font->face, index);
        struct code_run run = codes_of(font->codes, index, cluster, begins_word);
        if (run.count == 0) {
            return false;
        }
        literal_add_codes(bytes, run.codes, run.count);
        shown->width += font_width(font, cluster);
        shown->ends_silent = run.count > 1;
        shown->last = shown_last(cluster->text);
        begins_word = shown_is_space(shown->last);
    }
    return true;
}

const struct shown *shown_find(struct shown_cache *cache, const struct font *font,
                               const struct shaped *shaped, bool begins_word) {
    size_t place = (size_t)shaped->number * 2 + begins_word;
    while (cache->items.count <= place) {
        array_push(&cache->items, (struct shown){.width = 0});
    }
    struct shown *shown = &cache->items.items[place];
    if (shown->bytes.size > 0 || shown->by_cluster) {
        return shown;
    }
    if (has_bare_joiner(font, shaped)) {
        shown->by_cluster = true;
        return shown;
    }
    struct buffer bytes = {0};
    struct shown made = {.width = 0};
    bool done = add_clusters(&made, &bytes, font, shaped, begins_word);
    if (done) {
        cache->arena = cache->arena == NULL ? arena_new() : cache->arena;
        made.bytes = str_copy(cache->arena, buffer_str(&bytes));
        *shown = made;
    }
    buffer_free(&bytes);
    return done ? shown : NULL;
}

void shown_free(struct shown_cache *cache) {
    array_free(&cache->items);
    arena_free(cache->arena);
}
