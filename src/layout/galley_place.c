#include "layout/galley.h"

#include "doc/doc.h"
#include "layout/sheet.h"

#include <stdbool.h>
#include <stdint.h>

/* A paragraph's lines on their way to a page. */
struct placing {
    struct sheet *sheet;
    const struct set_paragraph *set;
    const struct galley_spot *spot;
    length line_top;
};

static bool is_content(const struct placing *placing) {
    return placing->spot->artifact == ARTIFACT_NONE;
}

static length baseline_of(const struct placing *placing) {
    return placing->line_top + placing->set->pitch.baseline;
}

/* ---- Text ---------------------------------------------------------------------------------- */

static void place_run(struct placing *placing, struct placed_text run, const struct span *span) {
    run.lang = placing->spot->lang != NULL ? placing->spot->lang : &span->lang;
    run.baseline = baseline_of(placing);
    const struct node *node = is_content(placing) ? span->node : NULL;
    array_push(&placing->sheet->content, (struct item){.kind = ITEM_TEXT,
                                                       .artifact = placing->spot->artifact,
                                                       .node = node,
                                                       .text = run});
}

static void place_label(struct placing *placing) {
    const struct text *label = placing->set->label;
    if (label->count > 0) {
        struct placed_text run = {.text = label,
                                  .end = (uint32_t)label->count,
                                  .end_cluster = label->pieces[label->count - 1].clusters,
                                  .x = placing->spot->x + placing->set->source->label_indent};
        place_run(placing, run, placing->set->source->label);
    }
}

static bool are_alike(const struct span *a, const struct span *b) {
    return a->node == b->node && a->link == b->link && a->bold == b->bold &&
           str_equal(a->lang, b->lang);
}

/* The run of a line that begins with piece `first`, at `x`; `width` is what it takes. */
static struct placed_text next_run(const struct set_paragraph *set, const struct line *line,
                                   uint32_t first, length x, length *width) {
    const struct text *text = set->text;
    const struct span *spans = set->source->spans;
    struct placed_text run = {.text = text, .first = first, .end = first, .x = x};
    run.first_cluster = first == line->first ? line->first_cluster : 0;
    *width = 0;
    while (run.end < line->end &&
           are_alike(&spans[text->pieces[first].source], &spans[text->pieces[run.end].source])) {
        const struct piece *piece = &text->pieces[run.end];
        uint32_t from = run.end == line->first ? line->first_cluster : 0;
        run.end++;
        run.end_cluster = run.end == line->end ? line->end_cluster : piece->clusters;
        *width += from == 0 && run.end_cluster == piece->clusters
                      ? piece->width
                      : segment_width(piece, from, run.end_cluster, text->size);
    }
    return run;
}

static bool has_clusters(const struct placed_text *run) {
    return run->end > run->first + 1 || run->end_cluster > run->first_cluster;
}

/* ---- Links --------------------------------------------------------------------------------- */

/* Adds a link's box on this line: with the one before, where the link goes on from there. It is as
 * high as the line, so that links on lines below each other meet but never overlap. */
static void add_link(struct placing *placing, const struct link *link, length x, length width) {
    struct rect box = {x, placing->line_top, width, placing->set->pitch.height};
    struct sheet *sheet = placing->sheet;
    struct item *last = sheet->links.count > 0 ? &sheet->links.items[sheet->links.count - 1] : NULL;
    if (last != NULL && last->link.link == link && last->link.box.y == box.y) {
        last->link.box.width = x + width - last->link.box.x;
        return;
    }
    struct item item = {.kind = ITEM_LINK, .node = link->node};
    item.link.link = link;
    item.link.box = box;
    array_push(&sheet->links, item);
}

static void place_links(struct sheet *sheet) {
    for (size_t i = 0; i < sheet->links.count; i++) {
        array_push(&sheet->content, sheet->links.items[i]);
    }
    sheet->links.count = 0;
}

/* ---- Lines --------------------------------------------------------------------------------- */

static void place_line(struct placing *placing, const struct line *line, size_t number) {
    const struct set_paragraph *set = placing->set;
    length x = placing->spot->x + paragraph_line_x(set, line, number);
    length ink_end = x + line->width, width = 0;
    if (number == 0 && set->label != NULL) {
        place_label(placing);
    }
    for (uint32_t first = line->first; first < line->end; x += width) {
        const struct span *span = &set->source->spans[set->text->pieces[first].source];
        struct placed_text run = next_run(set, line, first, x, &width);
        length ink = x + width > ink_end ? ink_end - x : width;
        if (has_clusters(&run)) {
            place_run(placing, run, span);
        }
        if (span->link != NULL && ink > 0 && is_content(placing)) {
            add_link(placing, span->link, x, ink);
        }
        first = run.end;
    }
}

static void place_destination(struct placing *placing) {
    if (placing->set->source->outline.size > 0 && is_content(placing)) {
        struct item item = {.kind = ITEM_DESTINATION};
        item.destination.paragraph = placing->set->source;
        item.destination.y = placing->line_top;
        array_push(&placing->sheet->content, item);
    }
}

void galley_place(const struct galley *galley, const struct galley_part *part,
                  const struct galley_spot *spot, struct sheet *sheet) {
    struct placing placing = {.sheet = sheet,
                              .set = &galley->paragraphs.items[part->paragraph],
                              .spot = spot,
                              .line_top = spot->y};
    for (size_t i = part->from; i < part->to; i++) {
        while (i >= placing.set->first_line + placing.set->line_count) {
            place_links(sheet);
            placing.set++;
        }
        size_t number = i - placing.set->first_line;
        placing.line_top += i > part->from ? galley->heights.items[i].before : 0;
        if (number == 0) {
            place_destination(&placing);
        }
        place_line(&placing, &galley->lines.items[i], number);
        placing.line_top += galley->heights.items[i].height;
    }
    place_links(sheet);
}
