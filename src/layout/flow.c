#include "layout/flow.h"

#include "base/diag.h"
#include "doc/doc.h"
#include "layout/galley.h"
#include "layout/split.h"
#include "layout/table.h"

#include <stdint.h>

void flow_end_page(struct flow *flow) {
    furniture_place(&flow->furniture, &flow->setter, &flow->sheet, flow->goes_on);
    flow->goes_on = false;
    sheet_end_page(&flow->sheet);
    flow->after = 0;
}

length flow_gap(const struct flow *flow, length before) {
    if (flow->sheet.is_empty) {
        return 0;
    }
    return flow->after > before ? flow->after : before;
}

length flow_room(const struct flow *flow) {
    return sheet_bottom(&flow->sheet) - flow->sheet.y;
}

void flow_report_no_room(struct flow *flow, const struct place *place) {
    if (!flow->reported_no_room) {
        DIAG(flow->setter.diag, *place, DIAG_PAGE_TOO_SMALL);
    }
    flow->reported_no_room = flow->setter.failed = true;
}

void flow_mark(struct flow *flow, bool marked, length y, length height) {
    const struct doc *doc = flow->setter.doc;
    if (marked) {
        sheet_add_bar(&flow->sheet, &(struct sheet_bar){.y = y,
                                                        .height = height,
                                                        .width = doc->styles.bar,
                                                        .gap = doc->styles.bar_gap,
                                                        .edge = doc->edge});
    }
}

static length line_height(const struct flow *flow, const struct text_style *style) {
    return pitch_of(&flow->setter.pitches, flow->setter.doc, style).height;
}

/* ---- Paragraphs ---------------------------------------------------------------------------- */

/* A paragraph is a row of one cell. One of fewer than four lines, which has no two lines for each
 * side of a cut, is not started where the next page takes it whole. */
struct split_rules flow_paragraph_rules(const struct flow *flow, size_t lines) {
    return (struct split_rules){
        .keep_lines = 2, .full_room = flow->sheet.area.height, .least_part = lines < 4};
}

static struct split_cell paragraph_cell(const struct galley *galley, size_t index) {
    const struct set_paragraph *set = &galley->paragraphs.items[index];
    return (struct split_cell){.lines = galley->heights.items + set->first_line,
                               .count = set->line_count};
}

static bool paragraph_starts(const struct flow *flow, const struct split_cell *cell, length room) {
    struct split_rules rules = flow_paragraph_rules(flow, cell->count);
    size_t take = 0;
    return !split_row(cell, 1, room, &rules, &take).moved;
}

/* Where the approval finds no room below the end of the last paragraph, fewer lines stand here, and
 * the others go to the next page with it, as far as the rules allow and that takes both. */
static struct split_piece cut_paragraph(const struct flow *flow, const struct split_cell *cell,
                                        const struct text_style *style, length room, size_t *take) {
    struct split_rules rules = flow_paragraph_rules(flow, cell->count);
    struct split_piece piece = split_row(cell, 1, room, &rules, take);
    if (piece.finished && flow_tail(flow) > 0 &&
        (int64_t)piece.height + style->after + flow_tail(flow) > room) {
        struct split_piece shorter = split_row(cell, 1, piece.height - 1, &rules, take);
        int64_t rest = (int64_t)(cell->count - *take) * line_height(flow, style);
        if (!shorter.moved && rest + style->after + flow_tail(flow) <= rules.full_room) {
            return shorter;
        }
        *take = cell->count;
    }
    return piece;
}

static void place_paragraph(struct flow *flow, const struct galley *galley, size_t index) {
    const struct set_paragraph *set = &galley->paragraphs.items[index];
    const struct text_style *style = set->source->style;
    struct split_cell cell = paragraph_cell(galley, index);
    while (cell.from < cell.count) {
        length gap = cell.from == 0 ? flow_gap(flow, style->before) : 0;
        size_t take = 0;
        struct split_piece piece = cut_paragraph(flow, &cell, style, flow_room(flow) - gap, &take);
        if (!piece.moved) {
            flow->sheet.y += gap;
            struct galley_part part = {index, set->first_line + cell.from, set->first_line + take};
            /* What is narrower stands in the middle: the letterhead between its pictures. */
            struct galley_spot spot = {.x = flow->sheet.area.x +
                                            (flow->sheet.area.width - set->width) / 2,
                                       .y = flow->sheet.y};
            galley_place(galley, &part, &spot, &flow->sheet);
            flow_mark(flow, set->source->marked, flow->sheet.y, piece.height);
            flow->sheet.y += piece.height;
            flow->sheet.is_empty = false;
            cell.from = take;
        }
        if (cell.from < cell.count) {
            flow_end_page(flow);
        }
    }
    flow->after = style->after;
}

/* ---- Groups -------------------------------------------------------------------------------- */

/* Paragraphs that keep with what follows, and that: a paragraph, the last in the galley, or a
 * table. */
struct group {
    struct galley galley;
    struct table table;
    bool has_table;
};

length flow_paragraph_width(const struct flow *flow, bool between_pictures) {
    return flow->sheet.area.width - (between_pictures ? 2 * flow->letterhead.inset : 0);
}

static void set_block(struct flow *flow, struct galley *galley, const struct paragraph *paragraph,
                      bool between_pictures) {
    length width = flow_paragraph_width(flow, between_pictures);
    flow->setter.place = paragraph->place;
    bool too_wide = galley_add(galley, &flow->setter, paragraph, width, NULL)->too_wide;
    if (too_wide || line_height(flow, paragraph->style) > flow->sheet.area.height) {
        flow_report_no_room(flow, &paragraph->place);
    }
}

/* Measures the group that begins with block `i` and returns the block after it. What is longer than
 * a page cannot be kept together, so it ends there. */
static size_t measure_group(struct flow *flow, size_t i, struct group *group) {
    const struct doc *doc = flow->setter.doc;
    int64_t height = 0;
    for (bool goes_on = true; goes_on && i < doc->count; i++) {
        const struct block *block = &doc->blocks[i];
        if (block->table != NULL) {
            table_measure(&group->table, block->table, planned_unit(&flow->planned, i), flow);
            group->has_table = true;
            return i + 1;
        }
        set_block(flow, &group->galley, &block->paragraph, i < doc->pictures.blocks);
        size_t count = group->galley.paragraphs.count;
        height += (int64_t)group->galley.paragraphs.items[count - 1].line_count *
                  line_height(flow, block->paragraph.style);
        goes_on = block->paragraph.style->keep_with_next && height <= flow->sheet.area.height;
    }
    return i;
}

/* True where a last paragraph that would begin where the trial is, in a chain from `top` on, moves
 * to the next page whole, because the approval below it has to and that page takes all of it. */
static bool moves_with_tail(const struct flow *trial, length top, const struct text_style *style,
                            size_t lines) {
    int64_t needed = (int64_t)lines * line_height(trial, style) + style->after + flow_tail(trial);
    return flow_tail(trial) > 0 && needed > flow_room(trial) &&
           trial->sheet.y - top + needed <= trial->sheet.area.height;
}

/* True where the whole chain stands on this page and what follows it starts there. */
static bool group_starts(const struct flow *flow, struct group *group) {
    struct flow trial = *flow;
    length top = 0;
    const struct galley *galley = &group->galley;
    for (size_t i = 0; i < galley->paragraphs.count; i++) {
        const struct text_style *style = galley->paragraphs.items[i].source->style;
        struct split_cell cell = paragraph_cell(galley, i);
        trial.sheet.y += flow_gap(&trial, style->before);
        top = i == 0 ? trial.sheet.y : top;
        if (i + 1 == galley->paragraphs.count && !group->has_table) {
            return paragraph_starts(&trial, &cell, flow_room(&trial)) &&
                   !moves_with_tail(&trial, top, style, cell.count);
        }
        if ((int64_t)cell.count * line_height(flow, style) > flow_room(&trial)) {
            return false;
        }
        trial.sheet.y += (length)cell.count * line_height(flow, style);
        trial.sheet.is_empty = false;
        trial.after = style->after;
    }
    length gap = flow_gap(&trial, flow->setter.doc->styles.table.before);
    length above = galley->paragraphs.count > 0 ? trial.sheet.y + gap - top : 0;
    return table_starts(&group->table, flow, flow_room(&trial) - gap, above);
}

/* The pictures stand on the page that the letterhead begins on, and where it ends. */
static void place_pictures(struct flow *flow, size_t placed) {
    if (placed == 0) {
        letterhead_place_left(&flow->letterhead, &flow->sheet);
    }
    if (placed == flow->setter.doc->pictures.blocks) {
        letterhead_place_right(&flow->letterhead, &flow->sheet);
        length end = flow->sheet.area.y + flow->letterhead.height;
        if (flow->letterhead.height > 0 && flow->sheet.y < end) {
            flow->sheet.y = end;
        }
    }
}

static void place_table(struct flow *flow, struct group *group, size_t page, length top) {
    bool is_headed = group->galley.paragraphs.count > 0;
    length begin = page == flow->sheet.pages.count ? top : flow->sheet.area.y;
    length gap = flow_gap(flow, flow->setter.doc->styles.table.before);
    table_place(&group->table, flow, is_headed ? flow->sheet.y + gap - begin : 0);
}

/* `first` is the number of the group's first block. */
static void place_group(struct flow *flow, struct group *group, size_t first) {
    size_t last = flow->setter.doc->count - 1;
    bool begins_page = planned_breaks(&flow->planned, planned_unit(&flow->planned, first));
    if (!flow->sheet.is_empty && (begins_page || !group_starts(flow, group))) {
        flow_end_page(flow);
    }
    size_t page = flow->sheet.pages.count;
    length top = flow->sheet.y;
    for (size_t i = 0; i < group->galley.paragraphs.count; i++) {
        flow->is_last = first + i == last;
        place_paragraph(flow, &group->galley, i);
        place_pictures(flow, first + i + 1);
    }
    flow->is_last = first + group->galley.paragraphs.count == last;
    if (group->has_table) {
        place_table(flow, group, page, top);
    }
}

length flow_tail(const struct flow *flow) {
    return flow->is_last ? flow->approval.height : 0;
}

static void place_approval(struct flow *flow) {
    if (flow->approval.height == 0) {
        return;
    }
    length gap = flow_gap(flow, 0);
    if (flow->approval.too_wide || flow->approval.height > flow->sheet.area.height) {
        flow_report_no_room(flow, &flow->setter.doc->approval.paragraphs[0].place);
        return;
    }
    if (flow_room(flow) < gap + flow->approval.height) {
        flow_end_page(flow);
        gap = 0;
    }
    flow->sheet.y += gap;
    approval_place(&flow->approval, &flow->setter, &flow->sheet);
}

void flow_blocks(struct flow *flow) {
    struct group group = {0};
    flow->columns = columns_choose(&flow->setter, flow->sheet.area.width);
    letterhead_measure(&flow->letterhead, &flow->setter, &flow->sheet.area, &group.galley);
    approval_measure(&flow->approval, &flow->setter, flow->sheet.area.width);
    flow->planned = planned_new(flow);
    place_pictures(flow, 0);
    for (size_t i = 0; i < flow->setter.doc->count;) {
        size_t first = i;
        i = measure_group(flow, i, &group);
        flow->is_last = i == flow->setter.doc->count;
        place_group(flow, &group, first);
        galley_clear(&group.galley);
        if (group.has_table) {
            table_free(&group.table);
            group.has_table = false;
        }
    }
    place_approval(flow);
    approval_free(&flow->approval);
    planned_free(&flow->planned);
    galley_free(&group.galley);
}
