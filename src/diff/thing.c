#include "diff/thing.h"

#include "base/arena.h"
#include "diff/markup.h"

struct str thing_name(enum thing_kind kind) {
    static const char *const names[] = {
#define THING_KIND(constant, name) name,
        THING_KINDS(THING_KIND)
#undef THING_KIND
    };
    return str_of(names[kind]);
}

size_t thing_index(const struct thing *thing) {
    return thing->parent == NULL ? 0 : (size_t)(thing - thing->parent->children);
}

const struct fact *thing_fact(const struct thing *thing, struct str name) {
    for (size_t i = 0; i < thing->fact_count; i++) {
        if (str_equal(thing->facts[i].name, name)) {
            return &thing->facts[i];
        }
    }
    return NULL;
}

static const struct thing *child_with_key(const struct side *side, enum thing_kind kind,
                                          struct str key) {
    for (size_t i = 0; i < side->root->child_count; i++) {
        const struct thing *child = &side->root->children[i];
        if (child->kind == kind && str_equal(child->key, key)) {
            return child;
        }
    }
    return NULL;
}

const struct thing *side_officer(const struct side *side, struct str id) {
    return child_with_key(side, THING_OFFICER, id);
}

const struct thing *side_columns(const struct side *side, struct str id) {
    return child_with_key(side, THING_COLUMNS, id);
}

struct thing *thing_next(const struct thing *thing, const struct thing *root) {
    if (thing->child_count > 0) {
        return &thing->children[0];
    }
    while (thing != root) {
        size_t next = thing_index(thing) + 1;
        if (next < thing->parent->child_count) {
            return &thing->parent->children[next];
        }
        thing = thing->parent;
    }
    return NULL;
}

/* ---- Order ---------------------------------------------------------------------------------- */

static int compare_numbers(size_t a, size_t b) {
    return (a > b) - (a < b);
}

/* Cells stand in any order. Of the facts in which the two differ, or that only one of them has,
 * that whose name is the smallest decides. */
static void find_least(const struct thing *a, const struct thing *b, int sign, bool with_id,
                       struct str *least, int *order) {
    for (size_t i = 0; i < a->fact_count; i++) {
        const struct fact *fact = &a->facts[i], *other = thing_fact(b, fact->name);
        int own = other == NULL ? 1 : str_compare(fact->value, other->value);
        bool counts = with_id || !str_equal(fact->name, STR("id"));
        if (own != 0 && counts && (*order == 0 || str_compare(fact->name, *least) < 0)) {
            *least = fact->name;
            *order = sign * own;
        }
    }
}

static int compare_facts(const struct thing *a, const struct thing *b, bool with_id) {
    struct str least = STR("");
    int order = 0;
    find_least(a, b, 1, with_id, &least, &order);
    find_least(b, a, -1, with_id, &least, &order);
    return order;
}

static int compare_own(const struct thing *a, const struct thing *b, bool with_id) {
    int order = compare_numbers(a->kind, b->kind);
    order = order != 0 ? order : compare_numbers(a->child_count, b->child_count);
    return order != 0 ? order : compare_facts(a, b, with_id);
}

static int compare_trees(const struct thing *a, const struct thing *b, bool with_id) {
    const struct thing *x = a, *y = b;
    int order = compare_own(a, b, with_id);
    while (order == 0 && x != NULL && y != NULL) {
        x = thing_next(x, a);
        y = thing_next(y, b);
        order = x != NULL && y != NULL ? compare_own(x, y, true) : 0;
    }
    return order;
}

int thing_compare(const struct thing *a, const struct thing *b) {
    return compare_trees(a, b, true);
}

int thing_compare_content(const struct thing *a, const struct thing *b) {
    return compare_trees(a, b, false);
}

/* ---- Names ---------------------------------------------------------------------------------- */

static void add_fact_text(struct buffer *out, const struct thing *thing, const char *name) {
    const struct fact *fact = thing_fact(thing, str_of(name));
    if (fact != NULL) {
        size_t start = out->size;
        if (start > 0) {
            buffer_add_byte(out, ' ');
        }
        markup_add_plain(out, fact);
        for (size_t i = start; i < out->size; i++) {
            out->bytes[i] = out->bytes[i] == '\n' ? ' ' : out->bytes[i];
        }
    }
}

/* The facts that name a thing of that kind, in their order. */
static const char *const *naming_facts(enum thing_kind kind) {
    static const char *const service[] = {"name", NULL}, *const section[] = {"no", "title", NULL},
                             *const text[] = {"text", NULL}, *const content[] = {"content", NULL},
                             *const head[] = {"head", NULL}, *const id[] = {"id", NULL},
                             *const kinds[] = {"kind", NULL}, *const side[] = {"side", NULL},
                             *const of[] = {"of", NULL}, *const none[] = {NULL};
    switch (kind) {
    case THING_SERVICE:
        return service;
    case THING_SECTION:
        return section;
    case THING_LINE:
    case THING_TITLE:
        return text;
    case THING_PARAGRAPH:
    case THING_LIST:
    case THING_NOTE:
        return content;
    case THING_COLUMN:
        return head;
    case THING_COLUMNS:
        return id;
    case THING_FIELD:
        return kinds;
    case THING_MARK:
        return side;
    case THING_HEAD:
        return of;
    default:
        return none;
    }
}

/* An officer goes by the first field: the name, where there is one. */
static const struct thing *naming_field(const struct thing *officer) {
    for (size_t i = 0; i < officer->child_count; i++) {
        const struct fact *kind = thing_fact(&officer->children[i], STR("kind"));
        if (str_equal(kind->value, STR("name"))) {
            return &officer->children[i];
        }
    }
    return officer->child_count > 0 ? &officer->children[0] : NULL;
}

/* A row of another table has no name: its first cell that says something does; a case is all that
 * it says. */
static void add_cells(struct buffer *out, const struct thing *row) {
    for (size_t i = 0; i < row->fact_count && (out->size == 0 || row->kind == THING_CASE); i++) {
        size_t before = out->size;
        if (row->facts[i].type == FACT_CONTENT && row->facts[i].value.size > 0) {
            buffer_add(out, before > 0 ? STR(", ") : STR(""));
            markup_add_plain(out, &row->facts[i]);
        }
    }
}

struct str thing_label(const struct thing *thing, struct arena *arena) {
    struct buffer label = {0};
    for (const char *const *name = naming_facts(thing->kind); *name != NULL; name++) {
        add_fact_text(&label, thing, *name);
    }
    if (thing->kind == THING_OFFICER && naming_field(thing) != NULL) {
        add_fact_text(&label, naming_field(thing), "text");
    } else if (thing->kind == THING_ROW || thing->kind == THING_CASE) {
        add_cells(&label, thing);
    }
    struct str result = str_copy(arena, buffer_str(&label));
    buffer_free(&label);
    return result;
}

void thing_add_path(const struct thing *thing, struct buffer *out) {
    if (thing->parent == NULL) {
        buffer_add(out, out->size == 0 ? STR("/") : STR(""));
        return;
    }
    if (thing->parent->parent != NULL) {
        thing_add_path(thing->parent, out);
    }
    buffer_print(out, "/%.*s:%zu", STR_ARG(thing_name(thing->kind)), thing_index(thing) + 1);
}
