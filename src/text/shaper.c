#include "text/shaper.h"

#include "base/arena.h"
#include "base/diag.h"
#include "text/letters.h"

#include <hb.h>

struct shaper *shaper_new(struct fontset *set) {
    struct shaper *shaper = memory_zeroed(sizeof *shaper);
    shaper->set = set;
    shaper->arena = arena_new();
    shaper->scratch = arena_new();
    memory_watch();
    shaper->buffer = hb_buffer_create();
    memory_settle();
    shaper->unheard = diag_new();
    shaper->itemiser = (struct itemiser){.fonts = set, .letters = letters_new(set)};
    itemiser_begin_line(&shaper->itemiser);
    return shaper;
}

void shaper_free(struct shaper *shaper) {
    if (shaper == NULL) {
        return;
    }
    hb_buffer_destroy(shaper->buffer);
    letters_free(shaper->itemiser.letters);
    array_free(&shaper->cache);
    index_free(&shaper->index);
    paragraphs_free(&shaper->paragraphs);
    words_free(&shaper->words);
    array_free(&shaper->pieces);
    diag_free(shaper->unheard);
    arena_free(shaper->scratch);
    arena_free(shaper->arena);
    memory_free(shaper);
}

/* Emptied only when it has grown: that is dearer than a paragraph needs memory. */
struct arena *shaper_scratch(struct shaper *shaper) {
    enum { SCRATCH_LIMIT = 1024 * 1024 };
    if (arena_used(shaper->scratch) > SCRATCH_LIMIT) {
        arena_free(shaper->scratch);
        shaper->scratch = arena_new();
    }
    return shaper->scratch;
}

size_t shaper_cache_hits(const struct shaper *shaper) {
    return shaper->hits;
}

size_t shaper_cache_misses(const struct shaper *shaper) {
    return shaper->misses;
}
