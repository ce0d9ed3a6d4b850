#include "pdf/content.h"

#include "base/str.h"
#include "layout/page.h"
#include "pdf/number.h"
#include "pdf/pictures.h"
#include "pdf/show.h"
#include "pdf/tagged.h"

#include <stddef.h>

/* ---- fills and rules ----------------------------------------------------------------------- */

/* Edges are rounded, not widths, so that rules that meet on the page meet in the file. */
static void add_box(struct buffer *out, const struct rect *box, length height) {
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

/* Fills come first, each in its grey; then rules and bars, all black. */
static void add_boxes(struct buffer *out, const struct page *page, length height) {
    int tint = 100;
    bool any = false;
    for (size_t i = 0; i < page->count && page->items[i].kind < ITEM_TEXT; i++) {
        const struct item *item = &page->items[i];
        bool is_fill = item->kind == ITEM_FILL;
        int wanted = is_fill ? item->fill.tint : 100;
        buffer_add(out, any ? STR("") : STR("/Artifact<</Type/Layout>>BDC\n"));
        if (any && wanted != tint) {
            buffer_add(out, STR("f\n"));
        }
        if (wanted != tint) {
            number_add(out, 100 - wanted);
            buffer_add(out, STR(" g\n"));
        }
        any = true;
        tint = wanted;
        add_box(out, is_fill ? &item->fill.box : &item->box, height);
    }
    if (any) {
        buffer_add(out, tint != 100 ? STR("f\n0 g\nEMC\n") : STR("f\nEMC\n"));
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
        [ARTIFACT_CONTINUED] = "/Artifact<</Type/Pagination>>BDC\n",
        [ARTIFACT_REPEATED] = "/Artifact<</Type/Pagination>>BDC\n",
        [ARTIFACT_DRAFT] = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
        [ARTIFACT_CHANGE] = "/Artifact<</Type/Layout>>BDC\n"};
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

/* ---- pictures ------------------------------------------------------------------------------ */

static void note_box(struct tagged *tagged, const struct item *item, length height) {
    const struct rect *box = &item->picture.box;
    const struct tagged_box noted = {.node = item->node->number,
                                     .left = number_hundredths(box->x),
                                     .bottom = number_hundredths(height - box->y - box->height),
                                     .right = number_hundredths(box->x + box->width),
                                     .top = number_hundredths(height - box->y)};
    array_push(&tagged->boxes, noted);
}

/* The unit square is scaled to the box (ISO 32000-1, 8.9.5.1); outside of text objects. */
static void add_picture(struct buffer *out, const struct item *item,
                        const struct content *content) {
    struct tagged *tagged = content->tagged;
    note_box(tagged, item, content->page_height);
    const struct tagged_box *box = &tagged->boxes.items[tagged->boxes.count - 1];
    const int64_t numbers[] = {box->right - box->left, 0,         0,
                               box->top - box->bottom, box->left, box->bottom};
    buffer_add(out, STR("/Figure<</MCID "));
    number_add_integer(out, tagged_add_sequence(tagged, item->node));
    buffer_add(out, STR(">>BDC\nq\n"));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        number_add(out, numbers[i]);
        buffer_add_byte(out, ' ');
    }
    buffer_add(out, STR("cm\n/I"));
    number_add_integer(out, pictures_find(content->pictures, item->picture.picture));
    buffer_add(out, STR(" Do\nQ\nEMC\n"));
}

/* ---- text and pictures in reading order ---------------------------------------------------- */

static bool has_content(const struct page *page) {
    for (size_t i = 0; i < page->count; i++) {
        if (page->items[i].kind == ITEM_TEXT || page->items[i].kind == ITEM_PICTURE) {
            return true;
        }
    }
    return false;
}

/* A picture stands between two text objects. */
static void interrupt(struct mark *mark, const struct item *item, const struct content *content) {
    struct buffer *out = mark->show->out;
    mark_change(mark, NULL);
    buffer_add(out, STR("ET\n"));
    add_picture(out, item, content);
    buffer_add(out, STR("BT\n"));
    show_restart(mark->show);
}

static const struct font *add_content(const struct content *content, const struct page *page,
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
        if (item->kind == ITEM_PICTURE) {
            interrupt(&mark, item, content);
            last = NULL;
        }
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
    add_boxes(out, page, content->page_height);
    return has_content(page) ? add_content(content, page, out) : NULL;
}
