#include "diff/terms.h"

#include "base/unicode.h"

/* The word for a name of the model; the name itself where there is none: a free cell's. */
static struct str term(struct str name, enum language language) {
    static const struct {
        const char *name, *english, *bangla;
    } terms[] = {
#define TERM(name, english, bangla) {name, english, bangla},
#include "diff/terms.def"
#undef TERM
    };
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        if (str_equal(name, str_of(terms[i].name))) {
            return str_of(language == LANGUAGE_BANGLA ? terms[i].bangla : terms[i].english);
        }
    }
    return name;
}

struct str term_of_thing(enum thing_kind kind, enum language language) {
    return term(thing_name(kind), language);
}

struct str term_of_change(enum change_kind kind, enum language language) {
    return term(change_name(kind), language);
}

static const struct thing *ancestor(const struct thing *thing, enum thing_kind kind,
                                    enum thing_kind other) {
    do {
        thing = thing->parent;
    } while (thing != NULL && thing->kind != kind && thing->kind != other);
    return thing;
}

static const struct thing *set_of(const struct thing *table) {
    const struct fact *id = thing_fact(table, STR("columns"));
    const struct thing *root = table;
    while (root->parent != NULL) {
        root = root->parent;
    }
    for (size_t i = 0; i < root->child_count; i++) {
        const struct thing *child = &root->children[i];
        if (child->kind == THING_COLUMNS && str_equal(child->key, id->value)) {
            return child;
        }
    }
    return NULL;
}

/* The heading of the column that shows the cell; empty: none does. */
static struct str heading_of(const struct thing *row, struct str of) {
    const struct thing *table = ancestor(row, THING_SERVICES, THING_TABLE);
    const struct thing *set = table != NULL ? set_of(table) : NULL;
    for (size_t i = 0; set != NULL && i < set->child_count; i++) {
        const struct fact *head = thing_fact(&set->children[i], STR("head"));
        if (str_equal(set->children[i].key, of) && head != NULL) {
            return head->value;
        }
    }
    return STR("");
}

struct str term_of_fact(const struct thing *thing, struct str fact, enum language language) {
    bool in_row =
        thing->kind == THING_SERVICE || thing->kind == THING_ROW || thing->kind == THING_CASE;
    struct str heading = in_row && language == LANGUAGE_BANGLA ? heading_of(thing, fact) : STR("");
    return heading.size > 0 ? heading : term(fact, language);
}

struct str term_of_field(const struct thing *field, enum language language) {
    return term(thing_fact(field, STR("kind"))->value, language);
}

static bool shows(const struct thing *set, struct str of) {
    for (size_t i = 0; set != NULL && i < set->child_count; i++) {
        if (str_equal(set->children[i].key, of)) {
            return true;
        }
    }
    return false;
}

void term_add_columns_missing(const struct thing *table, const struct thing *other,
                              struct buffer *out) {
    const struct thing *set = set_of(table), *others = set_of(other);
    size_t before = out->size;
    for (size_t i = 0; set != NULL && i < set->child_count; i++) {
        const struct fact *head = thing_fact(&set->children[i], STR("head"));
        if (!shows(others, set->children[i].key)) {
            buffer_add(out, out->size > before ? STR("\n") : STR(""));
            buffer_add(out, head != NULL ? head->value : set->children[i].key);
        }
    }
}

/* Its number among those of its kind in its table, from 1. */
static size_t number_in_table(const struct thing *row) {
    size_t number = 1;
    for (const struct thing *other = row->parent->children; other < row; other++) {
        number += other->kind == row->kind;
    }
    return number;
}

void term_add_place(const struct thing *thing, enum language language, struct buffer *out,
                    struct arena *arena) {
    const struct thing *section = thing;
    struct str label = STR("");
    while (section != NULL && label.size == 0) {
        section = ancestor(section, THING_SECTION, THING_SECTION);
        label = section != NULL ? thing_label(section, arena) : label;
    }
    buffer_add(out, label);
    if (thing->kind == THING_SERVICE || thing->kind == THING_ROW) {
        buffer_add(out, label.size > 0 ? STR(", ") : STR(""));
        if (language == LANGUAGE_BANGLA) {
            unicode_add_bangla_number(out, number_in_table(thing));
        } else {
            buffer_print(out, "%zu", number_in_table(thing));
        }
    }
}
