/* Where text of a table must stand, and what stands there. */
#include "layout/page_check_part.h"

bool check_is_in_slot(const struct item *item, const struct check_slot *slot) {
    return item->text.x >= slot->left && item->text.x + check_item_width(item) <= slot->right &&
           item->text.baseline > slot->top && item->text.baseline < slot->bottom;
}

struct check_slot check_slot_over(const struct check *check, const struct check_part *part,
                                  size_t from, size_t count) {
    length left = check_area(check).x, half = check->doc->styles.table.rule / 2;
    return (struct check_slot){.left = left + part->edges[from] + half,
                               .right = left + part->edges[from + count] - half};
}

static void add_cell(const struct doc_cell *cell, struct buffer *out) {
    for (size_t p = 0; p < cell->count; p++) {
        const struct paragraph *paragraph = &cell->paragraphs[p];
        for (size_t i = 0; i <= paragraph->count; i++) {
            const struct span *span = check_span(paragraph, i);
            buffer_add(out, span != NULL ? span->text : STR(""));
        }
    }
}

static bool add_slot(const struct check *check, const struct check_slot *slot,
                     enum artifact artifact, struct buffer *out) {
    const struct page *page = check_this_page(check);
    bool all_alike = true;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind == ITEM_TEXT && check_is_in_slot(item, slot)) {
            check_item_text(item, out);
            all_alike = all_alike && item->artifact == artifact;
        }
    }
    return all_alike;
}

bool check_slot_shows(const struct check *check, const struct check_slot *slot,
                      enum artifact artifact, const struct doc_cell *cell) {
    struct buffer wanted = {0}, found = {0};
    add_cell(cell, &wanted);
    bool alike = add_slot(check, slot, artifact, &found);
    bool shows = alike && str_equal(buffer_str(&wanted), buffer_str(&found));
    buffer_free(&wanted);
    buffer_free(&found);
    return shows;
}

length check_padding(const struct check *check) {
    return 2 * check->doc->styles.table.pad_y;
}

length check_offset_of(const struct check *check, const struct text_style *style) {
    return check->doc->styles.table.pad_y + check_pitch(check, style).baseline;
}

length check_wanted_bottom(const struct check *check, const struct text_style *style,
                           length baseline) {
    return baseline - check_offset_of(check, style) + check_pitch(check, style).height +
           check_padding(check);
}
