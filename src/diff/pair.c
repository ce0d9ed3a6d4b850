#include "diff/pair.h"

#include "base/arena.h"

#include <stdlib.h>

void pair(struct thing *a, struct thing *b) {
    a->partner = b;
    b->partner = a;
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

struct str pair_value(const struct thing *thing, const char *name) {
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
    return order != 0 || name == NULL ? order
                                      : str_compare(pair_value(a, name), pair_value(b, name));
}

static bool has_key(const struct thing *thing) {
    return thing->key.size > 0;
}

/* One that has an id may have a name that others have as well. */
static bool has_name(const struct thing *thing) {
    const char *name = naming_fact(thing->kind);
    return name != NULL && pair_value(thing, name).size > 0 && !has_key(thing);
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
static void pair_in_order(const struct matching *matching, thing_order order,
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

void pair_equals(const struct matching *matching) {
    pair_in_order(matching, compare_kinds, is_single);
    pair_in_order(matching, by_key, has_key);
    pair_in_order(matching, thing_compare_content, is_any);
    pair_in_order(matching, by_name, has_name);
}

/* ---- Alikes --------------------------------------------------------------------------------- */

static void choose_kind(const pointer_array *all, enum thing_kind kind, pointer_array *chosen) {
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i]->partner == NULL && all->items[i]->kind == kind) {
            array_push(chosen, all->items[i]);
        }
    }
}

struct likeness_list pair_find_alikes(const pointer_array *a, const pointer_array *b,
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

void pair_alikes(const struct matching *matching, enum thing_kind kind) {
    pointer_array a = {0}, b = {0};
    choose_kind(&matching->in_a, kind, &a);
    choose_kind(&matching->in_b, kind, &b);
    if (a.count > 0 && b.count > 0) {
        struct arena *arena = arena_new();
        struct likeness_list found = pair_find_alikes(&a, &b, ALIKE, arena);
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

/* ---- From both ends -------------------------------------------------------------------------- */

/* True where the two are one, or become it, as they say the same. */
static bool pair_same(struct thing *a, struct thing *b) {
    if (a->partner == NULL && b->partner == NULL && thing_compare(a, b) == 0) {
        pair(a, b);
    }
    return a->partner == b;
}

/* Of several that say the same, which is which shows by where they stand. */
void pair_ends(struct thing *a, struct thing *b) {
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
