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
    sheet->rules.count = sheet->content.count = 0;
}

struct sheet sheet_new(const struct rect *front, const struct rect *back, struct arena *arena) {
    struct sheet sheet = {.arena = arena, .areas = {*front, *back}};
    begin_page(&sheet);
    return sheet;
}

void sheet_free(struct sheet *sheet) {
    array_free(&sheet->rules);
    array_free(&sheet->content);
    array_free(&sheet->links);
    array_free(&sheet->pages);
    array_free(&sheet->page_items);
}

length sheet_bottom(const struct sheet *sheet) {
    return sheet->area.y + sheet->area.height;
}

void sheet_add_rule(struct sheet *sheet, struct rect box) {
    array_push(&sheet->rules,
               (struct item){.kind = ITEM_RULE, .artifact = ARTIFACT_LAYOUT, .box = box});
}

void sheet_end_page(struct sheet *sheet) {
    size_t rules = sheet->rules.count, contents = sheet->content.count;
    struct item *items = arena_array_of(sheet->arena, struct item, rules + contents);
    if (rules > 0) {
        memcpy(items, sheet->rules.items, rules * sizeof *items);
    }
    if (contents > 0) {
        memcpy(items + rules, sheet->content.items, contents * sizeof *items);
    }
    array_push(&sheet->pages, (struct page){.items = items, .count = rules + contents});
    array_push(&sheet->page_items, items);
    begin_page(sheet);
}
