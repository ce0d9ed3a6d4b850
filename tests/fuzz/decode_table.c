#include "decoder.h"

#include "base/arena.h"
#include "base/unicode.h"

/* ---- Cells ---------------------------------------------------------------------------------- */

static bool is_covered(const struct decoder *decoder, size_t column) {
    return decoder->level < decoder->covered[column];
}

static void begin_row(struct decoder *decoder) {
    if (decoder->row == NULL) {
        struct node *table = (struct node *)decoder->table->node;
        decoder->row = tree_add(&decoder->tree, table, ROLE_TR);
    }
}

static void push_covered(struct decoder *decoder) {
    array_push(&decoder->cells, ((struct doc_cell){NULL, 0, 0, 0, NULL}));
}

bool decoder_begin_cell(struct decoder *decoder) {
    size_t columns = decoder->table->column_count;
    begin_row(decoder);
    while (decoder->cells.count < columns && is_covered(decoder, decoder->cells.count)) {
        push_covered(decoder);
    }
    if (decoder->cell == NULL && decoder->cells.count < columns) {
        decoder->cell =
            tree_add(&decoder->tree, decoder->row, decoder->in_head ? ROLE_TH : ROLE_TD);
    }
    return decoder->cell != NULL;
}

/* Where the cell that was begun ends: it spans only what nothing covers, and columns in a head. */
static size_t cell_end(const struct decoder *decoder) {
    size_t first = decoder->cells.count, end = first + 1;
    while (decoder->in_head && end < decoder->table->column_count &&
           end - first < decoder->span_columns && !is_covered(decoder, end)) {
        end++;
    }
    return end;
}

/* A cell of a group spans all its rows, whose number is not known yet, or none. */
static void finish_cell(struct decoder *decoder) {
    size_t first = decoder->cells.count, end = cell_end(decoder);
    struct doc_cell cell = {.count = decoder->paragraphs.count,
                            .columns = (uint16_t)(end - first),
                            .rows = decoder->span_rows,
                            .node = decoder->cell};
    cell.paragraphs = array_keep(&decoder->paragraphs, decoder->arena);
    decoder->cell->col_span = cell.columns;
    array_push(&decoder->cells, cell);
    while (decoder->cells.count < end) {
        push_covered(decoder);
    }
    bool spans = cell.rows > 1 && (decoder->in_head || decoder->level == 0);
    for (size_t i = first; spans && i < end; i++) {
        decoder->covered[i] = decoder->in_head ? decoder->level + cell.rows : SIZE_MAX;
    }
    decoder->cell = NULL;
    decoder->span_columns = decoder->span_rows = 1;
}

/* True where the row has a cell behind the one that was begun. */
static bool has_more_cells(const struct decoder *decoder) {
    size_t i = cell_end(decoder);
    while (i < decoder->table->column_count && is_covered(decoder, i)) {
        i++;
    }
    return i < decoder->table->column_count;
}

/* What is too much stays in the last. */
void decoder_end_cell(struct decoder *decoder) {
    decoder_end_paragraph(decoder);
    if (decoder->table != NULL && decoder_begin_cell(decoder) && has_more_cells(decoder)) {
        finish_cell(decoder);
    }
}

/* ---- What cells span, once all rows are known ------------------------------------------------ */

static struct doc_cell *cell_at(const struct doc_row *row, size_t column) {
    return (struct doc_cell *)&row->cells[column];
}

static void set_rows(struct doc_cell *cell, size_t rows) {
    if (cell->node != NULL) {
        cell->rows = (uint16_t)rows;
        ((struct node *)cell->node)->row_span = cell->rows;
    }
}

/* The row behind all that cells span together with row `first` of the head. */
static size_t head_group_end(const struct decoder *decoder, size_t first) {
    size_t end = first + 1;
    for (size_t row = first; row < end; row++) {
        for (size_t i = 0; i < decoder->table->column_count; i++) {
            size_t cell_end = row + cell_at(&decoder->head.items[row], i)->rows;
            end = cell_end > end ? cell_end : end;
        }
    }
    return end;
}

static void span_head(struct decoder *decoder) {
    size_t count = decoder->head.count;
    for (size_t i = 0; i < count * decoder->table->column_count; i++) {
        size_t row = i / decoder->table->column_count;
        struct doc_cell *cell =
            cell_at(&decoder->head.items[row], i % decoder->table->column_count);
        set_rows(cell, cell->rows < count - row ? cell->rows : count - row);
    }
    for (size_t first = 0, end = 0; first < count; first = end) {
        end = head_group_end(decoder, first);
        for (size_t row = first; row < end; row++) {
            decoder->head.items[row].group = row == first ? end - first : 0;
        }
    }
}

static void span_groups(struct decoder *decoder) {
    for (size_t first = 0, end = 0; first < decoder->rows.count; first = end) {
        for (end = first + 1; end < decoder->rows.count && decoder->rows.items[end].group == 0;) {
            end++;
        }
        decoder->rows.items[first].group = end - first;
        for (size_t i = 0; i < (end - first) * decoder->table->column_count; i++) {
            size_t row = first + i / decoder->table->column_count;
            struct doc_cell *cell =
                cell_at(&decoder->rows.items[row], i % decoder->table->column_count);
            set_rows(cell, row == first && cell->rows > 1 ? end - first : 1);
        }
    }
}

/* ---- Rows ----------------------------------------------------------------------------------- */

/* Every row has all its cells. In the body, `group` is 1 where one begins. */
static void end_row(struct decoder *decoder) {
    decoder_end_paragraph(decoder);
    if (decoder->row == NULL) {
        return;
    }
    while (decoder_begin_cell(decoder)) {
        finish_cell(decoder);
    }
    struct doc_row row = {.node = decoder->row,
                          .group = decoder->level == 0,
                          .mark = decoder->serial,
                          .place = decoder_place(decoder)};
    row.cells = array_keep(&decoder->cells, decoder->arena);
    if (decoder->in_head) {
        array_push(&decoder->head, row);
    } else {
        array_push(&decoder->rows, row);
    }
    decoder->level++;
    decoder->row = decoder->cell = NULL;
}

static struct str serial_of(const struct decoder *decoder, int number) {
    struct buffer digits = {0};
    if (number > 0) {
        unicode_add_bangla_number(&digits, (uint64_t)number);
    }
    struct str copy = str_copy(decoder->arena, buffer_str(&digits));
    buffer_free(&digits);
    return copy;
}

/* The rows of the head or of the group before are over. Where no row followed the head, it may go
 * on: what its cells span is settled before. */
static void begin_rows(struct decoder *decoder, bool head, int serial) {
    if (decoder->in_head) {
        span_head(decoder);
    }
    decoder->in_head = head;
    decoder->level = head ? decoder->head.count : 0;
    for (size_t i = 0; i < MOST_COLUMNS; i++) {
        decoder->covered[i] = 0;
    }
    decoder->serial = serial_of(decoder, serial);
}

void decoder_next_row(struct decoder *decoder, enum next_row next) {
    int serial = next == NEXT_ROW ? decoder_take(decoder) : 0;
    decoder_end_paragraph(decoder);
    if (decoder->table == NULL) {
        return;
    }
    if (next == NEXT_CASE && !decoder->in_head) {
        begin_row(decoder);
    }
    end_row(decoder);
    decoder->span_columns = decoder->span_rows = 1;
    bool head = next == NEXT_HEAD && decoder->rows.count == 0;
    bool goes_on = decoder->in_head ? head : next == NEXT_CASE && decoder->level < MOST_CASES;
    if (!goes_on) {
        begin_rows(decoder, head, serial);
    }
    decoder_set_style(decoder);
}

/* ---- Tables --------------------------------------------------------------------------------- */

void decoder_end_table(struct decoder *decoder) {
    struct doc_table *table = decoder->table;
    decoder_end_paragraph(decoder);
    if (table != NULL) {
        end_row(decoder);
        span_head(decoder);
        span_groups(decoder);
        table->head_count = decoder->head.count;
        table->head = array_keep(&decoder->head, decoder->arena);
        table->row_count = decoder->rows.count;
        table->rows = array_keep(&decoder->rows, decoder->arena);
        array_push(&decoder->blocks, (struct block){.table = table});
    }
    decoder->table = NULL;
    decoder->style = STYLE_BODY;
    decoder_set_style(decoder);
}

static struct doc_column take_column(struct decoder *decoder) {
    int byte = decoder_take(decoder);
    return (struct doc_column){.width = byte >= 128 ? PT((byte - 127) * 4) : 0,
                               .share = byte < 128 ? (uint32_t)byte * 50 : 0,
                               .place = decoder_place(decoder)};
}

void decoder_begin_table(struct decoder *decoder) {
    decoder_end_table(decoder);
    if (decoder->in_approval) {
        return;
    }
    decoder_end_letterhead(decoder);
    struct doc_table *table = arena_new_of(decoder->arena, struct doc_table);
    struct doc_column *columns = arena_array_of(decoder->arena, struct doc_column, MOST_COLUMNS);
    table->column_count = 1 + (size_t)decoder_take(decoder) % MOST_COLUMNS;
    for (size_t i = 0; i < table->column_count; i++) {
        columns[i] = take_column(decoder);
    }
    table->columns = columns;
    int naming = decoder_take(decoder);
    table->mark_column = (size_t)naming % table->column_count;
    table->name_column =
        table->column_count - (size_t)naming / table->column_count % (table->column_count + 1);
    table->node = tree_add(&decoder->tree, decoder->tree.root, ROLE_TABLE);
    table->place = decoder_place(decoder);
    decoder->table = table;
    decoder->span_columns = decoder->span_rows = 1;
    begin_rows(decoder, true, 0);
    decoder_set_style(decoder);
}
