#include "compose/composer.h"

#include "base/arena.h"

static enum align align_of(enum column_align align) {
    return align == ALIGN_CENTRE ? ALIGN_MIDDLE : align == ALIGN_END ? ALIGN_RIGHT : ALIGN_LEFT;
}

static struct doc_cell cell_of(struct flow *flow, const struct node *node) {
    flow_end(flow);
    struct doc_cell cell = {.count = flow->paragraphs.count, .node = node};
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

/* The titles, and the number row where the set has one. A THead may not stand without a TBody: in a
 * table without rows these are its rows. */
static void compose_head(struct composer *composer, const struct table *table,
                         struct doc_table *result, struct node *parent) {
    struct node *head =
        table->row_count > 0 ? tree_add(&composer->tree, parent, ROLE_THEAD) : parent;
    result->head_count = table->columns->numbers.size > 0 ? 2 : 1;
    struct doc_row *rows = arena_array_of(composer->arena, struct doc_row, result->head_count);
    for (size_t r = 0; r < result->head_count; r++) {
        struct node *row = tree_add(&composer->tree, head, ROLE_TR);
        struct doc_cell *cells =
            arena_array_of(composer->arena, struct doc_cell, result->column_count);
        for (size_t i = 0; i < result->column_count; i++) {
            cells[i] = r == 0 ? title_cell(composer, table, &table->columns->columns[i], row)
                              : number_cell(composer, table, i, row);
        }
        rows[r] = (struct doc_row){.cells = cells, .node = row, .place = table->place};
    }
    result->head = rows;
}

/* ---- The rows ------------------------------------------------------------------------------ */

static struct doc_cell body_cell(struct composer *composer, const struct table *table,
                                 const struct row *row, const struct column *column,
                                 struct node *parent) {
    /* The service's name says what the row is about: its header cell. */
    bool names_row = table->kind == TABLE_SERVICES && str_equal(column->of, STR("name"));
    struct node *node = tree_add(&composer->tree, parent, names_row ? ROLE_TH : ROLE_TD);
    node->scope = names_row ? SCOPE_ROW : SCOPE_NONE;
    struct flow flow = flow_new(composer, STYLE_CELL);
    flow.align = align_of(column->align);
    const struct cell *cell = row_cell(row, column->of);
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

static struct doc_row compose_row(struct composer *composer, const struct table *table,
                                  const struct row *row, struct node *parent) {
    const struct column_set *set = table->columns;
    struct node *node = tree_add(&composer->tree, parent, ROLE_TR);
    struct doc_cell *cells = arena_array_of(composer->arena, struct doc_cell, set->count);
    for (size_t i = 0; i < set->count; i++) {
        cells[i] = body_cell(composer, table, row, &set->columns[i], node);
    }
    return (struct doc_row){
        .cells = cells, .node = node, .mark = shown_serial(set, row), .place = row->place};
}

static const struct doc_column *compose_columns(struct composer *composer,
                                                const struct column_set *set) {
    struct doc_column *columns = arena_array_of(composer->arena, struct doc_column, set->count);
    for (size_t i = 0; i < set->count; i++) {
        columns[i] = (struct doc_column){.width = set->columns[i].width,
                                         .share = set->columns[i].share,
                                         .place = set->columns[i].place};
    }
    return columns;
}

static size_t mark_column(const struct column_set *set) {
    size_t column = serial_column(set);
    return column < set->count ? column : 0;
}

const struct doc_table *compose_table(struct composer *composer, const struct table *table,
                                      struct node *parent) {
    struct node *node = tree_add(&composer->tree, parent, ROLE_TABLE);
    struct doc_table *result = arena_new_of(composer->arena, struct doc_table);
    *result = (struct doc_table){.column_count = table->columns->count,
                                 .columns = compose_columns(composer, table->columns),
                                 .row_count = table->row_count,
                                 .mark_column = mark_column(table->columns),
                                 .node = node,
                                 .place = table->place};
    compose_head(composer, table, result, node);
    if (table->row_count > 0) {
        struct node *body = tree_add(&composer->tree, node, ROLE_TBODY);
        struct doc_row *rows = arena_array_of(composer->arena, struct doc_row, table->row_count);
        for (size_t i = 0; i < table->row_count; i++) {
            rows[i] = compose_row(composer, table, &table->rows[i], body);
        }
        result->rows = rows;
    }
    return result;
}
