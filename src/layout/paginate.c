#include "layout/paginate.h"

#include "base/arena.h"
#include "layout/flow.h"

#include <assert.h>
#include <stdio.h>

#ifndef NDEBUG
/* The whole layout, put to the proof. */
static bool holds(const struct doc *doc, const struct pages *pages) {
    struct buffer violations = {0};
    bool fine = pages_check(doc, pages, &violations);
    fprintf(stderr, "%.*s", STR_ARG(buffer_str(&violations)));
    buffer_free(&violations);
    return fine;
}
#endif

/* Of the front of a sheet; on its back the room for binding is at the other edge. */
static struct rect text_area(const struct doc *doc, const struct furniture_set *furniture) {
    const struct gutter *gutter = &doc->gutter;
    length top = doc->margin + furniture->draft.reserve;
    length bottom = doc->margin + furniture->footer.reserve;
    return (struct rect){doc->margin + gutter->left, top + gutter->top,
                         doc->page_width - 2 * doc->margin - gutter->left,
                         doc->page_height - top - bottom - gutter->top};
}

static struct rect on_the_back(const struct doc *doc, struct rect area) {
    area.x -= doc->gutter.left;
    area.y -= doc->gutter.top;
    return area;
}

/* Where the master says the first thing that would need room; there is nothing better to point
 * at. */
static const struct place *first_place(const struct doc *doc) {
    static const struct place nowhere = {0};
    if (doc->count == 0) {
        return &nowhere;
    }
    const struct block *block = &doc->blocks[0];
    return block->table != NULL ? &block->table->place : &block->paragraph.place;
}

static const struct pages *finish(struct flow *flow) {
    flow_end_page(flow);
    furniture_number(&flow->setter, &flow->sheet);
    struct pages *pages = arena_new_of(flow->setter.arena, struct pages);
    pages->width = flow->setter.doc->page_width;
    pages->height = flow->setter.doc->page_height;
    pages->pitches = flow->setter.pitches;
    pages->count = flow->sheet.pages.count;
    pages->planned = flow->planned.pages;
    pages->columns = flow->columns;
    pages->pages = array_keep(&flow->sheet.pages, flow->setter.arena);
    /* Text that a font lacks is left out, and reported: such pages are not whole. */
    assert(diag_failed(flow->setter.diag) || holds(flow->setter.doc, pages));
    return pages;
}

const struct pages *paginate(const struct doc *doc, struct shaper *shaper, struct arena *arena,
                             struct diag *diag) {
    struct flow flow = {.setter = {.doc = doc, .shaper = shaper, .arena = arena, .diag = diag}};
    const struct pages *pages = NULL;
    pitches_measure(&flow.setter);
    furniture_measure(&flow.furniture, &flow.setter);
    struct rect area = text_area(doc, &flow.furniture), back = on_the_back(doc, area);
    flow.sheet = sheet_new(&area, &back, arena);
    if (area.width <= 0 || area.height <= 0) {
        flow_report_no_room(&flow, first_place(doc));
    } else {
        flow_blocks(&flow);
    }
    if (!flow.setter.failed) {
        pages = finish(&flow);
    }
    furniture_free(&flow.furniture);
    sheet_free(&flow.sheet);
    setter_free(&flow.setter);
    return pages;
}
