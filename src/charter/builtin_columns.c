#include "charter/builtin_columns.h"

#include "base/arena.h"
#include "charter/reader.h"

#include <assert.h>

/* Written by cmake/embed.cmake. */
extern const unsigned char column_sets_xml[];
extern const size_t column_sets_xml_size;

static void forget_places(struct column_set *set, struct column *columns) {
    set->place = NOWHERE;
    set->built_in = true;
    for (size_t i = 0; i < set->count; i++) {
        columns[i].place = NOWHERE;
    }
}

/* What is compiled in is no user's fault, whatever it may be: it is ours, and tested. */
struct column_set *builtin_columns_read(struct arena *arena, size_t *count) {
    const struct str text = {(const char *)column_sets_xml, column_sets_xml_size};
    struct diag *diag = diag_new();
    struct xml_document *document = xml_read(diag_add_file(diag, STR("columns.xml"), text), diag);
    assert(document != NULL);
    struct reader reader = {.document = document, .arena = arena, .diag = diag};
    const struct xml_node *root = xml_root(document);
    struct column_set *sets =
        arena_array_of(arena, struct column_set, count_elements(root, "columns"));
    *count = 0;
    for (const struct xml_node *node = first_element(root); node != NULL;
         node = next_element(node)) {
        struct column_set *set = &sets[(*count)++];
        forget_places(set, read_column_set(&reader, node, set));
    }
    assert(!diag_failed(diag));
    xml_free(document);
    diag_free(diag);
    return sets;
}

const struct column_set *builtin_columns_find(const struct column_set *sets, size_t count,
                                              struct str id) {
    for (size_t i = 0; i < count; i++) {
        if (str_equal(sets[i].id, id)) {
            return &sets[i];
        }
    }
    return NULL;
}
