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

static void set_group_at(struct table *table, struct flow *flow, size_t row) {
    merged_set(&table->merged, &flow->setter, table->edges, row, rules_of(table, flow).full_room);
    group_set(&table->group, &flow->setter, table->source, &table->source->rows[row], table->edges,
              table->merged.apart);
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
    table->merged = merged_new(source);
    if (source->row_count > 0) {
        set_group_at(table, flow, 0);
    }
}

void table_free(struct table *table) {
    head_free(&table->head);
    group_free(&table->group);
    merged_free(&table->merged);
    continued_free(&table->mark);
}

/* Cuts what is left of the group to `room`, which merged cells beside it need too. */
static struct split_group_piece cut_group(struct table *table, length room,
                                          const struct split_rules *rules) {
    if (room < rules->full_room && merged_least(&table->merged) > room) {
        return (struct split_group_piece){.moved = true};
    }
    return group_cut(&table->group, room, rules);
}

static length longer(length a, length b) {
    return a > b ? a : b;
}

/* The height of a piece at `y` that ends the table: merged cells that end with it need theirs. */
static length height_at_end(const struct table *table, const struct split_group_piece *piece,
                            length y) {
    return longer(piece->height, merged_bottom(&table->merged, y) - y);
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
    int64_t below = (int64_t)style_of(flow)->after + flow_tail(flow);
    int64_t here = height_at_end(table, &piece, sheet_bottom(&flow->sheet) - room);
    int64_t there = longer(piece.height, merged_highest(&table->merged));
    return piece.finished && here + below > room && above + there + below <= rules.full_room;
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
    if (group_room < 0 || (source->row_count > 0 && cut_group(table, group_room, &rules).moved)) {
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

/* Below the last row the rule goes through merged cells too: they are closed where a page ends. */
static void end_part(struct table *table, struct flow *flow) {
    if (table->is_edge_due) {
        struct cell_frame frame = frame_of(table, flow);
        length more = longer(0, merged_page_bottom(&table->merged) - flow->sheet.y);
        flow_mark(flow, table->is_last_marked && more > 0, flow->sheet.y, more);
        flow->sheet.y += more;
        merged_end_page(&table->merged, &frame, &flow->sheet);
        borders_row(&table->borders, &flow->sheet, flow->sheet.y);
        table->is_edge_due = false;
    }
    borders_end(&table->borders, &flow->sheet, flow->sheet.y);
}

static void next_part(struct table *table, struct flow *flow) {
    end_part(table, flow);
    flow->goes_on = true;
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

static void mark_piece(struct table *table, struct flow *flow,
                       const struct split_group_piece *piece, length y) {
    const struct set_group *group = &table->group;
    for (size_t row = group->first; row < piece->end; row++) {
        table->is_last_marked = is_marked(group, row);
        flow_mark(flow, table->is_last_marked, y, group->heights.items[row]);
        y += group->heights.items[row];
    }
}

/* Merged cells that end with the group may need more than its rows. */
static void stretch_piece(struct table *table, struct split_group_piece *piece, length y) {
    length more = merged_bottom(&table->merged, y) - (y + piece->height);
    if (piece->finished && more > 0) {
        table->group.heights.items[piece->end - 1] += more;
        piece->height += more;
    }
}

static void place_piece(struct table *table, struct flow *flow, struct split_group_piece *piece) {
    struct set_group *group = &table->group;
    struct group_spot spot = {.frame = frame_of(table, flow),
                              .y = flow->sheet.y,
                              .mark = &table->mark,
                              .mark_lang = &flow->setter.doc->meta.lang,
                              .merged = &table->merged};
    if (table->is_edge_due) {
        borders_between(&table->borders, &flow->sheet, flow->sheet.y, table->merged.joined);
    }
    merged_begin(&table->merged, spot.y);
    stretch_piece(table, piece, spot.y);
    for (size_t row = group->first; row + 1 < piece->end; row++) {
        flow->sheet.y += group->heights.items[row];
        borders_between(&table->borders, &flow->sheet, flow->sheet.y, group->spans.items);
    }
    mark_piece(table, flow, piece, spot.y);
    flow->sheet.y = spot.y + piece->height;
    table->is_edge_due = true;
    group_place(group, piece, &spot, &flow->sheet);
    if (piece->finished) {
        merged_end_group(&table->merged, &spot.frame, &flow->sheet);
    }
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
    struct split_group_piece piece = cut_group(table, room, &rules);
    int64_t below = (int64_t)style_of(flow)->after + flow_tail(flow);
    bool is_last = is_last_group(source, (size_t)(table->group.source - source->rows));
    if (!is_last || !piece.finished || flow_tail(flow) == 0 ||
        height_at_end(table, &piece, flow->sheet.y) + below <= room) {
        return piece;
    }
    struct split_group_piece shorter = group_cut(&table->group, piece.height - 1, &rules);
    length rest = longer(piece.height - shorter.height + mark_height(table, flow) + rules.padding,
                         merged_highest(&table->merged));
    bool helps = !shorter.moved && rest + below <= rules.full_room;
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
    end_part(table, flow);
    flow->after = style_of(flow)->after;
}
