#include "xml/expansion.h"

#include "base/array.h"
#include "xml/read.h"

#include <stdint.h>
#include <stdlib.h>

enum { SIZE_LIMIT = 100000, HEIGHT_LIMIT = 500 };

/* What a pattern holds down to the next elements, and how many references follow each other there.
 */
struct extent {
    uint32_t size, height;
};

struct definition {
    struct str name;
    const struct xml_node *node;
    struct extent extent;
    bool begun, done;
};

struct expansion {
    ARRAY(struct definition) definitions; /* sorted by name; several may share one */
    uint32_t depth;                       /* of references being followed */
    bool bounded;
};

static struct str name_of(const struct xml_node *node) {
    struct str name = {NULL, 0};
    return xml_attribute(node, "name", &name) ? str_trim(name) : name;
}

static int compare(const void *left, const void *right) {
    const struct definition *a = left, *b = right;
    return str_compare(a->name, b->name);
}

static void add(struct expansion *expansion, struct extent *all, struct extent part) {
    all->size += part.size;
    all->height = part.height > all->height ? part.height : all->height;
    if (all->size > SIZE_LIMIT || all->height > HEIGHT_LIMIT) {
        expansion->bounded = false;
    }
}

static struct extent measure(struct expansion *expansion, const struct xml_node *node);

/* One that refers to itself holds nothing more: libxml2 says so. */
static struct extent measure_definition(struct expansion *expansion,
                                        struct definition *definition) {
    if (!definition->begun) {
        definition->begun = true;
        definition->extent = measure(expansion, definition->node);
        definition->done = true;
    }
    return definition->done ? definition->extent : (struct extent){0, 0};
}

static struct extent measure_reference(struct expansion *expansion, const struct xml_node *node) {
    struct definition wanted = {.name = name_of(node)};
    struct definition *items = expansion->definitions.items;
    size_t from = 0, to = expansion->definitions.count;
    struct extent all = {1, 0};
    while (from < to) { /* the first of that name */
        size_t middle = from + (to - from) / 2;
        if (compare(&items[middle], &wanted) < 0) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    expansion->bounded = expansion->bounded && ++expansion->depth <= HEIGHT_LIMIT;
    for (; expansion->bounded && from < expansion->definitions.count &&
           compare(&items[from], &wanted) == 0;
         from++) {
        add(expansion, &all, measure_definition(expansion, &items[from]));
    }
    expansion->depth--;
    all.height++;
    return all;
}

/* Only elements nest, and XML_DEPTH_LIMIT bounds them; `bounded` ends what follows references. */
static struct extent measure(struct expansion *expansion, const struct xml_node *node) {
    struct extent all = {1, 0};
    for (const struct xml_node *child = xml_first_child(node); child != NULL && expansion->bounded;
         child = xml_next(child)) {
        if (xml_kind(child) != XML_ELEMENT) {
            continue;
        }
        if (xml_is(child, "element")) {
            add(expansion, &all, (struct extent){1, 0});
        } else if (xml_is(child, "ref") || xml_is(child, "parentRef")) {
            add(expansion, &all, measure_reference(expansion, child));
        } else {
            add(expansion, &all, measure(expansion, child));
        }
    }
    return all;
}

static void collect(struct expansion *expansion, const struct xml_node *node) {
    if (xml_is(node, "define")) {
        array_push(&expansion->definitions,
                   (struct definition){.name = name_of(node), .node = node});
    }
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        if (xml_kind(child) == XML_ELEMENT) {
            collect(expansion, child);
        }
    }
}

static void measure_elements(struct expansion *expansion, const struct xml_node *node) {
    if (xml_is(node, "element") || xml_is(node, "start")) {
        (void)measure(expansion, node);
    }
    for (const struct xml_node *child = xml_first_child(node); child != NULL && expansion->bounded;
         child = xml_next(child)) {
        if (xml_kind(child) == XML_ELEMENT) {
            measure_elements(expansion, child);
        }
    }
}

bool expansion_is_bounded(const struct xml_document *grammar) {
    struct expansion expansion = {.bounded = true};
    collect(&expansion, xml_root(grammar));
    if (expansion.definitions.count > 0) {
        qsort(expansion.definitions.items, expansion.definitions.count, sizeof(struct definition),
              compare);
    }
    for (size_t i = 0; i < expansion.definitions.count && expansion.bounded; i++) {
        (void)measure_definition(&expansion, &expansion.definitions.items[i]);
    }
    measure_elements(&expansion, xml_root(grammar));
    array_free(&expansion.definitions);
    return expansion.bounded;
}
