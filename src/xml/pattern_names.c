#include "xml/pattern.h"

/* Which names are asked for. */
struct search {
    enum pattern_kind kind; /* of elements, attributes or values */
    bool next;              /* only what may stand next */
    bool required;          /* only what must be there */
    struct pattern_names *names;
};

static void add_once(struct pattern_names *names, struct str name) {
    for (size_t i = 0; i < names->count; i++) {
        if (str_equal(names->items[i], name)) {
            return;
        }
    }
    array_push(names, name);
}

static void collect(const struct pattern *pattern, const struct search *search) {
    switch (pattern->kind) {
    case PATTERN_ELEMENT:
    case PATTERN_ATTRIBUTE:
    case PATTERN_VALUE:
        if (pattern->kind == search->kind) {
            add_once(search->names, pattern->name);
        }
        break;
    case PATTERN_GROUP:
        collect(pattern->left, search);
        if (!search->next || pattern_may_end(pattern->left)) {
            collect(pattern->right, search);
        }
        break;
    case PATTERN_CHOICE:
        if (search->required) {
            break;
        }
        collect(pattern->left, search);
        collect(pattern->right, search);
        break;
    case PATTERN_INTERLEAVE:
        collect(pattern->left, search);
        collect(pattern->right, search);
        break;
    case PATTERN_MORE:
    case PATTERN_REFERENCE:
        collect(pattern->left, search);
        break;
    default:
        break;
    }
}

void pattern_next_elements(const struct pattern *content, struct pattern_names *names) {
    collect(content, &(struct search){.kind = PATTERN_ELEMENT, .next = true, .names = names});
}

void pattern_elements(const struct pattern *content, struct pattern_names *names) {
    collect(content, &(struct search){.kind = PATTERN_ELEMENT, .names = names});
}

void pattern_attributes(const struct pattern *content, struct pattern_names *names) {
    collect(content, &(struct search){.kind = PATTERN_ATTRIBUTE, .names = names});
}

void pattern_required_elements(const struct pattern *content, struct pattern_names *names) {
    collect(content, &(struct search){.kind = PATTERN_ELEMENT, .required = true, .names = names});
}

void pattern_required_attributes(const struct pattern *content, struct pattern_names *names) {
    collect(content, &(struct search){.kind = PATTERN_ATTRIBUTE, .required = true, .names = names});
}

void pattern_values(const struct pattern *attribute, struct pattern_names *names) {
    collect(attribute->left, &(struct search){.kind = PATTERN_VALUE, .names = names});
}

static const struct pattern *find(const struct pattern *pattern, enum pattern_kind kind,
                                  struct str name) {
    if (pattern == NULL) {
        return NULL;
    }
    if (pattern->kind == kind && str_equal(pattern->name, name)) {
        return pattern;
    }
    if (pattern->kind == PATTERN_ELEMENT || pattern->kind == PATTERN_ATTRIBUTE) {
        return NULL;
    }
    const struct pattern *found = find(pattern->left, kind, name);
    return found != NULL ? found : find(pattern->right, kind, name);
}

const struct pattern *pattern_element(const struct pattern *content, struct str name) {
    return find(content, PATTERN_ELEMENT, name);
}

const struct pattern *pattern_attribute(const struct pattern *content, struct str name) {
    return find(content, PATTERN_ATTRIBUTE, name);
}
