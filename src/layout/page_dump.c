#include "layout/measures.h"
#include "layout/page.h"

static const char *const artifact_names[] = {
    [ARTIFACT_LAYOUT] = "(layout)",     [ARTIFACT_PAGINATION] = "(pagination)",
    [ARTIFACT_HEADER] = "(header)",     [ARTIFACT_CONTINUED] = "(continued)",
    [ARTIFACT_REPEATED] = "(repeated)", [ARTIFACT_DRAFT] = "(draft)",
    [ARTIFACT_CHANGE] = "(change)"};

static void add_lengths(struct buffer *out, const length *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        buffer_add_byte(out, ' ');
        length_print(out, values[i]);
    }
}

static void add_box(struct buffer *out, const struct rect *box) {
    const length corner[] = {box->x, box->y}, size[] = {box->height};
    add_lengths(out, corner, 2);
    buffer_add_byte(out, ' ');
    length_print(out, box->width);
    buffer_add(out, STR(" x"));
    add_lengths(out, size, 1);
}

static void add_text(struct buffer *out, const struct placed_text *run) {
    buffer_add(out, STR(" |"));
    for (uint32_t i = run->first; i < run->end; i++) {
        const struct piece *piece = &run->text->pieces[i];
        uint32_t from = i == run->first ? run->first_cluster : 0;
        uint32_t to = i + 1 == run->end ? run->end_cluster : piece->clusters;
        buffer_add(out, segment_str(piece, from, to));
    }
    buffer_add_byte(out, '|');
}

static void dump_text(const struct item *item, const struct item *next, struct buffer *out) {
    const length spot[] = {item->text.x, item->text.baseline};
    buffer_print(out, "  text %s",
                 item->node != NULL ? role_name(item->node->role) : artifact_names[item->artifact]);
    add_lengths(out, spot, 2);
    add_text(out, &item->text);
    buffer_add(out,
               text_ends_as_last_resort(&item->text, next) ? STR(" last-resort\n") : STR("\n"));
}

static void dump_item(const struct item *item, const struct item *next, struct buffer *out) {
    switch (item->kind) {
    case ITEM_TEXT:
        dump_text(item, next, out);
        break;
    case ITEM_FILL:
        buffer_print(out, "  fill %s", artifact_names[item->artifact]);
        add_box(out, &item->fill.box);
        buffer_print(out, " %d%%\n", item->fill.tint);
        break;
    case ITEM_RULE:
    case ITEM_BAR:
        buffer_print(out, "  %s %s", item->kind == ITEM_RULE ? "rule" : "bar",
                     artifact_names[item->artifact]);
        add_box(out, &item->box);
        buffer_add_byte(out, '\n');
        break;
    case ITEM_LINK:
        buffer_print(out, "  link %s", role_name(item->node->role));
        add_box(out, &item->link.box);
        buffer_print(out, " |%.*s|\n", STR_ARG(item->link.link->target));
        break;
    case ITEM_DESTINATION:
        buffer_print(out, "  destination %d", item->destination.paragraph->outline_level);
        add_lengths(out, &item->destination.y, 1);
        buffer_print(out, " |%.*s|\n", STR_ARG(item->destination.paragraph->outline));
        break;
    case ITEM_PICTURE:
        buffer_add(out, STR("  picture"));
        add_box(out, &item->picture.box);
        buffer_print(out, " |%.*s|\n", STR_ARG(*item->node->alt));
        break;
    }
}

void pages_dump(const struct pages *pages, struct buffer *out) {
    const length size[] = {pages->width};
    buffer_print(out, "pages %zu of", pages->count);
    add_lengths(out, size, 1);
    buffer_add(out, STR(" x"));
    add_lengths(out, &pages->height, 1);
    buffer_add_byte(out, '\n');
    for (size_t i = 0; i < pages->count; i++) {
        const struct page *page = &pages->pages[i];
        buffer_print(out, "page %zu\n", i + 1);
        for (size_t k = 0; k < page->count; k++) {
            dump_item(&page->items[k], k + 1 < page->count ? &page->items[k + 1] : NULL, out);
        }
    }
}
