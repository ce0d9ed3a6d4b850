#include "layout/planned.h"

#include "base/arena.h"
#include "base/array.h"
#include "doc/doc.h"
#include "layout/flow.h"
#include "layout/mark_tops.h"
#include "layout/plan.h"
#include "layout/table.h"

#include <stdint.h>
#include <string.h>

/* What a unit is made of. */
struct source {
    const struct doc_table *table; /* NULL: a paragraph */
    const struct doc_row *row;     /* the first of its group; NULL: the table has none */
    const length *edges;
    length mark_room; /* that the mark of a continued row may have */
    bool has_tops;    /* what it takes is known: many ways lead through a unit that goes on */
    struct mark_tops tops;
};

/* A document being measured. */
struct measuring {
    struct flow *flow;
    struct arena *arena; /* only until the plan is made */
    ARRAY(struct plan_unit) units;
    ARRAY(struct source) sources; /* one a unit */
    struct galley galley;         /* scratch */
    struct set_group group;       /* scratch */
    struct mark_measuring marks;
    struct merged merged; /* of the table being measured */
    size_t *first_beside; /* one a column: the first and end unit of its merged cell */
    size_t *end_beside;
    size_t columns;  /* most that a table has */
    bool is_keeping; /* the last paragraph keeps with what follows it */
    int64_t kept;    /* the height of that and of those that keep with it */
};

/* ---- Units ----------------------------------------------------------------------------------- */

static const struct split_line *keep_lines(struct measuring *measuring,
                                           const struct split_line *lines, size_t count) {
    struct split_line *kept = arena_array_of(measuring->arena, struct split_line, count);
    if (count > 0) {
        memcpy(kept, lines, count * sizeof *kept);
    }
    return kept;
}

/* More than any page where the cells are higher than one. */
static length whole_height(const struct split_group *group, const struct split_rules *rules) {
    size_t most_rows = group->rows + (group->rows > 1);
    size_t *take = memory_zeroed(memory_product(most_rows * group->columns + 1, sizeof *take));
    length *heights = memory_zeroed(memory_product(group->rows + 1, sizeof *heights));
    struct split_group_piece piece = split_group(group, rules->full_room, rules, take, heights);
    memory_free(take);
    memory_free(heights);
    return piece.finished ? piece.height : INT32_MAX;
}

static void add_unit(struct measuring *measuring, struct plan_unit unit, struct source source) {
    unit.whole = unit.group.columns > 0 ? whole_height(&unit.group, &unit.rules) : 0;
    array_push(&measuring->units, unit);
    array_push(&measuring->sources, source);
}

/* A unit of one cell. */
static void add_cell(struct measuring *measuring, struct split_cell cell, struct plan_unit unit) {
    struct split_cell *kept = arena_new_of(measuring->arena, struct split_cell);
    *kept = cell;
    unit.group = (struct split_group){.cells = kept, .rows = 1, .columns = 1};
    unit.cells = kept;
    add_unit(measuring, unit, (struct source){.table = NULL});
}

static length line_of(const struct flow *flow, const struct paragraph *paragraph) {
    return pitch_of(&flow->setter.pitches, flow->setter.doc, paragraph->style).height;
}

static void add_paragraph(struct measuring *measuring, const struct paragraph *paragraph,
                          bool between_pictures) {
    struct flow *flow = measuring->flow;
    struct galley *galley = &measuring->galley;
    length width = flow_paragraph_width(flow, between_pictures);
    galley_clear(galley);
    (void)galley_add(galley, &flow->setter, paragraph, width, NULL);
    int64_t height = (int64_t)galley->heights.count * line_of(flow, paragraph);
    measuring->kept = (measuring->is_keeping ? measuring->kept : 0) + height;
    /* What is longer than a page cannot be kept together. */
    measuring->is_keeping =
        paragraph->style->keep_with_next && measuring->kept <= flow->sheet.area.height;
    struct split_cell cell = {
        .lines = keep_lines(measuring, galley->heights.items, galley->heights.count),
        .count = galley->heights.count};
    add_cell(measuring, cell,
             (struct plan_unit){.rules = flow_paragraph_rules(flow, cell.count),
                                .before = paragraph->style->before,
                                .after = paragraph->style->after,
                                .keeps = measuring->is_keeping});
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static length measure_head(struct measuring *measuring, const struct table_columns *columns) {
    struct table_head head;
    head_set(&head, &measuring->flow->setter, columns->table, columns->edges);
    length height = head_height(&head);
    head_free(&head);
    return height;
}

/* The units of a merged cell that begins with the unit about to be added. */
static void note_beside(struct measuring *measuring, const struct doc_table *table, size_t row,
                        size_t column) {
    size_t end = measuring->units.count;
    for (size_t i = row; i < measuring->merged.cells[column].end; i += table->rows[i].group) {
        end++;
    }
    measuring->first_beside[column] = measuring->units.count;
    measuring->end_beside[column] = end;
}

/* The merged cells beside the group that begins with `row`. */
static void add_beside(struct measuring *measuring, const struct doc_table *table, size_t row,
                       struct plan_unit *unit) {
    ARRAY(struct plan_beside) all = {0};
    for (size_t i = 0; i < table->column_count; i++) {
        const struct merged_cell *cell = &measuring->merged.cells[i];
        if (cell->end > 0 && cell->first == row) {
            note_beside(measuring, table, row, i);
        }
        if (cell->is_apart) {
            array_push(&all, (struct plan_beside){i, measuring->first_beside[i],
                                                  measuring->end_beside[i], cell->height});
        }
    }
    unit->beside_count = all.count;
    unit->beside = array_keep(&all, measuring->arena);
}

static void add_group(struct measuring *measuring, struct plan_unit unit, struct source source) {
    struct set_group *group = &measuring->group;
    struct setter *setter = &measuring->flow->setter;
    size_t row = (size_t)(source.row - source.table->rows);
    merged_set(&measuring->merged, setter, source.edges, row, unit.rules.full_room);
    add_beside(measuring, source.table, row, &unit);
    group_set(group, setter, source.table, source.row, source.edges, measuring->merged.apart);
    size_t count = group->set.cells.count;
    struct split_cell *cells = arena_array_of(measuring->arena, struct split_cell, count);
    for (size_t i = 0; i < count; i++) {
        cells[i] = group->set.cells.items[i];
        cells[i].lines = keep_lines(measuring, cells[i].lines, cells[i].count);
    }
    unit.group =
        (struct split_group){.cells = cells, .rows = group->rows, .columns = group->columns};
    unit.cells = cells;
    source.mark_room = unit.rules.full_room - unit.rules.padding - cells_highest_line(&group->set);
    add_unit(measuring, unit, source);
}

static void add_table(struct measuring *measuring, const struct table_columns *columns) {
    struct flow *flow = measuring->flow;
    const struct doc_table *table = columns->table;
    const struct table_style *style = &flow->setter.doc->styles.table;
    struct source source = {.table = table, .edges = columns->edges};
    struct plan_unit unit = {.before = style->before, .begins = true};
    if (columns->edges != NULL) {
        unit.head = measure_head(measuring, columns);
        unit.rules = table_rules(flow, unit.head);
    }
    size_t first = measuring->units.count;
    measuring->merged = merged_new(table);
    for (size_t i = 0; i < table->row_count && columns->edges != NULL; i += table->rows[i].group) {
        source.row = &table->rows[i];
        add_group(measuring, unit, source);
        unit.before = 0;
        unit.begins = false;
    }
    merged_free(&measuring->merged);
    if (measuring->units.count == first) {
        add_unit(measuring, unit, source);
    }
    measuring->units.items[measuring->units.count - 1].after = style->after;
}

/* As group_set_mark has it. */
static void set_mark(void *context, size_t unit, size_t first, struct split_cell *cells) {
    struct measuring *measuring = context;
    struct source *source = &measuring->sources.items[unit];
    const struct split_group *group = &measuring->units.items[unit].group;
    if (source->row == NULL) {
        return;
    }
    if (!source->has_tops) {
        source->tops = mark_tops_find(&measuring->marks, source->table, source->row, source->edges,
                                      source->mark_room);
        source->has_tops = true;
    }
    for (size_t i = 0; i < 2; i++) {
        const struct mark_top *top = &source->tops.cells[i];
        bool spans = group->rows == 1 || source->row->cells[top->column].rows != 1;
        size_t cell = top->column + (spans ? 0 : (first + 1) * group->columns);
        cells[cell].top = top->height > 0 ? top->height : cells[cell].top;
    }
}

/* ---- The document ---------------------------------------------------------------------------- */

/* The height of a unit that begins a page, with the merged cells beside it. */
static int64_t height_anew(const struct plan_unit *unit) {
    length height = unit->whole;
    for (size_t i = 0; i < unit->beside_count; i++) {
        height = unit->beside[i].height > height ? unit->beside[i].height : height;
    }
    return height;
}

/* The height of the last unit with all that it keeps with. */
static int64_t last_height(const struct measuring *measuring) {
    const struct plan_unit *units = measuring->units.items;
    size_t i = measuring->units.count - 1;
    int64_t height = height_anew(&units[i]) + (units[i].begins ? units[i].head : 0);
    for (; i > 0 && units[i - 1].keeps; i--) {
        length gap = units[i - 1].after > units[i].before ? units[i - 1].after : units[i].before;
        height += (int64_t)units[i - 1].whole + gap;
    }
    return height;
}

/* The approval stands with the last paragraph or group of rows, where a page takes both. */
static void add_approval(struct measuring *measuring) {
    struct flow *flow = measuring->flow;
    struct split_line line = {.height = flow->approval.height};
    if (flow->approval.height > 0) {
        struct plan_unit *above = &measuring->units.items[measuring->units.count - 1];
        int64_t both = last_height(measuring) + above->after + flow->approval.height;
        above->keeps = both <= flow->sheet.area.height - (above->begins ? 0 : above->head);
        add_cell(measuring,
                 (struct split_cell){.lines = keep_lines(measuring, &line, 1), .count = 1},
                 (struct plan_unit){.rules = flow_paragraph_rules(flow, 1)});
    }
}

static size_t most_columns(const struct columns *columns) {
    size_t most = 0;
    for (size_t i = 0; i < columns->count; i++) {
        size_t count = columns->tables[i].table->column_count;
        most = count > most ? count : most;
    }
    return most;
}

static void measure(struct measuring *measuring, size_t *first_units) {
    struct flow *flow = measuring->flow;
    measuring->marks = mark_measuring_new(&flow->setter, measuring->arena);
    measuring->columns = most_columns(&flow->columns);
    measuring->first_beside = arena_array_of(measuring->arena, size_t, measuring->columns);
    measuring->end_beside = arena_array_of(measuring->arena, size_t, measuring->columns);
    const struct doc *doc = flow->setter.doc;
    const struct table_columns *columns = flow->columns.tables;
    for (size_t i = 0; i < doc->count; i++) {
        first_units[i] = measuring->units.count;
        if (doc->blocks[i].table != NULL) {
            add_table(measuring, columns++);
        } else {
            add_paragraph(measuring, &doc->blocks[i].paragraph, i < doc->pictures.blocks);
        }
    }
    measuring->units.items[measuring->units.count - 1].keeps = false; /* nothing follows */
    add_approval(measuring);
}

static void measuring_free(struct measuring *measuring) {
    array_free(&measuring->units);
    array_free(&measuring->sources);
    galley_free(&measuring->galley);
    group_free(&measuring->group);
    mark_measuring_free(&measuring->marks);
    arena_free(measuring->arena);
}

static bool *copy_breaks(const struct plan *plan, size_t count) {
    bool *breaks = memory_zeroed(memory_product(count, sizeof *breaks));
    if (plan->pages > 0) {
        memcpy(breaks, plan->breaks, count * sizeof *breaks);
    }
    return breaks;
}

struct planned planned_new(struct flow *flow) {
    struct planned planned = {.breaks = NULL};
    struct setter before = flow->setter;
    size_t count = flow->setter.doc->count;
    if (count == 0 || flow->setter.failed) {
        return planned;
    }
    struct measuring measuring = {.flow = flow, .arena = arena_new()};
    struct diag *unheard = diag_new();
    flow->setter.diag = unheard;
    flow->setter.quiet = true; /* all texts were cut by pitches_measure, and reported */
    planned.first_units = memory_zeroed(memory_product(count, sizeof *planned.first_units));
    measure(&measuring, planned.first_units);
    struct plan_task task = {.units = measuring.units.items,
                             .count = measuring.units.count,
                             .room = flow->sheet.area.height,
                             .columns = measuring.columns,
                             .mark = set_mark,
                             .context = &measuring};
    if (!flow->setter.failed) {
        struct plan plan = plan_pages(&task, measuring.arena);
        planned.breaks = copy_breaks(&plan, task.count);
        planned.pages = plan.pages;
    }
    flow->setter.diag = before.diag;
    flow->setter.quiet = before.quiet;
    flow->setter.failed = before.failed;
    diag_free(unheard);
    measuring_free(&measuring);
    return planned;
}

void planned_free(struct planned *planned) {
    memory_free(planned->breaks);
    memory_free(planned->first_units);
}

size_t planned_unit(const struct planned *planned, size_t block) {
    return planned->first_units != NULL ? planned->first_units[block] : 0;
}

bool planned_breaks(const struct planned *planned, size_t unit) {
    return planned->breaks != NULL && planned->breaks[unit];
}
