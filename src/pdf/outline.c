#include "pdf/outline.h"

#include "base/diag.h"
#include "base/str.h"
#include "layout/page.h"
#include "pdf/literal.h"
#include "pdf/number.h"
#include "pdf/objects.h"

#include <inttypes.h>

/* The deepest bookmark above `level`; NULL at the top. */
static struct dict *parent_of(const struct outline *outline, int level) {
    while (--level > 0) {
        if (outline->last[level] != NULL) {
            return outline->last[level];
        }
    }
    return NULL;
}

static void remember(struct outline *outline, int level, struct dict *item) {
    outline->last[level] = item;
    for (int deeper = level + 1; deeper <= OUTLINE_LEVELS; deeper++) {
        outline->last[deeper] = NULL;
    }
}

/* To the left edge of the page, `top` at the top of the window, at the zoom that is set. */
static void add_destination(struct dict *item, uint32_t page, int64_t top) {
    struct buffer raw = {0};
    buffer_print(&raw, "/Dest[%" PRIu32 " 0 R/XYZ 0 ", page);
    number_add(&raw, top);
    buffer_add(&raw, STR(" null]"));
    dict_raw(item, buffer_str(&raw));
    buffer_free(&raw);
}

bool outline_add(struct outline *outline, const struct page *page, uint32_t number, length height,
                 struct objects *objects, struct diag *diag) {
    objects_step(objects, "bookmarks");
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_DESTINATION) {
            continue;
        }
        const struct paragraph *paragraph = item->destination.paragraph;
        if (!literal_text_fits(paragraph->outline)) {
            DIAG(diag, paragraph->place, DIAG_PDF_TEXT_TOO_LONG,
                 literal_beginning(paragraph->outline));
            return false;
        }
        int level = paragraph->outline_level < 1                ? 1
                    : paragraph->outline_level > OUTLINE_LEVELS ? OUTLINE_LEVELS
                                                                : paragraph->outline_level;
        struct dict *bookmark =
            objects_outline(objects, parent_of(outline, level), paragraph->outline);
        add_destination(bookmark, number, number_hundredths(height - item->destination.y));
        remember(outline, level, bookmark);
    }
    return true;
}
