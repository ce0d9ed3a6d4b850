#include "layout/measures.h"

#include "base/arena.h"
#include "base/array.h"
#include "doc/doc.h"
#include "layout/widths.h"

bool text_ends_as_last_resort(const struct placed_text *run, const struct item *next) {
    bool goes_on = next != NULL && next->kind == ITEM_TEXT && next->text.text == run->text &&
                   next->text.baseline == run->baseline;
    if (goes_on || run->end == run->first) {
        return false;
    }
    const struct piece *last = &run->text->pieces[run->end - 1];
    return run->end_cluster < last->clusters ||
           (run->end < run->text->count && last->after == BREAK_NEVER);
}

/* ---- Pages ---------------------------------------------------------------------------------- */

/* The lowest that the item reaches; 0 for what stands outside of the text's room. */
static length bottom_of(const struct item *item) {
    bool in_text = item->artifact == ARTIFACT_NONE || item->artifact == ARTIFACT_LAYOUT ||
                   item->artifact == ARTIFACT_HEADER || item->artifact == ARTIFACT_CONTINUED;
    if (!in_text) {
        return 0;
    }
    switch (item->kind) {
    case ITEM_RULE:
        return item->box.y + item->box.height;
    case ITEM_TEXT:
        return item->text.baseline;
    case ITEM_PICTURE:
        return item->picture.box.y + item->picture.box.height;
    default:
        return 0;
    }
}

/* Only the row that stands first on a page can have begun before it; its mark says so. */
static struct page_measures measure_page(const struct page *page, length top) {
    struct page_measures measures = {0};
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        const struct item *next = i + 1 < page->count ? item + 1 : NULL;
        length bottom = bottom_of(item) - top;
        measures.filled = bottom > measures.filled ? bottom : measures.filled;
        measures.continued |= item->artifact == ARTIFACT_CONTINUED;
        measures.last_resort += item->kind == ITEM_TEXT && item->artifact == ARTIFACT_NONE &&
                                text_ends_as_last_resort(&item->text, next);
    }
    return measures;
}

/* ---- Tables --------------------------------------------------------------------------------- */

/* Their widths were resolved when they were laid out: that they can be is known. */
static struct table_measures measure_table(const struct doc_table *table, length text_width,
                                           struct arena *arena) {
    struct diag *unheard = diag_new();
    length *edges = arena_array_of(arena, length, table->column_count + 1);
    length *widths = arena_array_of(arena, length, table->column_count);
    (void)widths_resolve(table, text_width, edges, unheard);
    for (size_t i = 0; i < table->column_count; i++) {
        widths[i] = edges[i + 1] - edges[i];
    }
    diag_free(unheard);
    return (struct table_measures){widths, table->column_count};
}

struct layout_measures layout_measure(const struct doc *doc, const struct pages *pages,
                                      struct arena *arena) {
    length top = doc->margin + doc->gutter.top;
    length text_width = doc->page_width - 2 * doc->margin - doc->gutter.left;
    ARRAY(struct table_measures) tables = {0};
    struct page_measures *measured = arena_array_of(arena, struct page_measures, pages->count);
    for (size_t i = 0; i < pages->count; i++) {
        /* On the back of a sheet the room for binding is at the lower edge. */
        measured[i] = measure_page(&pages->pages[i], i % 2 == 0 ? top : doc->margin);
    }
    for (size_t i = 0; i < doc->count; i++) {
        if (doc->blocks[i].table != NULL) {
            array_push(&tables, measure_table(doc->blocks[i].table, text_width, arena));
        }
    }
    struct layout_measures measures = {.room = doc->page_height - 2 * doc->margin - doc->gutter.top,
                                       .pages = measured,
                                       .page_count = pages->count,
                                       .table_count = tables.count};
    measures.tables = array_keep(&tables, arena);
    return measures;
}
