#include "charter/reader.h"

#include "base/arena.h"

/* What the rows of one table share. */
struct table_reader {
    struct reader *reader;
    struct table *table;
    struct str lang;
    const struct cell *defaults;
    size_t default_count;
};

/* A field that a service writes as an element of its own. */
static bool has_element(struct str of) {
    static const char *const names[] = {"name", "method", "papers",      "place",
                                        "fee",  "time",   "responsible", "superior"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_equal(of, str_of(names[i]))) {
            return true;
        }
    }
    return false;
}

static struct cell read_cell(struct table_reader *table, const struct xml_node *node) {
    struct reader *reader = table->reader;
    struct cell cell = {.place = xml_place(node)};
    cell.of = xml_is(node, "cell") ? read_attribute(reader, node, "of")
                                   : keep_text(reader, xml_name(node));
    cell.content = read_content(reader, node, table->lang);
    return cell;
}

/* In a service, <cell> is for what has no element and is not the serial. */
static void check_free_cell(struct table_reader *table, const struct xml_node *node,
                            const struct cell *cell) {
    struct reader *reader = table->reader;
    if (!xml_is(node, "cell")) {
        return;
    }
    struct place place = xml_attribute_place(node, "of");
    if (has_element(cell->of)) {
        DIAG(reader->diag, place, DIAG_CELL_HAS_ELEMENT, cell->of);
    } else if (str_equal(cell->of, STR("serial"))) {
        DIAG(reader->diag, place, DIAG_CELL_SERIAL);
    }
}

static void read_defaults(struct table_reader *table, const struct xml_node *node) {
    ARRAY(struct cell) cells = {0};
    struct ids ids = {0};
    for (const struct xml_node *child = first_element(node); child != NULL;
         child = next_element(child)) {
        struct cell cell = read_cell(table, child);
        check_free_cell(table, child, &cell);
        array_push(&ids, (struct id){cell.of, cells.count, cell.place});
        array_push(&cells, cell);
    }
    ids_settle(&ids, DIAG_FIELD_TWICE, table->reader->diag);
    array_free(&ids);
    table->default_count = cells.count;
    table->defaults = array_keep(&cells, table->reader->arena);
}

/* Rows are numbered by their position in the table. */
static struct str count_serial(struct table_reader *table, size_t position) {
    struct buffer serial = {0};
    notation_print(&serial, table->table->serials, position);
    struct str kept = str_copy(table->reader->arena, buffer_str(&serial));
    buffer_free(&serial);
    return kept;
}

struct cells {
    struct cell *items;
    size_t count, capacity;
};

/* What the cases hold is theirs, also where one of them leaves it out. */
static void add_defaults(struct table_reader *table, const struct row *row, struct cells *cells) {
    struct row own = {.cells = cells->items, .count = cells->count};
    for (size_t i = 0; i < table->default_count; i++) {
        struct str of = table->defaults[i].of;
        if (row_cell(&own, of) == NULL && !row_has_cases_of(row, of)) {
            array_push(cells, table->defaults[i]);
            own.cells = cells->items;
        }
    }
}

/* Reports a field that stands twice in one row. */
static void check_twice(struct table_reader *table, const struct cells *cells) {
    struct ids ids = {0};
    for (size_t i = 0; i < cells->count; i++) {
        array_push(&ids, (struct id){cells->items[i].of, i, cells->items[i].place});
    }
    ids_settle(&ids, DIAG_FIELD_TWICE, table->reader->diag);
    array_free(&ids);
}

/* The fields of a service or of one of its cases. */
static void read_fields(struct table_reader *table, const struct xml_node *node,
                        struct cells *cells) {
    for (const struct xml_node *child = first_element(node); child != NULL;
         child = next_element(child)) {
        if (!xml_is(child, "case")) {
            struct cell cell = read_cell(table, child);
            check_free_cell(table, child, &cell);
            array_push(cells, cell);
        }
    }
    check_twice(table, cells);
}

static void read_cases(struct table_reader *table, const struct xml_node *node, struct row *row) {
    struct arena *arena = table->reader->arena;
    struct service_case *cases =
        arena_array_of(arena, struct service_case, count_elements(node, "case"));
    row->cases = cases;
    for (const struct xml_node *child = first_element(node); child != NULL;
         child = next_element(child)) {
        if (xml_is(child, "case")) {
            struct cells cells = {0};
            read_fields(table, child, &cells);
            struct service_case *one = &cases[row->case_count++];
            one->place = xml_place(child);
            one->count = cells.count;
            one->cells = array_keep(&cells, arena);
        }
    }
}

/* More than any office lists, and far fewer than a cell can span. */
enum { CASE_LIMIT = 1000 };

static void bound_cases(struct table_reader *table, struct row *row) {
    if (row->case_count > CASE_LIMIT) {
        DIAG(table->reader->diag, row->cases[CASE_LIMIT].place, DIAG_CASES_TOO_MANY);
        row->case_count = CASE_LIMIT;
    }
}

/* A field is the service's or the cases', not both. */
static void check_shared(struct table_reader *table, const struct row *row,
                         const struct cells *cells) {
    for (size_t i = 0; i < cells->count; i++) {
        if (row_has_cases_of(row, cells->items[i].of)) {
            DIAG(table->reader->diag, cells->items[i].place, DIAG_FIELD_BESIDE_CASES,
                 cells->items[i].of);
        }
    }
}

static void read_service(struct table_reader *table, const struct xml_node *node, struct row *row) {
    struct reader *reader = table->reader;
    struct cells cells = {0};
    struct str serial;
    row->place = xml_place(node);
    row->id = read_attribute(reader, node, "id");
    row->serial_given = xml_attribute(node, "serial", &serial);
    row->serial = row->serial_given ? keep_text(reader, serial) : row->serial;
    read_fields(table, node, &cells);
    read_cases(table, node, row);
    bound_cases(table, row);
    check_shared(table, row, &cells);
    add_defaults(table, row, &cells);
    row->count = cells.count;
    row->cells = array_keep(&cells, reader->arena);
}

/* A serial is one plain text: it is printed again where the row goes on over a page. */
static void take_serial(struct table_reader *table, const struct cell *cell, struct row *row) {
    const struct content *content = &cell->content;
    row->serial_given = true;
    row->serial = STR("");
    if (content->count == 0) {
        return;
    }
    const struct content_block *block = &content->blocks[0];
    if (content->count > 1 || block->list != NULL || block->text.count != 1 ||
        block->text.items[0].kind != INLINE_TEXT) {
        DIAG(table->reader->diag, cell->place, DIAG_SERIAL_NOT_PLAIN);
        return;
    }
    row->serial = block->text.items[0].text;
}

static void read_row(struct table_reader *table, const struct xml_node *node, struct row *row) {
    struct cells cells = {0};
    row->place = xml_place(node);
    for (const struct xml_node *child = first_element(node); child != NULL;
         child = next_element(child)) {
        array_push(&cells, read_cell(table, child));
    }
    check_twice(table, &cells);
    size_t kept = 0;
    for (size_t i = 0; i < cells.count; i++) {
        if (str_equal(cells.items[i].of, STR("serial"))) {
            take_serial(table, &cells.items[i], row);
        } else {
            cells.items[kept++] = cells.items[i];
        }
    }
    row->count = cells.count = kept;
    row->cells = array_keep(&cells, table->reader->arena);
}

static void read_head(struct table_reader *table, const struct xml_node *node,
                      struct head_override *head) {
    struct reader *reader = table->reader;
    head->of = read_attribute(reader, node, "of");
    head->text = read_inline(reader, node, table->lang);
    head->place = xml_place(node);
}

static void read_note(struct table_reader *table, const struct xml_node *node, struct note *note) {
    note->content = read_content(table->reader, node, table->lang);
    note->place = xml_place(node);
}

/* The parts stand in the schema's order: heads, defaults, rows, notes. */
static void read_parts(struct table_reader *reader, const struct xml_node *node) {
    struct table *table = reader->table;
    struct arena *arena = reader->reader->arena;
    const char *row_name = table->kind == TABLE_SERVICES ? "service" : "row";
    struct head_override *heads =
        arena_array_of(arena, struct head_override, count_elements(node, "head"));
    struct row *rows =
        arena_array_of(arena, struct row, walk_count(reader->reader->includes, node, row_name));
    struct note *notes = arena_array_of(arena, struct note, count_elements(node, "note"));
    table->heads = heads;
    table->rows = rows;
    table->notes = notes;
    struct walk walk = walk_children(reader->reader->includes, node);
    for (const struct xml_node *child; (child = walk_next(&walk)) != NULL;) {
        if (xml_is(child, "head")) {
            read_head(reader, child, &heads[table->head_count++]);
        } else if (xml_is(child, "defaults")) {
            read_defaults(reader, child);
        } else if (xml_is(child, "note")) {
            read_note(reader, child, &notes[table->note_count++]);
        } else {
            struct row *row = &rows[table->row_count++];
            row->serial = count_serial(reader, table->row_count);
            (table->kind == TABLE_SERVICES ? read_service : read_row)(reader, child, row);
        }
    }
}

/* ---- Merged columns ------------------------------------------------------------------------ */

static void report_merge_unknown(struct reader *reader, const struct column_set *set,
                                 struct place place, struct str word) {
    struct buffer names = {0};
    for (size_t i = 0; i < set->count; i++) {
        buffer_add(&names, i > 0 ? STR(", ") : STR(""));
        buffer_add(&names, set->columns[i].of);
    }
    DIAG(reader->diag, place, DIAG_MERGE_UNKNOWN, word, set->id, buffer_str(&names));
    buffer_free(&names);
}

static bool has_column(const struct column_set *set, struct str of) {
    size_t i = 0;
    while (i < set->count && !str_equal(set->columns[i].of, of)) {
        i++;
    }
    return i < set->count;
}

static bool has_word(struct str words, struct str wanted) {
    while ((words = str_trim(words)).size > 0) {
        if (str_equal(str_take_word(&words), wanted)) {
            return true;
        }
    }
    return false;
}

/* The columns named, in the order in which they stand: in which order they are named, and how
 * often, says nothing. */
static void read_merge(struct table_reader *table, const struct xml_node *node) {
    struct reader *reader = table->reader;
    const struct column_set *set = table->table->columns;
    struct place place = xml_attribute_place(node, "merge");
    struct str words = read_attribute(reader, node, "merge");
    for (struct str left = str_trim(words); left.size > 0; left = str_trim(left)) {
        struct str word = str_take_word(&left);
        if (str_equal(word, STR("serial")) || str_equal(word, STR("name"))) {
            DIAG(reader->diag, place, DIAG_MERGE_FORBIDDEN, word);
        } else if (!has_column(set, word)) {
            report_merge_unknown(reader, set, place, word);
        }
    }
    struct str *names = arena_array_of(reader->arena, struct str, set->count);
    table->table->merge = names;
    for (size_t i = 0; i < set->count; i++) {
        if (has_word(words, set->columns[i].of)) {
            names[table->table->merge_count++] = set->columns[i].of;
        }
    }
}

const struct table *read_table(struct reader *reader, const struct xml_node *node,
                               struct str lang) {
    struct table *table = arena_new_of(reader->arena, struct table);
    struct table_reader parts = {.reader = reader, .table = table, .lang = lang};
    table->kind = xml_is(node, "services") ? TABLE_SERVICES : TABLE_OTHER;
    table->columns = find_columns(reader, node);
    table->place = xml_place(node);
    struct str serials;
    table->serials =
        xml_attribute(node, "serials", &serials) ? keep_text(reader, serials) : STR("১");
    if (table->columns != NULL) {
        read_merge(&parts, node);
    }
    read_parts(&parts, node);
    return table->columns == NULL ? NULL : table;
}
