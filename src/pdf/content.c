#include "pdf/content.h"

#include "base/str.h"
#include "layout/page.h"
#include "pdf/number.h"
#include "pdf/show.h"

#include <stddef.h>

/* ---- rules -------------------------------------------------------------------------------- */

/* Edges are rounded, not widths, so that rules that meet on the page meet in the file. */
static void add_rule(struct buffer *out, const struct rect *box, length height) {
    int64_t left = number_hundredths(box->x);
    int64_t right = number_hundredths(box->x + box->width);
    int64_t top = number_hundredths(height - box->y);
    int64_t bottom = number_hundredths(height - box->y - box->height);
    const int64_t numbers[] = {left, bottom, right - left, top - bottom};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        number_add(out, numbers[i]);
        buffer_add_byte(out, ' ');
    }
    buffer_add(out, STR("re\n"));
}

static void add_rules(struct buffer *out, const struct page *page, length height) {
    bool any = false;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_RULE)
            continue;
        if (!any)
            buffer_add(out, STR("/Artifact<</Type/Layout>>BDC\n"));
        any = true;
        add_rule(out, &item->box, height);
    }
    if (any)
        buffer_add(out, STR("f\nEMC\n"));
}

/* ---- marked content ----------------------------------------------------------------------- */

/* What the open stretch of text is marked as. Content stands unmarked until the structure tree is
 * written: this is the one place that then gives it its MCID. */
struct mark {
    struct show *show;
    const struct item *item; /* any item of the stretch; NULL: no stretch is open */
};

static bool is_marked(const struct item *item) {
    return item != NULL && item->artifact != ARTIFACT_NONE;
}

static bool same_mark(const struct item *a, const struct item *b) {
    return a != NULL && b != NULL && a->artifact == b->artifact && a->node == b->node;
}

/* Goes over to the stretch that `item` belongs to; NULL ends the last one. */
static void mark_change(struct mark *mark, const struct item *item) {
    if (same_mark(mark->item, item))
        return;
    show_end(mark->show);
    if (is_marked(mark->item))
        buffer_add(mark->show->out, STR("EMC\n"));
    if (is_marked(item))
        buffer_add(mark->show->out, item->artifact == ARTIFACT_LAYOUT
                                        ? STR("/Artifact<</Type/Layout>>BDC\n")
                                        : STR("/Artifact<</Type/Pagination>>BDC\n"));
    mark->item = item;
}

/* ---- text --------------------------------------------------------------------------------- */

static bool has_text(const struct page *page) {
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == ITEM_TEXT)
            return true;
    return false;
}

static const struct font *add_text(struct buffer *out, const struct page *page, length height,
                                   struct fonts *fonts) {
    struct show show = {.out = out, .fonts = fonts, .page_height = height};
    struct mark mark = {&show, NULL};
    buffer_add(out, STR("BT\n"));
    for (size_t i = 0; i < page->count && show.full == NULL; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_TEXT)
            continue;
        mark_change(&mark, item);
        show_text(&show, &item->text);
    }
    mark_change(&mark, NULL);
    show_end(&show);
    buffer_add(out, STR("ET\n"));
    buffer_free(&show.string);
    return show.full;
}

bool content_add(struct buffer *out, const struct page *page, length height, struct fonts *fonts,
                 const struct font **full) {
    *full = NULL;
    buffer_add(out, STR("0 g\n"));
    add_rules(out, page, height);
    if (has_text(page))
        *full = add_text(out, page, height, fonts);
    return *full == NULL;
}
