#include "layout/sheet.h"

#include "base/arena.h"

#include <string.h>

const struct rect *sheet_area(const struct sheet *sheet, size_t index) {
    return &sheet->areas[index % 2];
}

static void begin_page(struct sheet *sheet) {
    sheet->area = *sheet_area(sheet, sheet->pages.count);
    sheet->y = sheet->area.y;
    sheet->is_empty = true;
    sheet->fills.count = sheet->rules.count = sheet->bars.count = sheet->content.count = 0;
}

struct sheet sheet_new(const struct rect *front, const struct rect *back, struct arena *arena) {
    struct sheet sheet = {.arena = arena, .areas = {*front, *back}};
    begin_page(&sheet);
    return sheet;
}

void sheet_free(struct sheet *sheet) {
    array_free(&sheet->fills);
    array_free(&sheet->rules);
    array_free(&sheet->bars);
    array_free(&sheet->content);
    array_free(&sheet->links);
    array_free(&sheet->pages);
    array_free(&sheet->page_items);
}

length sheet_bottom(const struct sheet *sheet) {
    return sheet->area.y + sheet->area.height;
}

void sheet_add_fill(struct sheet *sheet, struct rect box, int tint) {
    array_push(&sheet->fills, (struct item){.kind = ITEM_FILL,
                                            .artifact = ARTIFACT_LAYOUT,
                                            .fill = {.box = box, .tint = tint}});
}

void sheet_add_rule(struct sheet *sheet, struct rect box) {
    array_push(&sheet->rules,
               (struct item){.kind = ITEM_RULE, .artifact = ARTIFACT_LAYOUT, .box = box});
}

void sheet_add_bar(struct sheet *sheet, const struct sheet_bar *bar) {
    length x = sheet->area.x - bar->gap - bar->width;
    struct rect box = {x > bar->edge ? x : bar->edge, bar->y, bar->width, bar->height};
    struct item *last = sheet->bars.count > 0 ? &sheet->bars.items[sheet->bars.count - 1] : NULL;
    if (last != NULL && last->box.y + last->box.height == bar->y) {
        last->box.height += bar->height;
    } else {
        array_push(&sheet->bars,
                   (struct item){.kind = ITEM_BAR, .artifact = ARTIFACT_CHANGE, .box = box});
    }
}

/* Moves the items of an array behind those that are there. */
static size_t add_items(struct item *items, size_t count, const struct item *more, size_t added) {
    if (added > 0) {
        memcpy(items + count, more, added * sizeof *items);
    }
    return count + added;
}

void sheet_end_page(struct sheet *sheet) {
    size_t count =
        sheet->fills.count + sheet->rules.count + sheet->bars.count + sheet->content.count;
    struct item *items = arena_array_of(sheet->arena, struct item, count);
    size_t at = add_items(items, 0, sheet->fills.items, sheet->fills.count);
    at = add_items(items, at, sheet->rules.items, sheet->rules.count);
    at = add_items(items, at, sheet->bars.items, sheet->bars.count);
    add_items(items, at, sheet->content.items, sheet->content.count);
    array_push(&sheet->pages, (struct page){.items = items, .count = count});
    array_push(&sheet->page_items, items);
    begin_page(sheet);
}
