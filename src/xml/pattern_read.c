#include "xml/pattern.h"

#include "base/arena.h"
#include "base/diag.h"
#include "xml/read.h"

#include <string.h>

struct definition {
    struct str name;
    const struct pattern *pattern;
};

struct loader {
    struct arena *arena;
    ARRAY(struct definition) definitions;
    ARRAY(struct pattern *) references;
};

static struct pattern *make(struct loader *loader, enum pattern_kind kind,
                            const struct pattern *left, const struct pattern *right) {
    struct pattern *pattern = arena_new_of(loader->arena, struct pattern);
    pattern->kind = kind;
    pattern->left = left;
    pattern->right = right;
    return pattern;
}

static const struct pattern *load(struct loader *loader, const struct xml_node *node);

static bool is_pattern(const struct xml_node *node) {
    return xml_kind(node) == XML_ELEMENT && !xml_is(node, "documentation") &&
           !xml_is(node, "param");
}

/* All patterns in `node`, joined as `kind`; empty where there are none. */
static const struct pattern *load_all(struct loader *loader, const struct xml_node *node,
                                      enum pattern_kind kind) {
    const struct pattern *all = NULL;
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        if (is_pattern(child)) {
            const struct pattern *one = load(loader, child);
            all = all == NULL ? one : make(loader, kind, all, one);
        }
    }
    return all == NULL ? make(loader, PATTERN_EMPTY, NULL, NULL) : all;
}

/* The text of the only text node, trimmed. */
static struct str trimmed_text(const struct xml_node *node) {
    const struct xml_node *text = xml_first_child(node);
    return text == NULL ? STR("") : str_trim(xml_text(text));
}

static void load_documentation(struct pattern *pattern, const struct xml_node *node) {
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        struct str lang;
        if (xml_is(child, "documentation")) {
            bool bangla = xml_attribute(child, "xml:lang", &lang) && str_equal(lang, STR("bn"));
            pattern->documentation[bangla ? LANGUAGE_BANGLA : LANGUAGE_ENGLISH] =
                trimmed_text(child);
        }
    }
}

/* An element or attribute with a name; a name class in its place is beyond us. */
static const struct pattern *load_named(struct loader *loader, const struct xml_node *node,
                                        enum pattern_kind kind) {
    struct str name;
    if (!xml_attribute(node, "name", &name)) {
        return make(loader, PATTERN_ANYTHING, NULL, NULL);
    }
    struct pattern *pattern = make(loader, kind, load_all(loader, node, PATTERN_GROUP), NULL);
    pattern->name = name;
    if (kind == PATTERN_ATTRIBUTE && pattern->left->kind == PATTERN_EMPTY) {
        pattern->left = make(loader, PATTERN_TEXT, NULL, NULL);
    }
    load_documentation(pattern, node);
    return pattern;
}

static const struct pattern *load_reference(struct loader *loader, const struct xml_node *node) {
    struct pattern *pattern = make(loader, PATTERN_REFERENCE, NULL, NULL);
    xml_attribute(node, "name", &pattern->name);
    array_push(&loader->references, pattern);
    return pattern;
}

static const struct pattern *load_data(struct loader *loader, const struct xml_node *node) {
    struct pattern *pattern = make(loader, PATTERN_DATA, NULL, NULL);
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        struct str name;
        if (xml_is(child, "param") && xml_attribute(child, "name", &name) &&
            str_equal(name, STR("pattern"))) {
            pattern->name = trimmed_text(child);
        }
    }
    return pattern;
}

static const struct pattern *load_value(struct loader *loader, const struct xml_node *node) {
    struct pattern *pattern = make(loader, PATTERN_VALUE, NULL, NULL);
    pattern->name = trimmed_text(node);
    return pattern;
}

static const struct pattern *optional(struct loader *loader, const struct pattern *pattern) {
    return make(loader, PATTERN_CHOICE, pattern, make(loader, PATTERN_EMPTY, NULL, NULL));
}

/* The patterns that hold others. */
static const struct pattern *load_compound(struct loader *loader, const struct xml_node *node) {
    if (xml_is(node, "choice")) {
        return load_all(loader, node, PATTERN_CHOICE);
    }
    if (xml_is(node, "interleave")) {
        return load_all(loader, node, PATTERN_INTERLEAVE);
    }
    const struct pattern *all = load_all(loader, node, PATTERN_GROUP);
    if (xml_is(node, "group")) {
        return all;
    }
    if (xml_is(node, "optional")) {
        return optional(loader, all);
    }
    if (xml_is(node, "oneOrMore")) {
        return make(loader, PATTERN_MORE, all, NULL);
    }
    if (xml_is(node, "zeroOrMore")) {
        return optional(loader, make(loader, PATTERN_MORE, all, NULL));
    }
    if (xml_is(node, "mixed")) {
        return make(loader, PATTERN_INTERLEAVE, make(loader, PATTERN_TEXT, NULL, NULL), all);
    }
    return make(loader, PATTERN_ANYTHING, NULL, NULL);
}

static const struct pattern *load(struct loader *loader, const struct xml_node *node) {
    static const struct {
        const char *name;
        enum pattern_kind kind;
    } simple[] = {
        {"empty", PATTERN_EMPTY}, {"text", PATTERN_TEXT}, {"notAllowed", PATTERN_NOTHING}};
    for (size_t i = 0; i < sizeof simple / sizeof simple[0]; i++) {
        if (xml_is(node, simple[i].name)) {
            return make(loader, simple[i].kind, NULL, NULL);
        }
    }
    if (xml_is(node, "element")) {
        return load_named(loader, node, PATTERN_ELEMENT);
    }
    if (xml_is(node, "attribute")) {
        return load_named(loader, node, PATTERN_ATTRIBUTE);
    }
    if (xml_is(node, "ref")) {
        return load_reference(loader, node);
    }
    if (xml_is(node, "data")) {
        return load_data(loader, node);
    }
    return xml_is(node, "value") ? load_value(loader, node) : load_compound(loader, node);
}

static void resolve(struct loader *loader) {
    for (size_t i = 0; i < loader->references.count; i++) {
        struct pattern *reference = loader->references.items[i];
        for (size_t j = 0; j < loader->definitions.count; j++) {
            if (str_equal(loader->definitions.items[j].name, reference->name)) {
                reference->left = loader->definitions.items[j].pattern;
            }
        }
        if (reference->left == NULL) {
            reference->left = make(loader, PATTERN_ANYTHING, NULL, NULL);
        }
    }
}

const struct pattern *pattern_read(const struct xml_document *grammar, struct arena *arena) {
    struct loader loader = {.arena = arena};
    const struct pattern *start = NULL;
    const struct xml_node *root = xml_root(grammar);
    for (const struct xml_node *child = xml_first_child(root); child != NULL;
         child = xml_next(child)) {
        struct definition definition = {STR(""), NULL};
        if (xml_is(child, "start")) {
            start = load_all(&loader, child, PATTERN_GROUP);
        } else if (xml_is(child, "define")) {
            xml_attribute(child, "name", &definition.name);
            definition.pattern = load_all(&loader, child, PATTERN_GROUP);
            array_push(&loader.definitions, definition);
        }
    }
    /* A schema may also be one element without a grammar around it. */
    start = start != NULL ? start : load(&loader, root);
    resolve(&loader);
    array_free(&loader.definitions);
    array_free(&loader.references);
    return start;
}
