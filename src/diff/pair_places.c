#include "diff/pair.h"

#include "diff/match.h"

#include <stdlib.h>

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
void pair_holders(const struct matching *matching, const struct thing *a, const struct thing *b) {
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

size_t pair_differences(const struct side *side, const struct thing *a, const struct thing *b) {
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
    size_t differences = pair_differences(matching->a, a, b);
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
void pair_neighbours(struct matching *matching, const struct thing *a, const struct thing *b) {
    for (int kind = THING_KIND_COUNT; kind >= 0; kind--) {
        take_children(&matching->in_a, a, kind);
        take_children(&matching->in_b, b, kind);
        pair_between(matching, &matching->in_a, &matching->in_b, b);
    }
}
