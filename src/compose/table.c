#include "compose/composer.h"

#include "base/arena.h"
#include "compose/merge.h"

static enum align align_of(enum column_align align) {
    return align == ALIGN_CENTRE ? ALIGN_MIDDLE : align == ALIGN_END ? ALIGN_RIGHT : ALIGN_LEFT;
}

static struct doc_cell cell_of(struct flow *flow, const struct node *node) {
    flow_end(flow);
    struct doc_cell cell = {.count = flow->paragraphs.count, .columns = 1, .rows = 1, .node = node};
    cell.paragraphs = array_keep(&flow->paragraphs, flow->composer->arena);
    return cell;
}

/* ---- The head ------------------------------------------------------------------------------ */

static struct node *head_node(struct composer *composer, struct node *row) {
    struct node *node = tree_add(&composer->tree, row, ROLE_TH);
    node->scope = SCOPE_COLUMN;
    return node;
}

static struct doc_cell title_cell(struct composer *composer, const struct table *table,
                                  const struct column *column, struct node *row) {
    struct node *node = head_node(composer, row);
    struct flow flow = flow_new(composer, STYLE_HEAD);
    const struct head_override *override = table_head(table, column);
    if (override != NULL) {
        flow_inline(&flow, &override->text, node);
    } else {
        flow_plain(&flow, column->head, node, column->place);
    }
    return cell_of(&flow, node);
}

static struct doc_cell group_cell(struct composer *composer, const struct column_group *group,
                                  struct node *row) {
    struct node *node = head_node(composer, row);
    struct flow flow = flow_new(composer, STYLE_HEAD);
    flow_plain(&flow, group->head, node, group->place);
    struct doc_cell cell = cell_of(&flow, node);
    cell.columns = node->col_span = (uint16_t)group->count;
    return cell;
}

static struct doc_cell number_cell(struct composer *composer, const struct table *table, size_t n,
                                   struct node *row) {
    struct node *node = head_node(composer, row);
    struct flow flow = flow_new(composer, STYLE_HEAD);
    struct buffer number = {0};
    notation_print(&number, table->columns->numbers, n + 1);
    flow_plain(&flow, str_copy(composer->arena, buffer_str(&number)), node,
               table->columns->columns[n].place);
    buffer_free(&number);
    return cell_of(&flow, node);
}

/* A head being made, row by row. */
struct head {
    struct composer *composer;
    const struct table *table;
    struct node *parent;
    struct doc_row *rows;
    size_t count;
    struct node *row; /* the last of them */
};

/* A new row of covered cells, which the caller fills in. */
static struct doc_cell *add_head_row(struct head *head, size_t group) {
    size_t columns = head->table->columns->count;
    struct doc_cell *cells = arena_array_of(head->composer->arena, struct doc_cell, columns);
    head->row = tree_add(&head->composer->tree, head->parent, ROLE_TR);
    head->rows[head->count++] = (struct doc_row){
        .cells = cells, .node = head->row, .group = group, .place = head->table->place};
    return cells;
}

static void add_titles(struct head *head) {
    const struct column_set *set = head->table->columns;
    struct doc_cell *cells = add_head_row(head, 1);
    for (size_t i = 0; i < set->count; i++) {
        cells[i] = title_cell(head->composer, head->table, &set->columns[i], head->row);
    }
}

/* Two rows: a column without a heading above it spans both. */
static void add_upper_titles(struct head *head) {
    const struct column_set *set = head->table->columns;
    const struct column_group *group = set->groups, *end = set->groups + set->group_count;
    struct doc_cell *cells = add_head_row(head, 2);
    for (size_t i = 0; i < set->count; i++) {
        if (group < end && i == group->first) {
            cells[i] = group_cell(head->composer, group, head->row);
            i += group++->count - 1;
        } else {
            cells[i] = title_cell(head->composer, head->table, &set->columns[i], head->row);
            cells[i].rows = head->row->last->row_span = 2;
        }
    }
}

static void add_lower_titles(struct head *head) {
    const struct column_set *set = head->table->columns;
    struct doc_cell *cells = add_head_row(head, 0);
    for (size_t g = 0; g < set->group_count; g++) {
        const struct column_group *group = &set->groups[g];
        for (size_t i = group->first; i < group->first + group->count; i++) {
            cells[i] = title_cell(head->composer, head->table, &set->columns[i], head->row);
        }
    }
}

static void add_numbers(struct head *head) {
    const struct column_set *set = head->table->columns;
    struct doc_cell *cells = add_head_row(head, 1);
    for (size_t i = 0; i < set->count; i++) {
        cells[i] = number_cell(head->composer, head->table, i, head->row);
    }
}

/* The titles, and the number row where the set has one. A THead may not stand without a TBody: in a
 * table without rows these are its rows. */
static void compose_head(struct composer *composer, const struct table *table,
                         struct doc_table *result, struct node *parent) {
    enum { MOST_ROWS = 3 };
    struct head head = {.composer = composer, .table = table, .parent = parent};
    if (table->row_count > 0) {
        head.parent = tree_add(&composer->tree, parent, ROLE_THEAD);
    }
    head.rows = arena_array_of(composer->arena, struct doc_row, MOST_ROWS);
    if (table->columns->group_count > 0) {
        add_upper_titles(&head);
        add_lower_titles(&head);
    } else {
        add_titles(&head);
    }
    if (table->columns->numbers.size > 0) {
        add_numbers(&head);
    }
    result->head = head.rows;
    result->head_count = head.count;
}

/* ---- The rows ------------------------------------------------------------------------------ */

/* True for the column that shows what a service is called. */
static bool is_name(const struct table *table, const struct column *column) {
    return table->kind == TABLE_SERVICES && str_equal(column->of, STR("name"));
}

/* The cell of a row, or of one of its cases where `one` is not NULL. */
static struct doc_cell body_cell(struct composer *composer, const struct table *table,
                                 const struct row *row, const struct service_case *one,
                                 const struct column *column, struct node *parent) {
    /* The service's name says what the row is about: its header cell. */
    bool names_row = is_name(table, column);
    struct node *node = tree_add(&composer->tree, parent, names_row ? ROLE_TH : ROLE_TD);
    node->scope = names_row ? SCOPE_ROW : SCOPE_NONE;
    struct flow flow = flow_new(composer, STYLE_CELL);
    flow.align = align_of(column->align);
    const struct cell *cell = one != NULL ? case_cell(one, column->of) : row_cell(row, column->of);
    if (str_equal(column->of, STR("serial"))) {
        flow_plain(&flow, row->serial, node, row->place);
    } else if (cell != NULL) {
        flow_content(&flow, &cell->content, node);
    }
    return cell_of(&flow, node);
}

/* Where the serial stands; the set's count where no column shows it. */
static size_t serial_column(const struct column_set *set) {
    size_t i = 0;
    while (i < set->count && !str_equal(set->columns[i].of, STR("serial"))) {
        i++;
    }
    return i;
}

/* What names a continued row: nothing where no column shows the serial. */
static struct str shown_serial(const struct column_set *set, const struct row *row) {
    return serial_column(set) < set->count ? row->serial : STR("");
}

/* How many cases of the row are printed, each as a row: none where no column shows what they hold.
 */
static size_t printed_cases(const struct table *table, const struct row *row) {
    for (size_t i = 0; i < table->columns->count; i++) {
        if (row_has_cases_of(row, table->columns->columns[i].of)) {
            return row->case_count;
        }
    }
    return 0;
}

static void compose_row(struct composer *composer, struct merge *merge, const struct row *row,
                        struct node *parent, struct doc_row *result) {
    const struct table *table = merge->table;
    const struct column_set *set = table->columns;
    struct doc_cell *cells = arena_array_of(composer->arena, struct doc_cell, set->count);
    struct node *node = tree_add(&composer->tree, parent, ROLE_TR);
    *result = (struct doc_row){.cells = cells,
                               .node = node,
                               .group = 1,
                               .mark = shown_serial(set, row),
                               .marked = compose_is_marked(composer, row->place),
                               .place = row->place};
    for (size_t i = 0; i < set->count; i++) {
        if (!merge->covered[i]) {
            cells[i] = body_cell(composer, table, row, NULL, &set->columns[i], node);
            merge_begin(merge, i, &cells[i], node->last);
        }
    }
}

/* A service's cases one below another: what they do not hold stands beside all of them. */
static void compose_cases(struct composer *composer, struct merge *merge, const struct row *row,
                          struct node *parent, struct doc_row *result) {
    const struct table *table = merge->table;
    const struct column_set *set = table->columns;
    for (size_t c = 0; c < row->case_count; c++) {
        const struct service_case *one = &row->cases[c];
        struct doc_cell *cells = arena_array_of(composer->arena, struct doc_cell, set->count);
        struct node *node = tree_add(&composer->tree, parent, ROLE_TR);
        result[c] = (struct doc_row){.cells = cells,
                                     .node = node,
                                     .group = c == 0 ? row->case_count : 0,
                                     .mark = shown_serial(set, row),
                                     .marked = compose_is_marked(composer, row->place) ||
                                               compose_is_marked(composer, one->place),
                                     .place = one->place};
        for (size_t i = 0; i < set->count; i++) {
            const struct column *column = &set->columns[i];
            if (row_has_cases_of(row, column->of)) {
                cells[i] = body_cell(composer, table, row, one, column, node);
            } else if (c == 0 && !merge->covered[i]) {
                cells[i] = body_cell(composer, table, row, NULL, column, node);
                cells[i].rows = node->last->row_span = (uint16_t)row->case_count;
                merge_begin(merge, i, &cells[i], node->last);
            }
        }
    }
}

static const struct doc_column *compose_columns(struct composer *composer,
                                                const struct column_set *set) {
    for (size_t i = 0; i < composer->columns.count; i++) {
        if (composer->columns.items[i].set == set) {
            return composer->columns.items[i].columns;
        }
    }
    struct doc_column *columns = arena_array_of(composer->arena, struct doc_column, set->count);
    for (size_t i = 0; i < set->count; i++) {
        columns[i] = (struct doc_column){.width = set->columns[i].width * composer->times,
                                         .share = set->columns[i].share,
                                         .place = set->columns[i].place};
    }
    array_push(&composer->columns, (struct composed_columns){set, columns});
    return columns;
}

static size_t mark_column(const struct column_set *set) {
    size_t column = serial_column(set);
    return column < set->count ? column : 0;
}

/* The set's count where no column names a row. */
static size_t name_column(const struct table *table) {
    size_t i = 0;
    while (i < table->columns->count && !is_name(table, &table->columns->columns[i])) {
        i++;
    }
    return i;
}

static void compose_body(struct composer *composer, const struct table *table,
                         struct doc_table *result, struct node *parent) {
    size_t count = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        size_t cases = printed_cases(table, &table->rows[i]);
        count += cases > 0 ? cases : 1;
    }
    struct doc_row *rows = arena_array_of(composer->arena, struct doc_row, count);
    result->rows = rows;
    result->row_count = count;
    struct merge merge = merge_new(table, composer->arena);
    for (size_t i = 0; i < table->row_count; i++) {
        const struct row *row = &table->rows[i];
        size_t cases = printed_cases(table, row);
        merge_row(&merge, i, cases > 0 ? cases : 1);
        if (cases > 0) {
            compose_cases(composer, &merge, row, parent, rows);
            rows += cases;
        } else {
            compose_row(composer, &merge, row, parent, rows++);
        }
    }
}

/* The head says otherwise than it did: the table has another, its set, or it overrides a heading.
 */
static bool is_head_marked(const struct composer *composer, const struct table *table) {
    bool marked = compose_is_marked(composer, table->place) ||
                  compose_is_marked(composer, table->columns->place);
    for (size_t i = 0; i < table->head_count && !marked; i++) {
        marked = compose_is_marked(composer, table->heads[i].place);
    }
    return marked;
}

const struct doc_table *compose_table(struct composer *composer, const struct table *table,
                                      struct node *parent) {
    struct node *node = tree_add(&composer->tree, parent, ROLE_TABLE);
    struct doc_table *result = arena_new_of(composer->arena, struct doc_table);
    *result = (struct doc_table){.column_count = table->columns->count,
                                 .columns = compose_columns(composer, table->columns),
                                 .mark_column = mark_column(table->columns),
                                 .name_column = name_column(table),
                                 .head_marked = is_head_marked(composer, table),
                                 .node = node,
                                 .place = table->place};
    compose_head(composer, table, result, node);
    if (table->row_count > 0) {
        compose_body(composer, table, result, tree_add(&composer->tree, node, ROLE_TBODY));
    }
    return result;
}
