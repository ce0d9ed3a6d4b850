#include "layout/page_check.h"

#include "base/arena.h"

const struct doc_row *check_row(const struct doc_table *table, size_t row) {
    return row < table->head_count ? &table->head[row] : &table->rows[row - table->head_count];
}

struct check_group check_group_of(const struct doc_table *table, size_t row) {
    size_t heads = table->head_count;
    if (row < heads) {
        return (struct check_group){.rows = heads, .behind = heads};
    }
    size_t first = row - heads;
    while (table->rows[first].group == 0) {
        first--;
    }
    size_t rows = table->rows[first].group, spanning = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        spanning += table->rows[first].cells[i].rows != 1;
    }
    return (struct check_group){.first = heads + first,
                                .rows = spanning == table->column_count ? 1 : rows,
                                .behind = heads + first + rows};
}

bool check_is_shared(const struct doc_table *table, const struct check_group *group,
                     size_t column) {
    return group->rows > 1 && check_row(table, group->first)->cells[column].rows != 1;
}

const struct check_unit *check_table_of(const struct check_unit *unit) {
    return unit - unit->row * unit->table->column_count - unit->column;
}

const struct check_unit *check_covering(const struct check_unit *cells, size_t row, size_t column) {
    size_t columns = cells->table->column_count;
    return &cells[cells[row * columns + column].covering * columns + column];
}

bool check_is_apart(const struct check_unit *cells, size_t row, size_t column) {
    if (row < cells->table->head_count) {
        return false;
    }
    const struct check_unit *unit = check_covering(cells, row, column);
    const struct doc_row *first = check_row(unit->table, unit->row);
    return first->group > 0 && first->cells[column].rows > first->group &&
           unit->first_page == unit->end_page;
}

const struct paragraph *check_paragraph(const struct check *check, const struct check_unit *unit,
                                        size_t paragraph) {
    if (unit->block == check->doc->count) {
        return &check->doc->approval.paragraphs[paragraph];
    }
    if (unit->table == NULL) {
        return &check->doc->blocks[unit->block + paragraph].paragraph;
    }
    return &check_row(unit->table, unit->row)->cells[unit->column].paragraphs[paragraph];
}

const struct span *check_span(const struct paragraph *paragraph, size_t span) {
    return span == 0 ? paragraph->label : &paragraph->spans[span - 1];
}

/* A line that holds no text shows in no item. In the middle of a paragraph it may come to stand at
 * the edge of a page. */
static bool has_bare_line(const struct paragraph *paragraph) {
    for (size_t i = 0; i < paragraph->count; i++) {
        if (paragraph->spans[i].text.size == 0) {
            return true;
        }
    }
    return false;
}

bool check_is_of_one_style(const struct check *check, const struct check_unit *unit) {
    for (size_t i = 0; i < unit->paragraphs; i++) {
        const struct paragraph *paragraph = check_paragraph(check, unit, i);
        if (paragraph->style != check_paragraph(check, unit, 0)->style ||
            has_bare_line(paragraph)) {
            return false;
        }
    }
    return true;
}

struct check_unit *check_unit_of(const struct check *check, const struct item *item) {
    if (item->artifact != ARTIFACT_NONE || item->node == NULL ||
        item->node->number >= check->node_count) {
        return NULL;
    }
    size_t unit = check->unit_of_node[item->node->number];
    return unit == SIZE_MAX ? NULL : &check->units[unit];
}

/* ---- Listing -------------------------------------------------------------------------------- */

/* The first block behind the paragraphs that begin with block `i`. */
static size_t paragraphs_end(const struct doc *doc, size_t i) {
    while (i < doc->count && doc->blocks[i].table == NULL) {
        i++;
    }
    return i;
}

/* Lists the cells of block i's table; without `units` they are only counted. */
static size_t list_cells(const struct doc *doc, size_t block, struct check_unit *units) {
    const struct doc_table *table = doc->blocks[block].table;
    size_t count = (table->head_count + table->row_count) * table->column_count;
    for (size_t i = 0; units != NULL && i < count; i++) {
        size_t row = i / table->column_count, column = i % table->column_count;
        const struct doc_cell *cell = &check_row(table, row)->cells[column];
        bool is_covered = row > table->head_count && cell->rows == 0;
        units[i] = (struct check_unit){
            .table = table,
            .block = block,
            .row = row,
            .column = column,
            .covering = is_covered ? units[i - table->column_count].covering : row,
            .paragraphs = cell->count};
    }
    return count;
}

static size_t list_units(const struct doc *doc, struct check_unit *units) {
    size_t count = 0;
    for (size_t i = 0, end = 0; i < doc->count; i = end) {
        struct check_unit *here = units != NULL ? units + count : NULL;
        end = paragraphs_end(doc, i);
        if (end == i) {
            count += list_cells(doc, i, here);
            end = i + 1;
            continue;
        }
        if (here != NULL) {
            *here = (struct check_unit){.block = i, .paragraphs = end - i};
        }
        count++;
    }
    if (units != NULL && doc->approval.count > 0) {
        units[count] = (struct check_unit){.block = doc->count, .paragraphs = doc->approval.count};
    }
    return count + (doc->approval.count > 0);
}

/* ---- Nodes ---------------------------------------------------------------------------------- */

/* Notes that a node is the unit's own; without the map it is only counted. */
static void note_node(struct check *check, size_t unit, size_t number) {
    if (check->unit_of_node != NULL) {
        check->unit_of_node[number] = unit;
    } else if (number >= check->node_count) {
        check->node_count = number + 1;
    }
}

static void note_nodes(struct check *check, size_t unit) {
    const struct check_unit *it = &check->units[unit];
    for (size_t p = 0; p < it->paragraphs; p++) {
        const struct paragraph *paragraph = check_paragraph(check, it, p);
        for (size_t i = paragraph->label == NULL ? 1 : 0; i <= paragraph->count; i++) {
            note_node(check, unit, check_span(paragraph, i)->node->number);
        }
    }
}

static void note_pages(struct check *check) {
    for (size_t i = 0; i < check->pages->count; i++) {
        const struct page *page = &check->pages->pages[i];
        for (size_t k = 0; k < page->count; k++) {
            bool is_text = page->items[k].kind == ITEM_TEXT;
            struct check_unit *unit = is_text ? check_unit_of(check, &page->items[k]) : NULL;
            if (unit != NULL) {
                unit->first_page = unit->first_page == 0 ? i + 1 : unit->first_page;
                unit->end_page = i + 1;
            }
        }
    }
}

void check_list_units(struct check *check) {
    check->unit_count = list_units(check->doc, NULL);
    check->units = memory_zeroed(memory_product(check->unit_count, sizeof *check->units));
    (void)list_units(check->doc, check->units);
    for (size_t i = 0; i < check->unit_count; i++) {
        note_nodes(check, i);
    }
    check->unit_of_node = memory_take(memory_product(check->node_count, sizeof(size_t)));
    for (size_t i = 0; i < check->node_count; i++) {
        check->unit_of_node[i] = SIZE_MAX;
    }
    for (size_t i = 0; i < check->unit_count; i++) {
        note_nodes(check, i);
    }
    note_pages(check);
}

void check_free_units(struct check *check) {
    memory_free(check->units);
    memory_free(check->unit_of_node);
}
