/* Merged cells of a table's part: what stands in them, and how high they are. */
#include "layout/page_check_part.h"

/* The part of a merged cell that stands beside bands [first, end). */
struct merged_part {
    const struct check_unit *unit; /* the cell */
    size_t first, end;
};

static const struct check_unit *unit_beside(const struct check_part *part, size_t band,
                                            size_t column) {
    return check_covering(part->cells, part->bands.items[band].row, column);
}

/* The part of the merged cell in a column that stands beside a band. */
static struct merged_part part_beside(const struct check_part *part, size_t band, size_t column) {
    struct merged_part merged = {unit_beside(part, band, column), band, band + 1};
    while (merged.first > part->table->head_count &&
           unit_beside(part, merged.first - 1, column) == merged.unit) {
        merged.first--;
    }
    while (merged.end < part->bands.count && unit_beside(part, merged.end, column) == merged.unit) {
        merged.end++;
    }
    return merged;
}

struct check_slot check_merged_slot(const struct check *check, const struct check_part *part,
                                    size_t band, size_t column) {
    struct merged_part merged = part_beside(part, band, column);
    struct check_slot slot = check_slot_over(check, part, column, 1);
    slot.top = part->bands.items[merged.first].top;
    slot.bottom = part->bands.items[merged.end - 1].bottom;
    return slot;
}

static bool is_begun_before(const struct check_part *part, const struct merged_part *merged) {
    bool is_first = merged->first == part->table->head_count;
    return part->bands.items[merged->first].row != merged->unit->row ||
           (is_first && part->is_row_continued);
}

/* ---- Its text ------------------------------------------------------------------------------- */

/* The item of the page, from item `i` on, that is text in the slot; NULL behind the last. */
static const struct item *next_in_slot(const struct check *check, const struct check_slot *slot,
                                       size_t *i) {
    const struct page *page = check_this_page(check);
    while (*i < page->count) {
        const struct item *item = &page->items[(*i)++];
        if (item->kind == ITEM_TEXT && check_is_in_slot(item, slot)) {
            return item;
        }
    }
    return NULL;
}

static const struct item *next_of_unit(const struct check *check, const struct check_unit *unit,
                                       size_t *i) {
    const struct page *page = &check->pages->pages[unit->first_page - 1];
    while (*i < page->count) {
        const struct item *item = &page->items[(*i)++];
        if (item->kind == ITEM_TEXT && check_unit_of(check, item) == unit) {
            return item;
        }
    }
    return NULL;
}

static bool shows_same(const struct placed_text *a, const struct placed_text *b) {
    return a->first == b->first && a->end == b->end && a->first_cluster == b->first_cluster &&
           a->end_cluster == b->end_cluster && str_equal(*a->lang, *b->lang);
}

static length area_left(const struct check *check, size_t page) {
    struct check at = *check;
    at.page = page;
    return check_area(&at).x;
}

/* What is repeated are the same runs, at the same places on their lines, and those at the same
 * distances from the first. */
static void check_repeated(struct check *check, const struct check_slot *slot,
                           const struct check_unit *unit) {
    size_t i = 0, k = 0;
    const struct item *first = NULL, *first_before = NULL;
    length aside = area_left(check, check->page) - area_left(check, unit->first_page);
    for (;;) {
        const struct item *item = next_in_slot(check, slot, &i);
        const struct item *before = next_of_unit(check, unit, &k);
        if (item == NULL || before == NULL) {
            return;
        }
        first = first == NULL ? item : first;
        first_before = first_before == NULL ? before : first_before;
        if (!shows_same(&item->text, &before->text) || item->text.x - before->text.x != aside ||
            item->text.baseline - first->text.baseline !=
                before->text.baseline - first_before->text.baseline) {
            check_fail(check, "merged cell repeated otherwise than it was", item);
            return;
        }
    }
}

static void check_first_line(struct check *check, const struct check_slot *slot,
                             const struct check_unit *unit) {
    size_t i = 0;
    const struct item *first = next_in_slot(check, slot, &i);
    if (first != NULL && check_is_of_one_style(check, unit)) {
        length offset = first->text.baseline - slot->top;
        if (offset != check_offset_of(check, unit->last_style)) {
            check_fail(check, "text too high or too low in its cell", first);
        }
    }
}

void check_merged(struct check *check, const struct check_part *part) {
    for (size_t column = 0; column < part->table->column_count; column++) {
        for (size_t band = part->table->head_count; band < part->bands.count; band++) {
            if (!check_is_apart(part->cells, part->bands.items[band].row, column)) {
                continue;
            }
            struct merged_part merged = part_beside(part, band, column);
            struct check_slot slot = check_merged_slot(check, part, band, column);
            bool is_repeated = is_begun_before(part, &merged);
            const struct doc_cell *cell = &check_row(part->table, merged.unit->row)->cells[column];
            if (!check_slot_shows(check, &slot, is_repeated ? ARTIFACT_REPEATED : ARTIFACT_NONE,
                                  cell)) {
                check_fail(check, "merged cell without its text", NULL);
            } else if (is_repeated && merged.unit->first_page > 0) {
                check_repeated(check, &slot, merged.unit);
            }
            check_first_line(check, &slot, merged.unit);
            band = merged.end - 1;
        }
    }
}

/* ---- Its height ------------------------------------------------------------------------------ */

/* The lower edge that the text in the slot asks for. */
static length asked_bottom(const struct check *check, const struct check_slot *slot,
                           const struct check_unit *unit) {
    length bottom = 0;
    size_t i = 0;
    for (const struct item *item; (item = next_in_slot(check, slot, &i)) != NULL;) {
        length wanted = check_wanted_bottom(check, unit->last_style, item->text.baseline);
        bottom = wanted > bottom ? wanted : bottom;
    }
    return bottom;
}

struct check_asked check_merged_asked(const struct check *check, const struct check_part *part,
                                      size_t band) {
    struct check_asked asked = {.is_known = true};
    for (size_t column = 0; column < part->table->column_count; column++) {
        if (!check_is_apart(part->cells, part->bands.items[band].row, column)) {
            continue;
        }
        struct merged_part merged = part_beside(part, band, column);
        if (merged.end != band + 1) {
            continue;
        }
        struct check_slot slot = check_merged_slot(check, part, band, column);
        length bottom = asked_bottom(check, &slot, merged.unit);
        length height = bottom - slot.top;
        asked.bottom = bottom > asked.bottom ? bottom : asked.bottom;
        asked.height = bottom > 0 && height > asked.height ? height : asked.height;
        asked.is_known = asked.is_known && check_is_of_one_style(check, merged.unit);
    }
    return asked;
}
