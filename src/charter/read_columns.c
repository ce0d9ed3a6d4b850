#include "charter/reader.h"

#include "base/arena.h"
#include "charter/builtin_columns.h"

/* More than any sheet of paper can show. */
enum { COLUMN_LIMIT = 64 };

static enum column_align align_of(struct str name) {
    name = str_trim(name);
    if (str_equal(name, STR("centre"))) {
        return ALIGN_CENTRE;
    }
    return str_equal(name, STR("end")) ? ALIGN_END : ALIGN_START;
}

static struct column read_column(struct reader *reader, const struct xml_node *node) {
    const struct length_range width = {.least = PT(5),
                                       .most = PT(1200),
                                       .otherwise = 0,
                                       .least_text = "5pt",
                                       .most_text = "1200pt"};
    return (struct column){.of = read_attribute(reader, node, "of"),
                           .head = read_attribute(reader, node, "head"),
                           .width = read_length(reader, node, "width", &width),
                           .align = align_of(read_attribute(reader, node, "align")),
                           .place = xml_place(reader->document, node)};
}

/* "none" and nothing are the same: no row of numbers. */
static struct str read_numbers(struct reader *reader, const struct xml_node *node) {
    struct str numbers = read_attribute(reader, node, "numbers");
    return str_equal(numbers, STR("none")) ? STR("") : numbers;
}

static void read_set(struct reader *reader, const struct xml_node *node, struct column_set *set) {
    struct ids ids = {0};
    size_t count = count_elements(node, "column");
    struct column *columns = arena_array_of(reader->arena, struct column, count);
    *set = (struct column_set){.id = read_attribute(reader, node, "id"),
                               .numbers = read_numbers(reader, node),
                               .columns = columns,
                               .place = xml_place(reader->document, node)};
    for (const struct xml_node *child = first_element(node); child != NULL;
         child = next_element(child), set->count++) {
        columns[set->count] = read_column(reader, child);
        struct place place = xml_attribute_place(reader->document, child, "of");
        array_push(&ids, (struct id){columns[set->count].of, set->count, place});
    }
    if (count > COLUMN_LIMIT) {
        DIAG(reader->diag, set->place, DIAG_COLUMNS_TOO_MANY, set->id);
        set->count = COLUMN_LIMIT;
    }
    ids_settle(&ids, DIAG_COLUMN_TWICE, reader->diag);
    array_free(&ids);
}

void read_columns(struct reader *reader, const struct xml_node *root) {
    size_t count = count_elements(root, "columns"), i = 0;
    reader->column_sets =
        arena_array_of(reader->arena, struct column_set, count + BUILTIN_COLUMN_SETS);
    reader->charter->column_sets = reader->column_sets;
    for (const struct xml_node *child = first_element(root); child != NULL;
         child = next_element(child)) {
        if (!xml_is(child, "columns")) {
            continue;
        }
        struct column_set *set = &reader->column_sets[i], built_in;
        struct place place = xml_attribute_place(reader->document, child, "id");
        read_set(reader, child, set);
        array_push(&reader->columns, (struct id){set->id, i++, place});
        if (builtin_columns(set->id, reader->arena, &built_in)) {
            DIAG(reader->diag, place, DIAG_COLUMNS_BUILT_IN, set->id);
        }
    }
    ids_settle(&reader->columns, DIAG_COLUMNS_TWICE, reader->diag);
    reader->charter->column_set_count = count;
}

/* A built-in set joins the charter's when the first table uses it. */
static const struct column_set *use_builtin(struct reader *reader, struct str id) {
    struct charter *charter = reader->charter;
    for (size_t i = reader->columns.count; i < charter->column_set_count; i++) {
        if (str_equal(reader->column_sets[i].id, id)) {
            return &reader->column_sets[i];
        }
    }
    struct column_set *set = &reader->column_sets[charter->column_set_count];
    if (!builtin_columns(id, reader->arena, set)) {
        return NULL;
    }
    charter->column_set_count++;
    return set;
}

const struct column_set *find_columns(struct reader *reader, const struct xml_node *table) {
    struct str id;
    if (!xml_attribute(table, "columns", &id)) {
        id = STR("field-8");
    }
    size_t own = ids_find(&reader->columns, id);
    const struct column_set *set =
        own != SIZE_MAX ? &reader->column_sets[own] : use_builtin(reader, id);
    if (set == NULL) {
        DIAG(reader->diag, xml_attribute_place(reader->document, table, "columns"),
             DIAG_COLUMNS_UNKNOWN, id);
    }
    return set;
}
