#include "text/font_table.h"

#include "base/arena.h"
#include "base/array.h"
#include "xml/read.h"
#include "xml/schema.h"

extern const unsigned char fonts_grammar[]; /* fonts/fonts.rng, embedded */
extern const size_t fonts_grammar_size;

/* A table being read. */
struct reading {
    struct arena *arena;
    struct diag *diag;
    const struct xml_document *document;
    ARRAY(struct font_file) files;
    ARRAY(struct font_set) sets;
    bool fine;
};

static struct str attribute(const struct reading *reading, const struct xml_node *node,
                            const char *name) {
    struct str value = {NULL, 0};
    if (xml_attribute(node, name, &value)) {
        value = str_copy(reading->arena, str_trim(value));
    }
    return value;
}

static void report_twice(struct reading *reading, const struct xml_node *node, struct str name) {
    struct place place = xml_attribute_place(node, "name");
    DIAG(reading->diag, place, DIAG_FONT_NAME_TWICE, name);
    reading->fine = false;
}

static void read_file(struct reading *reading, const struct xml_node *node) {
    struct font_file file = {
        .name = attribute(reading, node, "name"),
        .package = attribute(reading, node, "package"),
        .licence = attribute(reading, node, "licence"),
        .version = attribute(reading, node, "version"),
        .sha256 = attribute(reading, node, "sha256"),
        .granted = attribute(reading, node, "embedding").size > 0,
        .place = xml_place(node),
        .sha256_place = xml_attribute_place(node, "sha256"),
    };
    for (size_t i = 0; i < reading->files.count; i++) {
        if (str_equal(reading->files.items[i].name, file.name)) {
            report_twice(reading, node, file.name);
        }
    }
    array_push(&reading->files, file);
}

/* The grammar lets nothing through but two or three digits. */
static int read_scale(const struct reading *reading, const struct xml_node *node) {
    uint64_t scale = 0;
    struct str text = attribute(reading, node, "scale");
    struct str digits = str_ends(text, STR("%")) ? str_slice(text, 0, text.size - 1) : text;
    return str_to_number(digits, 150, &scale) && scale >= 50 ? (int)scale : 100;
}

static struct font_pair read_pair(const struct reading *reading, const struct xml_node *node) {
    static const char *const names[WEIGHT_COUNT] = {"regular", "bold"};
    struct font_pair pair = {.scale = read_scale(reading, node),
                             .fallback = xml_is(node, "fallback")};
    for (int i = 0; i < WEIGHT_COUNT; i++) {
        pair.files[i] = attribute(reading, node, names[i]);
        pair.places[i] = xml_attribute_place(node, names[i]);
    }
    pair.has_bold = pair.files[WEIGHT_BOLD].size > 0;
    if (!pair.has_bold) {
        pair.files[WEIGHT_BOLD] = pair.files[WEIGHT_REGULAR];
        pair.places[WEIGHT_BOLD] = pair.places[WEIGHT_REGULAR];
    }
    return pair;
}

static void read_set(struct reading *reading, const struct xml_node *node) {
    ARRAY(struct font_pair) pairs = {0};
    struct font_set set = {.name = attribute(reading, node, "name"), .place = xml_place(node)};
    for (size_t i = 0; i < reading->sets.count; i++) {
        if (str_equal(reading->sets.items[i].name, set.name)) {
            report_twice(reading, node, set.name);
        }
    }
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        if (xml_kind(child) == XML_ELEMENT) {
            array_push(&pairs, read_pair(reading, child));
        }
    }
    set.count = pairs.count;
    set.pairs = array_keep(&pairs, reading->arena);
    array_push(&reading->sets, set);
}

static const struct font_table *read_table(struct reading *reading, struct str text) {
    struct font_table *table = arena_new_of(reading->arena, struct font_table);
    table->text = text;
    for (const struct xml_node *node = xml_first_child(xml_root(reading->document)); node != NULL;
         node = xml_next(node)) {
        if (xml_kind(node) == XML_ELEMENT && xml_is(node, "file")) {
            read_file(reading, node);
        } else if (xml_kind(node) == XML_ELEMENT) {
            read_set(reading, node);
        }
    }
    table->file_count = reading->files.count;
    table->files = array_keep(&reading->files, reading->arena);
    table->set_count = reading->sets.count;
    table->sets = array_keep(&reading->sets, reading->arena);
    return reading->fine ? table : NULL;
}

/* The file of the table, known to diag; 0 where it cannot be read. */
static uint32_t open_table(const struct font_source *source, struct diag *diag) {
    struct buffer path = {0}, text = {0};
    uint32_t file = 0;
    if (font_source_read(source, STR("fonts.xml"), XML_SIZE_LIMIT, &text, diag)) {
        font_source_add_path(source, STR("fonts.xml"), &path);
        file = diag_add_file_copy(diag, buffer_str(&path), buffer_str(&text));
    }
    buffer_free(&path);
    buffer_free(&text);
    return file;
}

const struct font_table *font_table_read(const struct font_source *source, struct arena *arena,
                                         struct diag *diag) {
    const struct font_table *table = NULL;
    uint32_t file = open_table(source, diag);
    struct xml_document *document = file == 0 ? NULL : xml_read(file, diag);
    struct str grammar = {(const char *)fonts_grammar, fonts_grammar_size};
    if (document != NULL && xml_validate(document, grammar, STR("fonts.rng"), diag)) {
        struct reading reading = {.arena = arena, .diag = diag, .document = document, .fine = true};
        table = read_table(&reading, diag_file_text(diag, file));
    }
    xml_free(document);
    return table;
}

const struct font_file *font_table_file(const struct font_table *table, struct str name) {
    for (size_t i = 0; i < table->file_count; i++) {
        if (str_equal(table->files[i].name, name)) {
            return &table->files[i];
        }
    }
    return NULL;
}

const struct font_set *font_table_set(const struct font_table *table, struct str name) {
    for (size_t i = 0; i < table->set_count; i++) {
        if (str_equal(table->sets[i].name, name)) {
            return &table->sets[i];
        }
    }
    return NULL;
}
