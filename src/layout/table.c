#include "layout/table.h"

#include "base/diag.h"
#include "doc/doc.h"
#include "layout/flow.h"

#include <assert.h>
#include <stdint.h>

static const struct table_style *style_of(const struct flow *flow) {
    return &flow->setter.doc->styles.table;
}

/* ---- Measuring ----------------------------------------------------------------------------- */

static void set_group_at(struct table *table, struct flow *flow, size_t row) {
    group_set(&table->group, &flow->setter, table->source, &table->source->rows[row], table->edges);
}

void table_measure(struct table *table, const struct doc_table *source, size_t unit,
                   struct flow *flow) {
    *table = (struct table){.source = source, .unit = unit};
    table->edges = columns_edges(&flow->columns, source);
    if (table->edges == NULL) {
        return;
    }
    table->borders = (struct borders){.edges = table->edges,
                                      .columns = source->column_count,
                                      .head = &table->head,
                                      .rule = style_of(flow)->rule,
                                      .frame = style_of(flow)->frame,
                                      .tint = style_of(flow)->tint};
    head_set(&table->head, &flow->setter, source, table->edges);
    if (source->row_count > 0) {
        set_group_at(table, flow, 0);
    }
}

void table_free(struct table *table) {
    head_free(&table->head);
    group_free(&table->group);
    continued_free(&table->mark);
}

/* A row that the next page takes whole is started here for a quarter of it or more. */
struct split_rules table_rules(const struct flow *flow, length head) {
    length full_room = flow->sheet.area.height - head;
    return (struct split_rules){.keep_lines = 2,
                                .full_room = full_room,
                                .least_part = 4,
                                .padding = cell_padding(&flow->setter)};
}

static struct split_rules rules_of(const struct table *table, const struct flow *flow) {
    return table_rules(flow, head_height(&table->head));
}

/* True where the last group, set and not yet begun, moves to the next page whole because what
 * stands below the table has to, if that page takes both and the headings that move with them. A
 * table without rows is such a group of no height. */
static bool moves_with_tail(struct table *table, const struct flow *flow, length room,
                            length above) {
    struct split_rules rules = rules_of(table, flow);
    struct split_group_piece piece = {.finished = true};
    if (flow_tail(flow) == 0) {
        return false;
    }
    if (table->source->row_count > 0) {
        piece = group_cut(&table->group, rules.full_room, &rules);
    }
    int64_t needed = (int64_t)piece.height + style_of(flow)->after + flow_tail(flow);
    return piece.finished && needed > room && above + needed <= rules.full_room;
}

/* True where the group that begins with `row` is the table's last. */
static bool is_last_group(const struct doc_table *source, size_t row) {
    return row + source->rows[row].group == source->row_count;
}

bool table_starts(struct table *table, const struct flow *flow, length room, length above) {
    const struct doc_table *source = table->source;
    if (table->edges == NULL) {
        return true;
    }
    struct split_rules rules = rules_of(table, flow);
    length group_room = room - head_height(&table->head);
    if (group_room < 0 ||
        (source->row_count > 0 && group_cut(&table->group, group_room, &rules).moved)) {
        return false;
    }
    bool is_end = source->row_count == 0 || is_last_group(source, 0);
    return !(is_end && moves_with_tail(table, flow, group_room, above));
}

/* ---- Parts: a table's stretch of one page --------------------------------------------------- */

static struct cell_frame frame_of(const struct table *table, const struct flow *flow) {
    return cell_frame_new(&flow->setter, table->borders.left, table->edges);
}

static void begin_part(struct table *table, struct flow *flow, enum artifact artifact) {
    table->borders.left = flow->sheet.area.x;
    struct head_spot spot = {frame_of(table, flow), flow->sheet.y, artifact};
    borders_begin(&table->borders, &flow->sheet, flow->sheet.y);
    head_place(&table->head, &spot, &flow->sheet);
    flow_mark(flow, table->source->head_marked, flow->sheet.y, head_height(&table->head));
    flow->sheet.y += head_height(&table->head);
    flow->sheet.is_empty = false;
}

static void next_part(struct table *table, struct flow *flow) {
    borders_end(&table->borders, &flow->sheet, flow->sheet.y);
    furniture_goes_on(&flow->furniture, &flow->setter, &flow->sheet);
    flow_end_page(flow);
    begin_part(table, flow, ARTIFACT_HEADER);
}

/* ---- Groups -------------------------------------------------------------------------------- */

/* Where all cells span a group, it is one row, and changed where any of its rows did. */
static bool is_marked(const struct set_group *group, size_t row) {
    bool marked = group->source[row].marked;
    for (size_t i = 1; group->rows == 1 && i < group->source->group; i++) {
        marked = marked || group->source[i].marked;
    }
    return marked;
}

static void mark_piece(const struct set_group *group, struct flow *flow,
                       const struct split_group_piece *piece, length y) {
    for (size_t row = group->first; row < piece->end; row++) {
        flow_mark(flow, is_marked(group, row), y, group->heights.items[row]);
        y += group->heights.items[row];
    }
}

static void place_piece(struct table *table, struct flow *flow,
                        const struct split_group_piece *piece) {
    struct set_group *group = &table->group;
    struct group_spot spot = {.frame = frame_of(table, flow),
                              .y = flow->sheet.y,
                              .mark = &table->mark,
                              .mark_lang = &flow->setter.doc->meta.lang};
    for (size_t row = group->first; row + 1 < piece->end; row++) {
        flow->sheet.y += group->heights.items[row];
        borders_between(&table->borders, &flow->sheet, flow->sheet.y, group->spans.items);
    }
    mark_piece(group, flow, piece, spot.y);
    flow->sheet.y = spot.y + piece->height;
    borders_row(&table->borders, &flow->sheet, flow->sheet.y);
    group_place(group, piece, &spot, &flow->sheet);
}

/* The least piece: a line with its padding. */
static length least_height(const struct table *table, const struct split_rules *rules) {
    return cells_highest_line(&table->group.set) + rules->padding;
}

/* At the most, above what goes on of a group. */
static length mark_height(const struct table *table, const struct flow *flow) {
    return continued_most(&flow->setter.pitches, table->source);
}

/* What stands here of the group. Where what stands below the table finds no room below the end of
 * its last group, that is less than could, as far as the rules allow: the rest goes to the next
 * page with it, if that takes both. */
static struct split_group_piece next_piece(struct table *table, const struct flow *flow) {
    const struct doc_table *source = table->source;
    struct split_rules rules = rules_of(table, flow);
    length room = flow_room(flow);
    struct split_group_piece piece = group_cut(&table->group, room, &rules);
    int64_t needed = (int64_t)piece.height + style_of(flow)->after + flow_tail(flow);
    bool is_last = is_last_group(source, (size_t)(table->group.source - source->rows));
    if (!is_last || !piece.finished || flow_tail(flow) == 0 || needed <= room) {
        return piece;
    }
    struct split_group_piece shorter = group_cut(&table->group, piece.height - 1, &rules);
    bool helps =
        !shorter.moved &&
        needed - shorter.height + mark_height(table, flow) + rules.padding <= rules.full_room;
    return helps ? shorter : group_cut(&table->group, room, &rules);
}

/* From its second piece on a group shows its mark above what is left of its cells, where a page is
 * high enough for both. */
static void mark_continued(struct table *table, struct flow *flow) {
    struct split_rules rules = rules_of(table, flow);
    continued_set(&table->mark, &flow->setter, table->source, table->group.source, table->edges);
    group_set_mark(&table->group, &table->mark, rules.full_room - least_height(table, &rules));
}

/* Under a head that leaves no room for a line, rows could only run off the page. */
static void check_head(struct table *table, struct flow *flow) {
    struct split_rules rules = rules_of(table, flow);
    if (rules.full_room < least_height(table, &rules) && !table->reported_head) {
        DIAG(flow->setter.diag, table->source->place, DIAG_TABLE_HEAD_TOO_TALL);
        flow->setter.failed = table->reported_head = true;
    }
}

static void place_group(struct table *table, struct flow *flow) {
    struct split_group_piece piece = {0};
    check_head(table, flow);
    while (!piece.finished) {
        piece = next_piece(table, flow);
        if (!piece.moved) {
            place_piece(table, flow, &piece);
        }
        if (!piece.finished) {
            next_part(table, flow);
        }
        if (!piece.finished && !piece.moved) {
            mark_continued(table, flow);
        }
    }
}

/* True where the group that begins with `row`, set and not yet begun, is to begin a page. */
static bool begins_page(struct table *table, const struct flow *flow, size_t row, size_t unit) {
    return planned_breaks(&flow->planned, unit) ||
           (is_last_group(table->source, row) && moves_with_tail(table, flow, flow_room(flow), 0));
}

void table_place(struct table *table, struct flow *flow, length above) {
    const struct doc_table *source = table->source;
    if (table->edges == NULL || source->head_count + source->row_count == 0) {
        return;
    }
    assert(source->mark_column < source->column_count);
    length gap = flow_gap(flow, style_of(flow)->before);
    if (!flow->sheet.is_empty && !table_starts(table, flow, flow_room(flow) - gap, above)) {
        flow_end_page(flow);
    }
    flow->sheet.y += flow_gap(flow, style_of(flow)->before);
    begin_part(table, flow, ARTIFACT_NONE);
    check_head(table, flow);
    size_t unit = table->unit;
    for (size_t i = 0; i < source->row_count; i += source->rows[i].group, unit++) {
        assert(source->rows[i].group > 0 && source->rows[i].group <= source->row_count - i);
        if (i > 0) {
            set_group_at(table, flow, i);
        }
        if (i > 0 && begins_page(table, flow, i, unit)) {
            next_part(table, flow);
        }
        place_group(table, flow);
    }
    borders_end(&table->borders, &flow->sheet, flow->sheet.y);
    flow->after = style_of(flow)->after;
}
