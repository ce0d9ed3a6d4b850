#include "layout/columns.h"

#include "base/arena.h"
#include "base/array.h"
#include "doc/doc.h"
#include "layout/cells.h"
#include "layout/choice.h"
#include "layout/paragraph.h"
#include "layout/steps.h"
#include "layout/widths.h"

#include <assert.h>
#include <string.h>

/* Of more groups of rows than this, a sample is searched, evenly taken. */
enum { SAMPLE_LIMIT = 400 };

/* What it costs, in lines of a cell, that a line in it ends at a fair end or at a poor one. */
enum { FAIR_END_LINES = 1, POOR_END_LINES = 3 };

/* The cell that stands in a column beside the group being looked at, and beside how many in all: a
 * merged one beside more than one. */
struct standing {
    const struct doc_cell *cell;
    size_t groups;
};

/* Tables that share their columns, and what is known of these. */
struct columns_group {
    struct setter *setter;
    const struct doc_table **tables;
    size_t count;
    size_t columns;
    length *edges;             /* as resolved; then as chosen */
    bool *is_free;             /* one a column: its width is chosen */
    size_t *place;             /* one a column: which of the free ones it is */
    size_t free;               /* how many these are */
    length *least;             /* one a free column */
    length total;              /* of the free columns */
    length extra;              /* of a cell's width beyond its text's */
    size_t every;              /* of how many groups of rows one is looked at */
    struct standing *standing; /* one a column */
    struct choice choice;
};

/* ---- What columns need ----------------------------------------------------------------------- */

static void need_cell(struct columns_group *group, const struct doc_cell *cell, size_t column) {
    if (cell->columns == 1 && group->is_free[column]) {
        length least = steps_least(group->setter, cell) + group->extra;
        length *known = &group->least[group->place[column]];
        *known = least > *known ? least : *known;
    }
}

static void need_rows(struct columns_group *group, const struct doc_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        for (size_t column = 0; column < group->columns; column++) {
            need_cell(group, &rows[i].cells[column], column);
        }
    }
}

/* The sum of what the columns need, none more than `cap`. */
static int64_t needed_within(const struct columns_group *group, length cap) {
    int64_t sum = 0;
    for (size_t i = 0; i < group->free; i++) {
        sum += group->least[i] < cap ? group->least[i] : cap;
    }
    return sum;
}

/* The most that no column may need more than, if all have to fit. */
static length greatest_cap(const struct columns_group *group) {
    length low = 0, high = group->total;
    while (low < high) {
        length cap = low + (high - low + 1) / 2;
        bool fits = needed_within(group, cap) <= group->total;
        low = fits ? cap : low;
        high = fits ? high : cap - 1;
    }
    return low;
}

/* Where the columns need more than there is, those that need most get less. A word that takes more
 * than a third of the page is then broken, and must not leave the others without choice. */
static void cap_needs(struct columns_group *group) {
    if (needed_within(group, group->total) <= group->total) {
        return;
    }
    for (size_t i = 0; i < group->free; i++) {
        bool is_hopeless = group->least[i] > group->total / 3;
        group->least[i] = is_hopeless ? group->total / 4 : group->least[i];
    }
    length cap = greatest_cap(group);
    for (size_t i = 0; i < group->free; i++) {
        group->least[i] = group->least[i] < cap ? group->least[i] : cap;
    }
}

static length sum_of(const length *lengths, size_t count) {
    length sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += lengths[i];
    }
    return sum;
}

/* ---- The tables as what is searched ---------------------------------------------------------- */

/* Notes the cells that stand beside the group of rows at `row`. */
static void note_standing(struct columns_group *group, const struct doc_table *table, size_t row) {
    for (size_t column = 0; column < group->columns; column++) {
        const struct doc_cell *cell = &table->rows[row].cells[column];
        if (cell->rows == 0) {
            continue;
        }
        size_t groups = 0;
        for (size_t i = row; i < row + cell->rows; i += table->rows[i].group) {
            groups++;
        }
        group->standing[column] = (struct standing){cell, groups};
    }
}

/* A cell's steps, for a column that is free; a row beside which nothing changes for the others. A
 * merged cell has an equal part of its height, and of what its ends of lines cost, beside each of
 * its groups: so its column can be narrow. */
static void add_cell(struct columns_group *group, struct standing standing, size_t column,
                     struct choice_row *row) {
    const struct doc_cell *cell = standing.cell;
    length parts = (length)standing.groups;
    struct choice *choice = &group->choice;
    struct setter *setter = group->setter;
    length padding = cell_padding(setter);
    struct choice_cell added = {.first = choice->steps.count};
    length width = group->edges[column + 1] - group->edges[column];
    struct step_range range = {width - group->extra, width - group->extra};
    if (cell->columns != 1 || cell->count == 0) {
        return;
    }
    if (group->is_free[column]) {
        added.column = group->place[column];
        range.narrowest = group->least[added.column] - group->extra;
        range.widest = group->total - sum_of(group->least, group->free) + range.narrowest;
    }
    const struct text_style *text = cell->paragraphs[0].style;
    length line = pitch_of(&setter->pitches, setter->doc, text).height;
    struct step_costs costs = {FAIR_END_LINES * line, POOR_END_LINES * line};
    steps_add(choice, setter, cell, &range, &costs);
    for (size_t i = added.first; i < choice->steps.count; i++) {
        struct choice_step *step = &choice->steps.items[i];
        step->width += group->extra;
        step->height = (step->height + padding + parts - 1) / parts;
        step->cost = (step->cost + parts - 1) / parts;
    }
    added.end = choice->steps.count;
    if (group->is_free[column]) {
        array_push(&choice->cells, added);
        row->end = choice->cells.count;
        return;
    }
    length height = choice->steps.items[added.first].height;
    row->least = height > row->least ? height : row->least;
    choice->steps.count = added.first;
}

/* Those cells of a row that span the group, or those that do not. Merged ones span it. */
static void add_row(struct columns_group *group, const struct doc_row *source, size_t rows,
                    bool spanning) {
    struct choice *choice = &group->choice;
    struct choice_row row = {choice->cells.count, choice->cells.count, cell_padding(group->setter)};
    for (size_t column = 0; column < group->columns; column++) {
        const struct doc_cell *cell = &source->cells[column];
        struct standing standing = group->standing[column];
        if (rows == 1 || (cell->rows != 1) == spanning) {
            add_cell(group, standing.groups > 1 ? standing : (struct standing){cell, 1}, column,
                     &row);
        }
    }
    array_push(&choice->rows, row);
}

static void add_group(struct columns_group *group, const struct doc_row *source,
                      struct choice_group added) {
    struct choice *choice = &group->choice;
    added.first = choice->rows.count;
    if (source->group > 1) {
        add_row(group, source, source->group, true);
    }
    for (size_t i = 0; i < source->group; i++) {
        add_row(group, &source[i], source->group, false);
    }
    added.end = choice->rows.count;
    array_push(&choice->groups, added);
}

static size_t count_groups(const struct columns_group *group) {
    size_t count = 0;
    for (size_t t = 0; t < group->count; t++) {
        const struct doc_table *table = group->tables[t];
        for (size_t i = 0; i < table->row_count; i += table->rows[i].group) {
            count++;
        }
    }
    return count;
}

/* The heads first, each once; then the rows, or an even sample of them. */
static void add_tables(struct columns_group *group) {
    size_t number = 0;
    for (size_t t = 0; t < group->count; t++) {
        const struct doc_table *table = group->tables[t];
        for (size_t i = 0; i < table->head_count; i += table->head[i].group) {
            add_group(group, &table->head[i], (struct choice_group){.weight = 1, .is_head = true});
        }
    }
    for (size_t t = 0; t < group->count; t++) {
        const struct doc_table *table = group->tables[t];
        for (size_t i = 0; i < table->row_count; i += table->rows[i].group) {
            note_standing(group, table, i);
            if (number++ % group->every == 0) {
                add_group(group, &table->rows[i],
                          (struct choice_group){.weight = (uint32_t)group->every});
            }
        }
    }
}

/* Heads stand on every page: each table's on as many as the height of all has it, together. */
static void weigh_heads(struct columns_group *group, int64_t height, length room) {
    size_t at = 0;
    int64_t pages = height / room + 1;
    uint32_t weight = pages > (int64_t)group->count ? (uint32_t)(pages / (int64_t)group->count) : 1;
    for (size_t t = 0; t < group->count; t++) {
        const struct doc_table *table = group->tables[t];
        for (size_t i = 0; i < table->head_count; i += table->head[i].group) {
            group->choice.groups.items[at++].weight = weight;
        }
    }
}

/* ---- Choosing -------------------------------------------------------------------------------- */

/* What each column needs, and of the rest equal parts. */
static void begin_widths(const struct columns_group *group, length *widths) {
    length rest = group->total - sum_of(group->least, group->free);
    for (size_t i = 0; i < group->free; i++) {
        length part = rest / (length)(group->free - i);
        widths[i] = group->least[i] + part;
        rest -= part;
    }
}

static void set_edges(struct columns_group *group, const length *widths) {
    length before = 0;
    for (size_t i = 0; i < group->columns; i++) {
        length width = group->edges[i + 1] - before;
        before = group->edges[i + 1];
        width = group->is_free[i] ? widths[group->place[i]] : width;
        group->edges[i + 1] = group->edges[i] + width;
    }
}

/* Which of the free columns shows the serials, if any does. */
static size_t serial_place(const struct columns_group *group) {
    const struct doc_table *table = group->tables[0];
    bool has_serials = table->row_count > 0 && table->rows[0].mark.size > 0;
    return has_serials && group->is_free[table->mark_column] ? group->place[table->mark_column]
                                                             : group->free;
}

static void search(struct columns_group *group, length room) {
    length *widths = memory_zeroed(memory_product(group->free, sizeof *widths));
    group->choice.columns = group->free;
    group->choice.least = group->least;
    group->choice.total = group->total;
    group->choice.still = serial_place(group);
    group->every = (count_groups(group) + SAMPLE_LIMIT - 1) / SAMPLE_LIMIT;
    group->every = group->every > 0 ? group->every : 1;
    add_tables(group);
    begin_widths(group, widths);
    weigh_heads(group, choice_height(&group->choice, widths), room);
    (void)choice_search(&group->choice, widths);
    set_edges(group, widths);
    choice_free(&group->choice);
    memory_free(widths);
}

/* Notes which columns are free and what they have together. */
static void find_free(struct columns_group *group) {
    const struct doc_column *columns = group->tables[0]->columns;
    for (size_t i = 0; i < group->columns; i++) {
        group->is_free[i] = columns[i].width == 0 && columns[i].share == 0;
        if (group->is_free[i]) {
            group->place[i] = group->free++;
            group->total += group->edges[i + 1] - group->edges[i];
        }
    }
}

static void choose(struct columns_group *group, length room) {
    struct setter *setter = group->setter;
    group->is_free = memory_zeroed(memory_product(group->columns, sizeof *group->is_free));
    group->place = memory_zeroed(memory_product(group->columns, sizeof *group->place));
    group->least = memory_zeroed(memory_product(group->columns, sizeof *group->least));
    group->standing = memory_zeroed(memory_product(group->columns, sizeof *group->standing));
    group->extra = 2 * setter->doc->styles.table.pad_x;
    find_free(group);
    if (group->free > 1) {
        for (size_t i = 0; i < group->columns; i++) {
            group->least[i] = group->extra;
        }
        for (size_t t = 0; t < group->count; t++) {
            need_rows(group, group->tables[t]->head, group->tables[t]->head_count);
            need_rows(group, group->tables[t]->rows, group->tables[t]->row_count);
        }
        cap_needs(group);
        search(group, room);
    }
    memory_free(group->is_free);
    memory_free(group->place);
    memory_free(group->least);
    memory_free(group->standing);
}

/* ---- All tables ------------------------------------------------------------------------------ */

static bool are_alike(const struct doc_table *a, const struct doc_table *b) {
    return a->columns == b->columns && a->column_count == b->column_count;
}

typedef ARRAY(struct table_columns) columns_array;

/* The tables from `first` on that have its columns. */
static void choose_alike(struct setter *setter, columns_array *all, size_t first, length text_width,
                         length room) {
    const struct doc_table *table = all->items[first].table;
    ARRAY(const struct doc_table *) alike = {0};
    length *edges = arena_array_of(setter->arena, length, table->column_count + 1);
    bool fits = widths_resolve(table, text_width, edges, setter->diag);
    setter->failed = setter->failed || !fits;
    for (size_t i = first; i < all->count && fits; i++) {
        if (are_alike(table, all->items[i].table)) {
            all->items[i].edges = edges;
            array_push(&alike, all->items[i].table);
        }
    }
    if (fits) {
        struct columns_group group = {.setter = setter,
                                      .tables = alike.items,
                                      .count = alike.count,
                                      .columns = table->column_count,
                                      .edges = edges};
        choose(&group, room);
    }
    array_free(&alike);
}

struct columns columns_choose(struct setter *setter, length text_width) {
    const struct doc *doc = setter->doc;
    length room = doc->page_height - 2 * doc->margin - doc->gutter.top;
    room = room > 0 ? room : 1; /* such a page is refused where it is filled */
    columns_array all = {0};
    for (size_t i = 0; i < doc->count; i++) {
        if (doc->blocks[i].table != NULL) {
            array_push(&all, (struct table_columns){.table = doc->blocks[i].table});
        }
    }
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].edges == NULL) {
            choose_alike(setter, &all, i, text_width, room);
        }
    }
    struct columns columns = {.count = all.count};
    columns.tables = array_keep(&all, setter->arena);
    return columns;
}

const length *columns_edges(const struct columns *columns, const struct doc_table *table) {
    size_t i = 0;
    while (i < columns->count && columns->tables[i].table != table) {
        i++;
    }
    assert(i < columns->count);
    return columns->tables[i].edges;
}
