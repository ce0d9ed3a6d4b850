#include "charter/read.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "charter/check.h"
#include "charter/expand.h"
#include "charter/reader.h"
#include "charter/switches.h"
#include "xml/schema.h"

const struct xml_node *first_element(const struct xml_node *node) {
    const struct xml_node *child = xml_first_child(node);
    return child == NULL || xml_kind(child) == XML_ELEMENT ? child : next_element(child);
}

const struct xml_node *next_element(const struct xml_node *node) {
    do {
        node = xml_next(node);
    } while (node != NULL && xml_kind(node) != XML_ELEMENT);
    return node;
}

size_t count_elements(const struct xml_node *node, const char *name) {
    size_t count = 0;
    for (const struct xml_node *c = first_element(node); c != NULL; c = next_element(c)) {
        count += xml_is(c, name);
    }
    return count;
}

struct str keep_text(struct reader *reader, struct str text) {
    struct str normal = unicode_nfc(reader->arena, text);
    return normal.bytes == text.bytes ? str_copy(reader->arena, text) : normal;
}

struct str read_attribute(struct reader *reader, const struct xml_node *node, const char *name) {
    struct str value;
    return xml_attribute(node, name, &value) ? keep_text(reader, value) : STR("");
}

struct str read_lang(struct reader *reader, const struct xml_node *node, struct str inherited) {
    struct str lang;
    if (!xml_attribute(node, "xml:lang", &lang)) {
        return inherited;
    }
    return str_equal(lang, STR("bn")) ? STR("bn-BD") : str_copy(reader->arena, lang);
}

length read_length(struct reader *reader, const struct xml_node *node, const char *name,
                   const struct length_range *range) {
    struct str text;
    length value;
    if (!xml_attribute(node, name, &text)) {
        return range->otherwise;
    }
    if (length_parse(text, &value) && value >= range->least && value <= range->most) {
        return value;
    }
    DIAG(reader->diag, xml_attribute_place(node, name), DIAG_LENGTH_OUT_OF_RANGE, str_of(name),
         text, str_of(range->least_text), str_of(range->most_text));
    return range->otherwise;
}

/* The device names of DOS: no file may be called so on an office's computer. */
static bool is_device_name(struct str id) {
    static const char *const names[] = {
        "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
        "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_equal(id, str_of(names[i]))) {
            return true;
        }
    }
    return false;
}

static const struct xml_node *child_named(const struct xml_node *node, const char *name) {
    const struct xml_node *child = first_element(node);
    while (child != NULL && !xml_is(child, name)) {
        child = next_element(child);
    }
    return child;
}

static void read_root(struct reader *reader, const struct xml_node *root) {
    struct charter *charter = reader->charter;
    charter->place = xml_place(root);
    if (xml_has_comments(reader->document)) {
        charter->comment = xml_first_comment(reader->document);
    } else {
        charter->comment = includes_first_comment(reader->includes);
    }
    charter->id = read_attribute(reader, root, "id");
    charter->lang = read_lang(reader, root, STR("bn-BD"));
    if (is_device_name(charter->id)) {
        DIAG(reader->diag, xml_attribute_place(root, "id"), DIAG_ID_RESERVED, charter->id);
    }
    read_edition(reader, child_named(root, "edition"));
    read_page_setup(reader, child_named(root, "style"));
    read_officers(reader, child_named(root, "officers"), charter->lang);
    read_columns(reader, root);
    read_letterhead(reader, child_named(root, "letterhead"), charter->lang);
    read_sections(reader, root, charter->lang);
    read_approval(reader, child_named(root, "approval"));
    charter->expanded =
        expand(reader->document, reader->includes, charter->letterhead, reader->arena);
    report_unused_officers(reader);
}

/* The reader relies on the built-in schema. What a file switches off holds before anything else is
 * asked of it. */
static bool is_master(const struct xml_document *document, struct diag *diag) {
    bool valid = xml_validate(document, charter_builtin_schema(), STR(""), diag);
    if (valid) {
        switches_apply(document, diag);
    }
    return valid;
}

static const struct charter *read_model(const struct xml_document *document,
                                        const struct includes *includes, bool alone,
                                        struct arena *arena, struct diag *diag) {
    struct reader reader = {
        .document = document, .includes = includes, .alone = alone, .arena = arena, .diag = diag};
    reader.charter = arena_new_of(arena, struct charter);
    read_root(&reader, xml_root(document));
    array_free(&reader.officers);
    array_free(&reader.columns);
    buffer_free(&reader.text);
    return reader.charter;
}

static size_t count_faults(const struct diag *diag) {
    return diag_count(diag, SEVERITY_ERROR) + diag_count(diag, SEVERITY_SYSTEM);
}

/* What a charter is read from. */
struct charter_trees {
    struct xml_document *master; /* NULL: the file is none */
    struct includes *includes;   /* NULL: the same */
};

/* NULL, like the callers' results, where anything was found at fault since there were `faults`. A
 * model is made of what has no fault so far: parts that could not be had would only be missed. */
static const struct charter *read_whole(struct charter_trees *trees, bool alone,
                                        struct arena *arena, struct diag *diag) {
    size_t faults = count_faults(diag);
    const struct charter *charter = NULL;
    trees->includes = alone ? includes_refuse(trees->master, diag)
                            : includes_resolve(trees->master, is_master, diag);
    if (count_faults(diag) == faults) {
        charter = read_model(trees->master, trees->includes, alone, arena, diag);
    }
    if (charter != NULL) {
        charter_check(charter, diag);
    }
    return count_faults(diag) == faults ? charter : NULL;
}

static const struct charter *read_file(uint32_t file, struct str schema, bool alone,
                                       struct arena *arena, struct diag *diag,
                                       struct charter_trees *trees) {
    trees->master = xml_read(file, diag);
    if (trees->master != NULL && is_master(trees->master, diag) &&
        (schema.size == 0 || xml_validate(trees->master, schema, STR("--schema"), diag))) {
        return read_whole(trees, alone, arena, diag);
    }
    return NULL;
}

static void close_trees(struct charter_trees *trees) {
    includes_free(trees->includes);
    xml_free(trees->master);
}

static const struct charter *read_and_close(uint32_t file, struct str schema, bool alone,
                                            struct arena *arena, struct diag *diag) {
    struct charter_trees trees = {NULL, NULL};
    const struct charter *charter = read_file(file, schema, alone, arena, diag, &trees);
    close_trees(&trees);
    return charter;
}

const struct charter *charter_read_keeping(uint32_t file, struct str schema, struct arena *arena,
                                           struct diag *diag, struct charter_trees **kept) {
    struct charter_trees trees = {NULL, NULL};
    const struct charter *charter = read_file(file, schema, false, arena, diag, &trees);
    if (charter == NULL) {
        close_trees(&trees);
        return NULL;
    }
    *kept = memory_zeroed(sizeof **kept);
    **kept = trees;
    return charter;
}

size_t charter_trees_count(const struct charter_trees *trees) {
    return 1 + includes_document_count(trees->includes);
}

const struct xml_document *charter_trees_item(const struct charter_trees *trees, size_t index) {
    return index == 0 ? trees->master : includes_document(trees->includes, index - 1);
}

void charter_trees_free(struct charter_trees *trees) {
    if (trees != NULL) {
        close_trees(trees);
        memory_free(trees);
    }
}

const struct charter *charter_read(uint32_t file, struct str schema, struct arena *arena,
                                   struct diag *diag) {
    return read_and_close(file, schema, false, arena, diag);
}

const struct charter *charter_read_alone(uint32_t file, struct str schema, struct arena *arena,
                                         struct diag *diag) {
    return read_and_close(file, schema, true, arena, diag);
}
