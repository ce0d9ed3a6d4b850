#include "layout/measures.h"

#include "base/arena.h"
#include "doc/doc.h"

/* The piece that the run ends its line with; NULL where it does not, or ends the text. */
static const struct piece *line_end(const struct placed_text *run, const struct item *next) {
    bool goes_on = next != NULL && next->kind == ITEM_TEXT && next->text.text == run->text &&
                   next->text.baseline == run->baseline;
    return goes_on || run->end == run->first ? NULL : &run->text->pieces[run->end - 1];
}

bool text_ends_as_last_resort(const struct placed_text *run, const struct item *next) {
    const struct piece *last = line_end(run, next);
    return last != NULL && (run->end_cluster < last->clusters ||
                            (run->end < run->text->count && last->after == BREAK_NEVER));
}

bool text_ends_reluctantly(const struct placed_text *run, const struct item *next) {
    const struct piece *last = line_end(run, next);
    return last != NULL && run->end_cluster == last->clusters && run->end < run->text->count &&
           last->after > BREAK_NEVER && last->after < BREAK_ALLOWED;
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

/* The number of the row that the item's text belongs to, from 1; 0 where it is in none. */
static uint32_t row_of(const struct item *item) {
    const struct node *node = item->kind == ITEM_TEXT ? item->node : NULL;
    while (node != NULL && node->role != ROLE_TR) {
        node = node->parent;
    }
    return node != NULL ? node->number + 1 : 0;
}

/* Rows come in the order of their numbers: what has one of `rows`, the last of the pages before, or
 * less began there. That is the row that stands first on the page, or cells beside it. */
static struct page_measures measure_page(const struct page *page, length top, uint32_t *rows) {
    struct page_measures measures = {0};
    uint32_t last = *rows;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        const struct item *next = i + 1 < page->count ? item + 1 : NULL;
        length bottom = bottom_of(item) - top;
        measures.filled = bottom > measures.filled ? bottom : measures.filled;
        uint32_t row = row_of(item);
        measures.continued |= row > 0 && row <= last;
        *rows = row > *rows ? row : *rows;
        measures.last_resort += item->kind == ITEM_TEXT && item->artifact == ARTIFACT_NONE &&
                                text_ends_as_last_resort(&item->text, next);
        measures.reluctant += item->kind == ITEM_TEXT && item->artifact == ARTIFACT_NONE &&
                              text_ends_reluctantly(&item->text, next);
    }
    return measures;
}

/* ---- Tables --------------------------------------------------------------------------------- */

static struct table_measures measure_table(const struct table_columns *columns,
                                           struct arena *arena) {
    size_t count = columns->table->column_count;
    length *widths = arena_array_of(arena, length, count);
    for (size_t i = 0; i < count; i++) {
        widths[i] = columns->edges[i + 1] - columns->edges[i];
    }
    return (struct table_measures){widths, count};
}

struct layout_measures layout_measure(const struct doc *doc, const struct pages *pages,
                                      struct arena *arena) {
    length top = doc->margin + doc->gutter.top;
    const struct columns *columns = &pages->columns;
    uint32_t rows = 0;
    struct table_measures *tables = arena_array_of(arena, struct table_measures, columns->count);
    struct page_measures *measured = arena_array_of(arena, struct page_measures, pages->count);
    for (size_t i = 0; i < pages->count; i++) {
        /* On the back of a sheet the room for binding is at the lower edge. */
        measured[i] = measure_page(&pages->pages[i], i % 2 == 0 ? top : doc->margin, &rows);
    }
    for (size_t i = 0; i < columns->count; i++) {
        tables[i] = measure_table(&columns->tables[i], arena);
    }
    return (struct layout_measures){.room = doc->page_height - 2 * doc->margin - doc->gutter.top,
                                    .pages = measured,
                                    .page_count = pages->count,
                                    .tables = tables,
                                    .table_count = columns->count};
}
