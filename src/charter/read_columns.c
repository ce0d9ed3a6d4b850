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

/* A share, "30*" or "58.8*", in tenths; 0 where the width is a length. */
static uint32_t read_share(struct reader *reader, const struct xml_node *node) {
    struct str width = str_trim(read_attribute(reader, node, "width"));
    uint64_t tenths = 0;
    if (width.size == 0 || width.bytes[width.size - 1] != '*') {
        return 0;
    }
    struct buffer digits = {0};
    size_t point = str_find(width, STR("."), 0);
    bool whole = point == SIZE_MAX;
    buffer_add(&digits, str_slice(width, 0, whole ? width.size - 1 : point));
    buffer_add(&digits, whole ? STR("0") : str_slice(width, point + 1, width.size - 1));
    if (!str_to_number(buffer_str(&digits), 99999, &tenths) || tenths == 0) {
        DIAG(reader->diag, xml_attribute_place(node, "width"), DIAG_LENGTH_OUT_OF_RANGE,
             STR("width"), width, STR("0.1*"), STR("9999.9*"));
    }
    buffer_free(&digits);
    return (uint32_t)tenths;
}

static struct column read_column(struct reader *reader, const struct xml_node *node) {
    const struct length_range width = {.least = PT(5),
                                       .most = PT(1200),
                                       .otherwise = 0,
                                       .least_text = "5pt",
                                       .most_text = "1200pt"};
    uint32_t share = read_share(reader, node);
    return (struct column){.of = read_attribute(reader, node, "of"),
                           .head = read_attribute(reader, node, "head"),
                           .width = share > 0 ? 0 : read_length(reader, node, "width", &width),
                           .share = share,
                           .align = align_of(read_attribute(reader, node, "align")),
                           .place = xml_place(node)};
}

/* "none" and nothing are the same: no row of numbers. */
static struct str read_numbers(struct reader *reader, const struct xml_node *node) {
    struct str numbers = read_attribute(reader, node, "numbers");
    return str_equal(numbers, STR("none")) ? STR("") : numbers;
}

/* A set being read. */
struct set_reader {
    struct reader *reader;
    struct ids ids;
    ARRAY(struct column) columns;
    ARRAY(struct column_group) groups;
};

static void add_column(struct set_reader *set, const struct xml_node *node) {
    struct column column = read_column(set->reader, node);
    struct place place = xml_attribute_place(node, "of");
    array_push(&set->ids, (struct id){column.of, set->columns.count, place});
    array_push(&set->columns, column);
}

/* A heading over the columns that stand in it. */
static void add_group(struct set_reader *set, const struct xml_node *node) {
    struct column_group group = {.first = set->columns.count,
                                 .head = read_attribute(set->reader, node, "head"),
                                 .place = xml_place(node)};
    for (const struct xml_node *child = first_element(node); child != NULL;
         child = next_element(child)) {
        add_column(set, child);
    }
    group.count = set->columns.count - group.first;
    array_push(&set->groups, group);
}

struct column *read_column_set(struct reader *reader, const struct xml_node *node,
                               struct column_set *set) {
    struct set_reader parts = {.reader = reader};
    for (const struct xml_node *child = first_element(node); child != NULL;
         child = next_element(child)) {
        (first_element(child) != NULL ? add_group : add_column)(&parts, child);
    }
    *set = (struct column_set){.id = read_attribute(reader, node, "id"),
                               .numbers = read_numbers(reader, node),
                               .count = parts.columns.count,
                               .group_count = parts.groups.count,
                               .place = xml_place(node)};
    struct column *columns = array_keep(&parts.columns, reader->arena);
    set->columns = columns;
    set->groups = array_keep(&parts.groups, reader->arena);
    if (set->count > COLUMN_LIMIT) {
        DIAG(reader->diag, set->place, DIAG_COLUMNS_TOO_MANY, set->id);
        set->count = COLUMN_LIMIT;
        set->group_count = 0; /* nothing is printed of what has an error */
    }
    ids_settle(&parts.ids, DIAG_COLUMN_TWICE, reader->diag);
    array_free(&parts.ids);
    return columns;
}

static const struct column_set *find_builtin(const struct reader *reader, struct str id) {
    return builtin_columns_find(reader->builtins, reader->builtin_count, id);
}

void read_columns(struct reader *reader, const struct xml_node *root) {
    size_t count = walk_count(reader->includes, root, "columns"), i = 0;
    struct walk walk = walk_children(reader->includes, root);
    reader->builtins = builtin_columns_read(reader->arena, &reader->builtin_count);
    reader->column_sets =
        arena_array_of(reader->arena, struct column_set, count + reader->builtin_count);
    reader->charter->column_sets = reader->column_sets;
    for (const struct xml_node *child; (child = walk_next(&walk)) != NULL;) {
        if (!xml_is(child, "columns")) {
            continue;
        }
        struct column_set *set = &reader->column_sets[i];
        struct place place = xml_attribute_place(child, "id");
        (void)read_column_set(reader, child, set);
        array_push(&reader->columns, (struct id){set->id, i++, place});
        if (find_builtin(reader, set->id) != NULL) {
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
    const struct column_set *built_in = find_builtin(reader, id);
    if (built_in == NULL) {
        return NULL;
    }
    struct column_set *set = &reader->column_sets[charter->column_set_count++];
    *set = *built_in;
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
        DIAG(reader->diag, xml_attribute_place(table, "columns"), DIAG_COLUMNS_UNKNOWN, id);
    }
    return set;
}
