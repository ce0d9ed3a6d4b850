#include "diff/match.h"

#include "base/arena.h"
#include "base/array.h"
#include "diff/likeness.h"
#include "diff/markup.h"
#include "diff/sequence.h"

#include <stdlib.h>

/* Of things that are alike, half of what they say must be common, in thousandths. */
enum { ALIKE = 500 };

typedef ARRAY(struct thing *) pointer_array;

struct matching {
    struct side *a, *b;
    pointer_array in_a, in_b; /* those that are being matched, in their order */
};

static void pair(struct thing *a, struct thing *b) {
    a->partner = b;
    b->partner = a;
}

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

/* ---- Equals --------------------------------------------------------------------------------- */

typedef int (*thing_order)(const struct thing *a, const struct thing *b);

static int compare_kinds(const struct thing *a, const struct thing *b) {
    return (a->kind > b->kind) - (a->kind < b->kind);
}

/* What has no key has none to be known by. */
static int by_key(const struct thing *a, const struct thing *b) {
    int order = compare_kinds(a, b);
    return order != 0 ? order : str_compare(a->key, b->key);
}

static struct str value_of(const struct thing *thing, const char *name) {
    const struct fact *fact = thing_fact(thing, str_of(name));
    return fact == NULL ? STR("") : fact->value;
}

/* The fact that names things of that kind; NULL: none does. */
static const char *naming_fact(enum thing_kind kind) {
    return kind == THING_SERVICE   ? "name"
           : kind == THING_SECTION ? "title"
           : kind == THING_FIELD   ? "kind"
           : kind == THING_LINE    ? "text"
                                   : NULL;
}

static int by_name(const struct thing *a, const struct thing *b) {
    int order = compare_kinds(a, b);
    const char *name = naming_fact(a->kind);
    return order != 0 || name == NULL ? order : str_compare(value_of(a, name), value_of(b, name));
}

static bool has_key(const struct thing *thing) {
    return thing->key.size > 0;
}

/* One that has an id may have a name that others have as well. */
static bool has_name(const struct thing *thing) {
    const char *name = naming_fact(thing->kind);
    return name != NULL && value_of(thing, name).size > 0 && !has_key(thing);
}

static bool is_any(const struct thing *thing) {
    return thing->partner == NULL;
}

static bool is_single(const struct thing *thing) {
    return thing->kind == THING_EDITION || thing->kind == THING_PAGE ||
           thing->kind == THING_LETTERHEAD || thing->kind == THING_TITLE ||
           thing->kind == THING_APPROVAL;
}

/* qsort hands nothing on to its order. */
static thing_order sort_order;

static int compare_pointers(const void *left, const void *right) {
    const struct thing *a = *(struct thing *const *)left, *b = *(struct thing *const *)right;
    int order = sort_order(a, b);
    return order != 0 ? order : (a->number > b->number) - (a->number < b->number);
}

static void choose(const pointer_array *all, bool (*wanted)(const struct thing *),
                   pointer_array *chosen) {
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i]->partner == NULL && wanted(all->items[i])) {
            array_push(chosen, all->items[i]);
        }
    }
}

static void sort(pointer_array *things, thing_order order) {
    sort_order = order;
    if (things->count > 0) {
        qsort(things->items, things->count, sizeof *things->items, compare_pointers);
    }
}

/* Pairs what is equal in that order, the first with the first. */
static void pair_equals(const struct matching *matching, thing_order order,
                        bool (*wanted)(const struct thing *)) {
    pointer_array a = {0}, b = {0};
    choose(&matching->in_a, wanted, &a);
    choose(&matching->in_b, wanted, &b);
    if (a.count > 0 && b.count > 0) {
        sort(&a, order);
        sort(&b, order);
    }
    for (size_t i = 0, k = 0; i < a.count && k < b.count;) {
        int which = order(a.items[i], b.items[k]);
        if (which == 0) {
            pair(a.items[i], b.items[k]);
        }
        i += which <= 0;
        k += which >= 0;
    }
    array_free(&a);
    array_free(&b);
}

/* ---- Alikes --------------------------------------------------------------------------------- */

static void choose_kind(const pointer_array *all, enum thing_kind kind, pointer_array *chosen) {
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i]->partner == NULL && all->items[i]->kind == kind) {
            array_push(chosen, all->items[i]);
        }
    }
}

static struct likeness_list find_alikes(const pointer_array *a, const pointer_array *b,
                                        uint32_t least, struct arena *arena) {
    return likeness_find(&(struct thing_list){a->items, a->count},
                         &(struct thing_list){b->items, b->count}, least, arena);
}

/* Two that have ids, and not the same, must have more in common than a name. */
static bool is_enough(const struct thing *a, const struct thing *b,
                      const struct likeness *likeness) {
    enum { BESIDES_NAME = 300 };
    return !has_key(a) || !has_key(b) || 2 * likeness->score >= BESIDES_NAME + likeness->name;
}

static void pair_alikes(const struct matching *matching, enum thing_kind kind) {
    pointer_array a = {0}, b = {0};
    choose_kind(&matching->in_a, kind, &a);
    choose_kind(&matching->in_b, kind, &b);
    if (a.count > 0 && b.count > 0) {
        struct arena *arena = arena_new();
        struct likeness_list found = find_alikes(&a, &b, ALIKE, arena);
        for (size_t i = 0; i < found.count; i++) {
            struct thing *one = a.items[found.items[i].a], *other = b.items[found.items[i].b];
            if (one->partner == NULL && other->partner == NULL &&
                is_enough(one, other, &found.items[i])) {
                pair(one, other);
            }
        }
        arena_free(arena);
    }
    array_free(&a);
    array_free(&b);
}

/* ---- By what they hold ---------------------------------------------------------------------- */

/* A child of each of two parents holds things that are partners: so many. */
struct vote {
    size_t a, b, count; /* the children's numbers among their siblings */
};

typedef ARRAY(struct vote) vote_array;

static bool holds_things(const struct thing *thing) {
    return thing->kind == THING_SECTION || thing->kind == THING_SERVICES ||
           thing->kind == THING_TABLE;
}

/* The child of `parent` that `thing` is or stands in; NULL: it stands elsewhere. */
static struct thing *child_that_holds(const struct thing *parent, struct thing *thing) {
    while (thing != NULL && thing->parent != parent) {
        thing = thing->parent;
    }
    return thing;
}

static void collect_votes(struct thing *child, const struct thing *parent_in_b, vote_array *votes) {
    for (struct thing *thing = thing_next(child, child); thing != NULL;
         thing = thing_next(thing, child)) {
        struct thing *holder =
            thing->partner != NULL ? child_that_holds(parent_in_b, thing->partner) : NULL;
        if (holder != NULL && holder->partner == NULL && holder->kind == child->kind) {
            array_push(votes, (struct vote){thing_index(child), thing_index(holder), 1});
        }
    }
}

static int compare_pairs(const void *left, const void *right) {
    const struct vote *x = left, *y = right;
    return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

static size_t apart(const struct vote *vote) {
    return vote->a > vote->b ? vote->a - vote->b : vote->b - vote->a;
}

/* Of equals those that stand nearer to each other. */
static int compare_counts(const void *left, const void *right) {
    const struct vote *x = left, *y = right;
    if (x->count != y->count) {
        return x->count > y->count ? -1 : 1;
    }
    return apart(x) != apart(y) ? (apart(x) > apart(y)) - (apart(x) < apart(y))
                                : compare_pairs(left, right);
}

static void count_votes(vote_array *votes) {
    size_t kept = 0;
    qsort(votes->items, votes->count, sizeof *votes->items, compare_pairs);
    for (size_t i = 1; i < votes->count; i++) {
        if (compare_pairs(&votes->items[i], &votes->items[kept]) == 0) {
            votes->items[kept].count++;
        } else {
            votes->items[++kept] = votes->items[i];
        }
    }
    votes->count = kept + 1;
    qsort(votes->items, votes->count, sizeof *votes->items, compare_counts);
}

/* A section or a table is the one that has the most of what it had. */
static void pair_holders(const struct matching *matching, const struct thing *a,
                         const struct thing *b) {
    vote_array votes = {0};
    for (size_t i = 0; i < matching->in_a.count; i++) {
        struct thing *child = matching->in_a.items[i];
        if (child->partner == NULL && holds_things(child)) {
            collect_votes(child, b, &votes);
        }
    }
    if (votes.count > 0) {
        count_votes(&votes);
    }
    for (size_t i = 0; i < votes.count; i++) {
        struct thing *one = &a->children[votes.items[i].a];
        struct thing *other = &b->children[votes.items[i].b];
        if (one->partner == NULL && other->partner == NULL) {
            pair(one, other);
        }
    }
    array_free(&votes);
}

/* ---- By their neighbours -------------------------------------------------------------------- */

/* How many facts may differ for two things between the same neighbours to be one: so that to say
 * what changed is no longer than to say that one went and another came. Two services that differ in
 * more than their names are two. */
static size_t most_differences(enum thing_kind kind) {
    return kind == THING_SERVICE || kind == THING_COLUMN || kind == THING_OFFICER ? 1 : 2;
}

static bool children_same(const struct thing *a, const struct thing *b) {
    bool same = a->child_count == b->child_count;
    for (size_t i = 0; same && i < a->child_count; i++) {
        same = thing_compare(&a->children[i], &b->children[i]) == 0;
    }
    return same;
}

static size_t count_differences(const struct side *side, const struct thing *a,
                                const struct thing *b) {
    size_t differences = 0;
    for (size_t i = 0; i < a->fact_count; i++) {
        const struct fact *other = thing_fact(b, a->facts[i].name);
        differences += other == NULL || !match_same(side, &a->facts[i], other);
    }
    for (size_t i = 0; i < b->fact_count; i++) {
        differences += thing_fact(a, b->facts[i].name) == NULL;
    }
    return differences;
}

/* What is in a table says nothing of whether it is that table; nor what is in a section, where its
 * heading is the same. */
static bool little_changed(const struct matching *matching, const struct thing *a,
                           const struct thing *b) {
    if (a->kind != b->kind) {
        return false;
    }
    size_t differences = count_differences(matching->a, a, b);
    bool is_table = a->kind == THING_SERVICES || a->kind == THING_TABLE;
    bool is_holder = is_table || (a->kind == THING_SECTION && differences == 0);
    return differences <= most_differences(a->kind) && (is_holder || children_same(a, b));
}

/* Pairs what stands from `i` of `a` on with what stands from `k` of `b` on, up to the next that has
 * a partner. Of long rows of strangers only the nearest are tried. */
static void pair_run(const struct matching *matching, const pointer_array *a, size_t i,
                     const pointer_array *b, size_t k) {
    enum { NEAREST = 8 };
    for (; i < a->count && a->items[i]->partner == NULL; i++) {
        for (size_t at = k; at < b->count && b->items[at]->partner == NULL && at < k + NEAREST;
             at++) {
            if (little_changed(matching, a->items[i], b->items[at])) {
                pair(a->items[i], b->items[at]);
                k = at + 1;
                break;
            }
        }
    }
}

static size_t place_in(const pointer_array *things, const struct thing *thing) {
    size_t low = 0, high = things->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (things->items[middle]->number < thing->number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void pair_between(const struct matching *matching, const pointer_array *a,
                         const pointer_array *b, const struct thing *parent_in_b) {
    pair_run(matching, a, 0, b, 0);
    for (size_t i = 0; i < a->count; i++) {
        const struct thing *other = a->items[i]->partner;
        if (other != NULL && other->parent == parent_in_b) {
            pair_run(matching, a, i + 1, b, place_in(b, other) + 1);
        }
    }
}

static void take_children(pointer_array *things, const struct thing *parent, int kind) {
    things->count = 0;
    for (size_t i = 0; i < parent->child_count; i++) {
        if (kind == THING_KIND_COUNT || parent->children[i].kind == (enum thing_kind)kind) {
            array_push(things, &parent->children[i]);
        }
    }
}

/* Among all children first, then among those of each kind: a service that was moved away stands
 * between two notes no longer. */
static void pair_neighbours(struct matching *matching, const struct thing *a,
                            const struct thing *b) {
    for (int kind = THING_KIND_COUNT; kind >= 0; kind--) {
        take_children(&matching->in_a, a, kind);
        take_children(&matching->in_b, b, kind);
        pair_between(matching, &matching->in_a, &matching->in_b, b);
    }
}

/* ---- From both ends -------------------------------------------------------------------------- */

/* True where the two are one, or become it, as they say the same. */
static bool pair_same(struct thing *a, struct thing *b) {
    if (a->partner == NULL && b->partner == NULL && thing_compare(a, b) == 0) {
        pair(a, b);
    }
    return a->partner == b;
}

/* Of several that say the same, which is which shows by where they stand. */
static void pair_ends(struct thing *a, struct thing *b) {
    size_t least = a->child_count < b->child_count ? a->child_count : b->child_count;
    size_t first = 0, last = 0;
    while (first < least && pair_same(&a->children[first], &b->children[first])) {
        first++;
    }
    while (last < least - first && pair_same(&a->children[a->child_count - 1 - last],
                                             &b->children[b->child_count - 1 - last])) {
        last++;
    }
}

/* ---- Down the trees ------------------------------------------------------------------------- */

static void pair_all_equals(const struct matching *matching) {
    pair_equals(matching, compare_kinds, is_single);
    pair_equals(matching, by_key, has_key);
    pair_equals(matching, thing_compare_content, is_any);
    pair_equals(matching, by_name, has_name);
}

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
    pair_all_equals(matching);
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
    pair_all_equals(matching);
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
           !str_equal(value_of(thing, "name"), value_of(thing->partner, "name"));
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
    struct likeness_list found = find_alikes(&matching->in_a, &matching->in_b, ALIKE / 2, arena);
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
            count_differences(a, thing, other) > 1) {
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
