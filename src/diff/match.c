#include "diff/match.h"

#include "base/arena.h"
#include "base/array.h"
#include "diff/markup.h"
#include "diff/pair.h"
#include "diff/sequence.h"

/* ---- Facts ---------------------------------------------------------------------------------- */

static struct str key_of_partner(const struct thing *thing) {
    return thing == NULL ? STR("") : thing->partner == NULL ? thing->key : thing->partner->key;
}

/* The id by which the other charter knows the officer. */
static struct str other_id(const struct officer *officer, const void *context) {
    return key_of_partner(side_officer(context, officer->id));
}

static bool same_text(const struct side *a, const struct fact *of_a, const struct fact *of_b) {
    const struct markup_terms terms = {
        .lang = a->charter->lang, .officer_id = other_id, .context = a};
    struct buffer text = {0};
    if (of_a->type == FACT_INLINE) {
        markup_add_inline(&text, of_a->of.text, &terms);
    } else {
        markup_add_content(&text, of_a->of.content, &terms);
    }
    bool same = str_equal(buffer_str(&text), of_b->value);
    buffer_free(&text);
    return same;
}

bool match_same(const struct side *a, const struct fact *of_a, const struct fact *of_b) {
    if (str_equal(of_a->value, of_b->value)) {
        return true;
    }
    switch (of_a->type) {
    case FACT_OFFICER:
        return str_equal(key_of_partner(side_officer(a, of_a->value)), of_b->value);
    case FACT_COLUMNS:
        return str_equal(key_of_partner(side_columns(a, of_a->value)), of_b->value);
    case FACT_PLAIN:
        return false;
    default:
        return of_a->names_officers && of_b->names_officers && of_b->type == of_a->type &&
               same_text(a, of_a, of_b);
    }
}

/* ---- Down the trees ------------------------------------------------------------------------- */

static void take_strangers(pointer_array *strangers, const struct thing *parent) {
    strangers->count = 0;
    for (size_t i = 0; i < parent->child_count; i++) {
        if (parent->children[i].partner == NULL) {
            array_push(strangers, &parent->children[i]);
        }
    }
}

static void match_children(struct matching *matching, struct thing *a, struct thing *b) {
    take_strangers(&matching->in_a, a);
    take_strangers(&matching->in_b, b);
    if (matching->in_a.count == 0 || matching->in_b.count == 0) {
        return;
    }
    pair_ends(a, b);
    pair_equals(matching);
    pair_holders(matching, a, b);
    for (int kind = 0; kind < THING_KIND_COUNT; kind++) {
        pair_alikes(matching, (enum thing_kind)kind);
    }
    pair_neighbours(matching, a, b);
}

static void match_below(struct matching *matching) {
    struct thing *root = matching->a->root;
    for (struct thing *thing = root; thing != NULL; thing = thing_next(thing, root)) {
        if (thing->partner != NULL) {
            match_children(matching, thing, thing->partner);
        }
    }
}

static void take_kind(pointer_array *things, const struct side *side, enum thing_kind kind) {
    things->count = 0;
    for (struct thing *thing = side->root; thing != NULL; thing = thing_next(thing, side->root)) {
        if (thing->kind == kind && thing->partner == NULL) {
            array_push(things, thing);
        }
    }
}

/* Those of a kind wherever they stand. */
static void match_anywhere(struct matching *matching, enum thing_kind kind) {
    take_kind(&matching->in_a, matching->a, kind);
    take_kind(&matching->in_b, matching->b, kind);
    pair_equals(matching);
    pair_alikes(matching, kind);
}

/* True where something refers to the officer. */
static bool is_named(const struct side *side, const struct thing *officer) {
    struct buffer contact = {0};
    bool found = false;
    buffer_print(&contact, "<contact officer=\"%.*s\"", STR_ARG(officer->key));
    for (const struct thing *thing = side->root; thing != NULL && !found;
         thing = thing_next(thing, side->root)) {
        for (size_t i = 0; i < thing->fact_count && !found; i++) {
            const struct fact *fact = &thing->facts[i];
            found = (fact->type == FACT_OFFICER && str_equal(fact->value, officer->key)) ||
                    (fact->names_officers &&
                     str_find(fact->value, buffer_str(&contact), 0) != SIZE_MAX);
        }
    }
    buffer_free(&contact);
    return found;
}

/* The only one of those to whom something refers; NULL where there are none, or more. */
static struct thing *only_named(const struct side *side, const pointer_array *officers) {
    struct thing *only = NULL;
    size_t count = 0;
    for (size_t i = 0; i < officers->count; i++) {
        if (is_named(side, officers->items[i])) {
            only = officers->items[i];
            count++;
        }
    }
    return count == 1 ? only : NULL;
}

/* The only officer with work to do who went and the only one who came: the one is in the other's
 * place. */
static void match_successor(struct matching *matching) {
    enum { MOST = 16 }; /* of more, none is the only one */
    take_kind(&matching->in_a, matching->a, THING_OFFICER);
    take_kind(&matching->in_b, matching->b, THING_OFFICER);
    if (matching->in_a.count <= MOST && matching->in_b.count <= MOST) {
        struct thing *old = only_named(matching->a, &matching->in_a);
        struct thing *new = only_named(matching->b, &matching->in_b);
        if (old != NULL && new != NULL) {
            pair(old, new);
        }
    }
}

/* ---- Kin and order -------------------------------------------------------------------------- */

static bool is_renamed(const struct thing *thing) {
    return thing->partner != NULL &&
           !str_equal(pair_value(thing, "name"), pair_value(thing->partner, "name"));
}

static void take_renamed(pointer_array *things, const struct side *side) {
    things->count = 0;
    for (struct thing *thing = side->root; thing != NULL; thing = thing_next(thing, side->root)) {
        if (thing->kind == THING_SERVICE && is_renamed(thing)) {
            array_push(things, thing);
        }
    }
}

/* A service that is new is a part of one that was there where its name is like that one's, which
 * itself got another name: the one was split. The other way round two were merged. (Where names are
 * alike so far, the score is half of that at least.) */
static void find_kin(struct matching *matching, const struct side *of, const struct side *among) {
    struct arena *arena = arena_new();
    take_kind(&matching->in_a, of, THING_SERVICE);
    take_renamed(&matching->in_b, among);
    struct likeness_list found =
        pair_find_alikes(&matching->in_a, &matching->in_b, ALIKE / 2, arena);
    for (size_t i = 0; i < found.count; i++) {
        struct thing *one = matching->in_a.items[found.items[i].a];
        if (one->kin == NULL && found.items[i].name >= ALIKE) {
            one->kin = matching->in_b.items[found.items[i].b];
        }
    }
    arena_free(arena);
}

static void find_order(struct thing *parent) {
    ARRAY(size_t) numbers = {0};
    ARRAY(bool) kept = {0};
    pointer_array things = {0};
    for (size_t i = 0; i < parent->child_count; i++) {
        struct thing *child = &parent->children[i];
        if (child->partner != NULL && child->partner->parent == parent->partner) {
            array_push(&things, child);
            array_push(&numbers, thing_index(child->partner));
            array_push(&kept, false);
        }
    }
    sequence_keep(numbers.items, numbers.count, kept.items);
    for (size_t i = 0; i < things.count; i++) {
        things.items[i]->reordered = things.items[i]->partner->reordered = !kept.items[i];
    }
    array_free(&numbers);
    array_free(&kept);
    array_free(&things);
}

static void find_orders(const struct side *side) {
    for (struct thing *thing = side->root; thing != NULL; thing = thing_next(thing, side->root)) {
        if (thing->partner != NULL) {
            find_order(thing);
        }
    }
}

/* A field of an officer that another of its kind stands for, elsewhere and otherwise, is another.
 */
static void part_fields(const struct side *a) {
    for (struct thing *thing = a->root; thing != NULL; thing = thing_next(thing, a->root)) {
        struct thing *other = thing->partner;
        if (thing->kind == THING_FIELD && other != NULL && thing->reordered &&
            pair_differences(a, thing, other) > 1) {
            thing->partner = other->partner = NULL;
            thing->reordered = other->reordered = false;
        }
    }
}

/* Officers and sets of columns first, as others refer to them; then services, which say what the
 * tables and sections are that hold them. */
static void match_all(struct matching *matching) {
    pair(matching->a->root, matching->b->root);
    match_anywhere(matching, THING_OFFICER);
    match_successor(matching);
    match_anywhere(matching, THING_COLUMNS);
    match_anywhere(matching, THING_SERVICE);
    match_below(matching);
    match_anywhere(matching, THING_SECTION);
    match_anywhere(matching, THING_SERVICES);
    match_anywhere(matching, THING_TABLE);
    match_below(matching);
}

void match_trees(struct side *a, struct side *b) {
    bool turned = thing_compare(a->root, b->root) > 0;
    struct matching matching = {.a = turned ? b : a, .b = turned ? a : b};
    match_all(&matching);
    find_kin(&matching, matching.b, matching.a);
    find_kin(&matching, matching.a, matching.b);
    find_orders(matching.a);
    part_fields(matching.a);
    array_free(&matching.in_a);
    array_free(&matching.in_b);
}
