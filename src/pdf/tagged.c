#include "pdf/tagged.h"

#include "doc/tree.h"

#include <assert.h>

void tagged_free(struct tagged *tagged) {
    array_free(&tagged->things);
    array_free(&tagged->pages);
    array_free(&tagged->boxes);
}

void tagged_begin_page(struct tagged *tagged, uint32_t object) {
    uint32_t first = (uint32_t)tagged->things.count;
    assert(tagged->pages.count < tagged->page_count);
    array_push(&tagged->pages, (struct tagged_page){object, first, first});
}

uint32_t tagged_add_sequence(struct tagged *tagged, const struct node *node) {
    struct tagged_page *page = &tagged->pages.items[tagged->pages.count - 1];
    assert(page->annotations == tagged->things.count);
    array_push(&tagged->things, (struct tagged_thing){node->number, 0});
    page->annotations++;
    return page->annotations - page->first - 1;
}

uint32_t tagged_add_annotation(struct tagged *tagged, const struct node *node, uint32_t object) {
    array_push(&tagged->things, (struct tagged_thing){node->number, object});
    return tagged->page_count + tagged->annotation_count++;
}

const struct tagged_page *tagged_page_of(const struct tagged *tagged, uint32_t index) {
    /* The last page that begins at or before it; pages without things stand before that one. */
    size_t low = 0, high = tagged->pages.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (tagged->pages.items[middle].first <= index) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &tagged->pages.items[low];
}

uint32_t tagged_page_end(const struct tagged *tagged, size_t page) {
    return page + 1 < tagged->pages.count ? tagged->pages.items[page + 1].first
                                          : (uint32_t)tagged->things.count;
}
