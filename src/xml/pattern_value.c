#include "xml/pattern.h"

#include "base/arena.h"
#include "xml/read.h"

#include <libxml/xmlregexp.h>

bool pattern_knows(const struct xml_document *grammar, struct str name) {
    const struct xml_node *node = xml_root(grammar);
    while (node != NULL) {
        struct str own;
        if (xml_is(node, "element") && xml_attribute(node, "name", &own) && str_equal(own, name)) {
            return true;
        }
        const struct xml_node *next = xml_first_child(node);
        while (next == NULL && node != NULL) {
            next = xml_next(node);
            node = xml_parent(node);
        }
        node = next;
    }
    return false;
}

/* The white space that RELAX NG's own datatype "token" takes away, as `value` compares. */
static bool equals_value(struct str value, struct str expected) {
    return str_equal(str_trim(value), expected);
}

static bool matches(struct str value, struct str expression) {
    if (expression.size == 0) {
        return true;
    }
    struct arena *arena = arena_new();
    xmlRegexp *compiled = xmlRegexpCompile(BAD_CAST str_c_string(arena, expression));
    bool fits =
        compiled == NULL || xmlRegexpExec(compiled, BAD_CAST str_c_string(arena, value)) == 1;
    xmlRegFreeRegexp(compiled);
    arena_free(arena);
    return fits;
}

static bool accepts(const struct pattern *pattern, struct str value) {
    switch (pattern->kind) {
    case PATTERN_VALUE:
        return equals_value(value, pattern->name);
    case PATTERN_DATA:
        return matches(value, pattern->name);
    case PATTERN_CHOICE:
        return accepts(pattern->left, value) || accepts(pattern->right, value);
    case PATTERN_REFERENCE:
        return accepts(pattern->left, value);
    case PATTERN_EMPTY:
        return str_trim(value).size == 0;
    case PATTERN_NOTHING:
        return false;
    default:
        return true;
    }
}

bool pattern_accepts(const struct pattern *attribute, struct str value) {
    return accepts(attribute->left, value);
}
