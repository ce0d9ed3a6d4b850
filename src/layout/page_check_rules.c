/* The rules of a table's part, read back. The document says which edges each row and column has,
 * the rules say where they are: they must be these, in order, and no others. */
#include "layout/page_check_part.h"

#include "base/arena.h"

/* The rules being read. */
struct reading {
    struct check *check;
    struct check_part *part;
    size_t next; /* rule */
    bool *open;  /* one a column: no rule there */
    length y;    /* of the last edge */
    bool fine;
};

static bool is_rule(const struct reading *reading, size_t i, const struct rect *wanted) {
    if (i >= reading->part->horizontal + reading->part->vertical) {
        return false;
    }
    const struct rect *box = &reading->part->rules[i].box;
    return box->x == wanted->x && box->y == wanted->y && box->width == wanted->width &&
           box->height == wanted->height;
}

static void fail(struct reading *reading, const char *what) {
    if (reading->fine) {
        check_fail(reading->check, what, NULL);
    }
    reading->fine = false;
}

/* ---- The head's cells ----------------------------------------------------------------------- */

/* The place of the head cell that covers a place: row by row. */
static size_t covering(const struct doc_table *table, size_t row, size_t column) {
    for (size_t r = row + 1; r-- > 0;) {
        for (size_t c = column + 1; c-- > 0;) {
            const struct doc_cell *cell = &table->head[r].cells[c];
            if (r + cell->rows > row && c + cell->columns > column) {
                return r * table->column_count + c;
            }
        }
    }
    return SIZE_MAX;
}

/* ---- Along rows ------------------------------------------------------------------------------ */

/* What ends below a row: a part, with the frame's rule. */
enum edge { EDGE_INNER, EDGE_GROUP, EDGE_PART };

/* Which columns have a rule below this row. */
static void set_open(struct reading *reading, size_t row, enum edge edge) {
    const struct doc_table *table = reading->part->table;
    struct check_group group = check_group_of(table, row);
    for (size_t i = 0; i < table->column_count; i++) {
        if (edge == EDGE_PART) {
            reading->open[i] = false;
        } else if (edge == EDGE_GROUP) {
            reading->open[i] = check_covering(reading->part->cells, group.behind, i)->row <= row;
        } else if (row < table->head_count) {
            reading->open[i] = covering(table, row, i) == covering(table, row + 1, i);
        } else {
            reading->open[i] = check_is_shared(table, &group, i);
        }
    }
}

/* Reads an edge: a rule for each stretch of columns that are not open, all at one height and of one
 * width. Where all are open it is where the edge above is; so it may be below a row of a head where
 * each cell goes on from the row above or to the row below. */
static void read_edge(struct reading *reading, length rule) {
    const struct check_part *part = reading->part;
    length half = rule / 2;
    length left = check_area(reading->check).x, y = reading->y;
    for (size_t from = 0, to = 0; from < part->table->column_count; from = to + 1) {
        for (to = from; to < part->table->column_count && !reading->open[to]; to++) {
        }
        if (to == from) {
            continue;
        }
        if (y == reading->y && reading->next < part->horizontal) {
            y = part->rules[reading->next].box.y + half;
        }
        struct rect wanted = {left + part->edges[from] - half, y - half,
                              part->edges[to] - part->edges[from] + rule, rule};
        if (y < reading->y || !is_rule(reading, reading->next++, &wanted)) {
            fail(reading, "horizontal rule out of place");
        }
    }
    reading->y = y;
}

static void add_band(struct reading *reading, size_t row, enum edge edge) {
    const struct table_style *style = &reading->check->doc->styles.table;
    struct check_band band = {.row = row, .top = reading->y};
    set_open(reading, row, edge);
    read_edge(reading, edge == EDGE_PART ? style->frame : style->rule);
    band.bottom = reading->y;
    array_push(&reading->part->bands, band);
}

/* Notes which bands, from `first` on, are of one group: the last ones. */
static void close_group(struct check_part *part, size_t first) {
    for (size_t i = first; i < part->bands.count; i++) {
        part->bands.items[i].first = first;
        part->bands.items[i].end = part->bands.count;
    }
}

static void read_head(struct reading *reading) {
    size_t heads = reading->part->table->head_count;
    for (size_t row = 0; row < heads; row++) {
        add_band(reading, row, row + 1 == heads ? EDGE_PART : EDGE_INNER);
    }
    close_group(reading->part, 0);
}

static void read_rows(struct reading *reading) {
    struct check_part *part = reading->part;
    size_t rows = part->table->head_count + part->table->row_count;
    size_t row = part->first_row, first = part->bands.count;
    while (reading->fine && reading->next < part->horizontal) {
        if (row >= rows) {
            fail(reading, "more rows than the table has");
            return;
        }
        struct check_group group = check_group_of(part->table, row);
        bool is_last = row + 1 == group.first + group.rows;
        bool is_end = reading->next + 1 == part->horizontal || (is_last && group.behind == rows);
        add_band(reading, row, is_end ? EDGE_PART : is_last ? EDGE_GROUP : EDGE_INNER);
        row = is_last ? group.behind : row + 1;
        if (is_end || is_last) {
            close_group(part, first);
            first = part->bands.count;
        }
    }
}

/* ---- Along columns --------------------------------------------------------------------------- */

static void read_stretch(struct reading *reading, size_t column, length top, length bottom) {
    const struct table_style *style = &reading->check->doc->styles.table;
    bool is_outer = column == 0 || column == reading->part->table->column_count;
    length rule = is_outer ? style->frame : style->rule, half = rule / 2;
    length x = check_area(reading->check).x + reading->part->edges[column];
    struct rect wanted = {x - half, top - half, rule, bottom - top + rule};
    if (top < bottom && !is_rule(reading, reading->next++, &wanted)) {
        fail(reading, "vertical rule out of place");
    }
}

/* Reads the rules on the left edge of `column`: around the head's cells that span it. */
static void read_column_edge(struct reading *reading, size_t column) {
    const struct check_part *part = reading->part;
    const struct check_band *bands = part->bands.items;
    length top = bands[0].top;
    bool is_inner = column > 0 && column < part->table->column_count;
    for (size_t row = 0; is_inner && row < part->table->head_count; row++) {
        if (covering(part->table, row, column - 1) == covering(part->table, row, column)) {
            read_stretch(reading, column, top, bands[row].top);
            top = bands[row].bottom;
        }
    }
    read_stretch(reading, column, top, bands[part->bands.count - 1].bottom);
}

void check_rules(struct check *check, struct check_part *part) {
    struct reading reading = {.check = check, .part = part, .fine = true};
    reading.open = memory_zeroed(memory_product(part->table->column_count, sizeof(bool)));
    part->bands.count = 0;
    reading.y = -1;
    read_edge(&reading, check->doc->styles.table.frame);
    read_head(&reading);
    read_rows(&reading);
    if (reading.fine && part->table->row_count > 0 &&
        part->bands.count == part->table->head_count) {
        fail(&reading, "head without a row");
    }
    for (size_t i = 0; reading.fine && i <= part->table->column_count; i++) {
        read_column_edge(&reading, i);
    }
    if (reading.fine && reading.next != part->horizontal + part->vertical) {
        fail(&reading, "rule that closes no cell");
    }
    memory_free(reading.open);
}

/* ---- The head's tint ------------------------------------------------------------------------- */

bool check_is_tinted(const struct check *check, const struct doc_table *table) {
    return check->doc->styles.table.tint > 0 && table->head_count > 0;
}

void check_tint(struct check *check, const struct check_part *part, const struct item *fill) {
    const struct check_band *bands = part->bands.items;
    struct rect wanted = {check_area(check).x, bands[0].top, part->edges[part->table->column_count],
                          bands[part->table->head_count - 1].bottom - bands[0].top};
    const struct rect *box = fill != NULL ? &fill->fill.box : NULL;
    if (box == NULL || box->x != wanted.x || box->y != wanted.y || box->width != wanted.width ||
        box->height != wanted.height || fill->fill.tint != check->doc->styles.table.tint) {
        check_fail(check, "head without its tint", NULL);
    }
}
