/* Invariant 8: the bars beside what changed. */
#include "layout/page_check.h"

/* A bar stands between the paper's edge and the text area, no higher and no lower than that. */
void check_bar(struct check *check, const struct item *item) {
    struct rect area = check_area(check);
    struct rect margin = {check->doc->edge, area.y, area.x - check->doc->edge, area.height};
    if (item->artifact != ARTIFACT_CHANGE || item->node != NULL) {
        check_fail(check, "bar of the wrong kind", item);
    }
    const struct rect *box = &item->box;
    if (box->x < margin.x || box->x + box->width > margin.x + margin.width || box->y < margin.y ||
        box->y + box->height > margin.y + margin.height) {
        check_fail(check, "bar outside the margin", item);
    }
}

/* True where the unit is marked as changed. Of rows that are not all alike, a cell that spans them
 * stands beside both: nothing can be said. */
static bool is_marked(const struct check *check, const struct check_unit *unit, bool *is_known) {
    *is_known = true;
    if (unit->table == NULL) {
        *is_known = unit->block < check->doc->count;
        return *is_known && check_paragraph(check, unit, unit->paragraph)->marked;
    }
    if (unit->row < unit->table->head_count) {
        return unit->table->head_marked;
    }
    struct check_group group = check_group_of(unit->table, unit->row);
    bool marked = check_row(unit->table, unit->row)->marked;
    bool is_shared = check_is_shared(unit->table, &group, unit->column) || group.rows == 1;
    size_t rows = check_row(unit->table, unit->row)->cells[unit->column].rows;
    size_t behind = unit->row + rows > group.behind ? unit->row + rows : group.behind;
    is_shared = is_shared || rows > 1;
    for (size_t row = group.first; is_shared && row < behind; row++) {
        *is_known = *is_known && check_row(unit->table, row)->marked == marked;
    }
    return marked;
}

static bool has_bar(const struct check *check, length baseline) {
    const struct page *page = &check->pages->pages[check->page - 1];
    for (size_t i = 0; i < page->count && page->items[i].kind <= ITEM_BAR; i++) {
        const struct rect *box = &page->items[i].box;
        if (page->items[i].kind == ITEM_BAR && box->y < baseline &&
            box->y + box->height > baseline) {
            return true;
        }
    }
    return false;
}

void check_mark(struct check *check, const struct check_unit *unit, const struct item *item) {
    bool is_known = false;
    bool marked = is_marked(check, unit, &is_known);
    if (is_known && marked != has_bar(check, item->text.baseline)) {
        check_fail(check, marked ? "no bar beside what changed" : "bar beside what did not change",
                   item);
    }
}

void check_head_mark(struct check *check, const struct doc_table *table, length y) {
    if (table->head_count > 0 && table->head_marked != has_bar(check, y)) {
        check_fail(check, "bar beside a head is not as it is marked", NULL);
    }
}
