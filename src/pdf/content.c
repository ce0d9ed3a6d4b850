#include "pdf/content.h"

#include "base/str.h"
#include "layout/page.h"
#include "pdf/number.h"
#include "pdf/show.h"
#include "pdf/tagged.h"

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
        if (item->kind != ITEM_RULE) {
            continue;
        }
        if (!any) {
            buffer_add(out, STR("/Artifact<</Type/Layout>>BDC\n"));
        }
        any = true;
        add_rule(out, &item->box, height);
    }
    if (any) {
        buffer_add(out, STR("f\nEMC\n"));
    }
}

/* ---- marked content ----------------------------------------------------------------------- */

/* What the open stretch of text is marked as. */
struct mark {
    struct show *show;
    struct tagged *tagged;
    const struct item *item; /* any item of the stretch; NULL: no stretch is open */
};

static bool same_mark(const struct item *a, const struct item *b) {
    return a != NULL && b != NULL && a->artifact == b->artifact && a->node == b->node;
}

static void mark_begin(struct mark *mark, const struct item *item) {
    static const char *const artifacts[] = {
        [ARTIFACT_LAYOUT] = "/Artifact<</Type/Layout>>BDC\n",
        [ARTIFACT_PAGINATION] = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
        [ARTIFACT_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
        [ARTIFACT_CONTINUED] = "/Artifact<</Type/Pagination>>BDC\n"};
    struct buffer *out = mark->show->out;
    if (item->artifact != ARTIFACT_NONE) {
        buffer_add(out, str_of(artifacts[item->artifact]));
        return;
    }
    buffer_add_byte(out, '/');
    buffer_add(out, str_of(role_name(item->node->role)));
    buffer_add(out, STR("<</MCID "));
    number_add_integer(out, tagged_add_sequence(mark->tagged, item->node));
    buffer_add(out, STR(">>BDC\n"));
}

/* Goes over to the stretch that `item` belongs to; NULL ends the last one. */
static void mark_change(struct mark *mark, const struct item *item) {
    if (same_mark(mark->item, item)) {
        return;
    }
    show_end(mark->show);
    if (mark->item != NULL) {
        buffer_add(mark->show->out, STR("EMC\n"));
    }
    if (item != NULL) {
        mark_begin(mark, item);
    }
    mark->item = item;
}

/* A space between two stretches, which belongs to neither. */
static void mark_space(struct mark *mark) {
    mark_change(mark, NULL);
    buffer_add(mark->show->out, STR("/Artifact<</Type/Layout>>BDC\n"));
    show_space(mark->show);
    buffer_add(mark->show->out, STR("EMC\n"));
}

/* ---- text --------------------------------------------------------------------------------- */

static bool has_text(const struct page *page) {
    for (size_t i = 0; i < page->count; i++) {
        if (page->items[i].kind == ITEM_TEXT) {
            return true;
        }
    }
    return false;
}

static const struct font *add_text(const struct content *content, const struct page *page,
                                   struct buffer *out) {
    struct show show = {.out = out,
                        .fonts = content->fonts,
                        .shown = content->shown,
                        .page_height = content->page_height};
    struct mark mark = {&show, content->tagged, NULL};
    const struct placed_text *last = NULL;
    buffer_add(out, STR("BT\n"));
    for (size_t i = 0; i < page->count && show.full == NULL; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_TEXT) {
            continue;
        }
        if (last != NULL && show_needs_space(&show, last, &item->text)) {
            mark_space(&mark);
        }
        mark_change(&mark, item);
        show_text(&show, &item->text);
        last = &item->text;
    }
    mark_change(&mark, NULL);
    show_end(&show);
    buffer_add(out, STR("ET\n"));
    buffer_free(&show.string);
    return show.full;
}

const struct font *content_add(const struct content *content, const struct page *page,
                               struct buffer *out) {
    buffer_add(out, STR("0 g\n"));
    add_rules(out, page, content->page_height);
    return has_text(page) ? add_text(content, page, out) : NULL;
}
