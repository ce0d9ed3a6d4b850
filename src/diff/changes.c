#include "diff/changes.h"

#include "base/arena.h"
#include "base/array.h"
#include "diff/match.h"

#include <stdlib.h>

struct finding {
    struct side *old, *new;
    ARRAY(struct change) changes;
};

struct str change_name(enum change_kind kind) {
    static const char *const names[] = {"added",   "dropped", "split", "merged",
                                        "renamed", "changed", "moved", "reordered"};
    return str_of(names[kind]);
}

struct str change_fact(const struct change *change) {
    return change->to != NULL     ? change->to->name
           : change->from != NULL ? change->from->name
                                  : STR("");
}

/* ---- Finding -------------------------------------------------------------------------------- */

static void add_fact(struct finding *finding, const struct thing *old, const struct thing *new,
                     const struct fact *from, const struct fact *to) {
    struct change change = {.kind = CHANGE_CHANGED, .old = old, .new = new, .from = from, .to = to};
    if (new->kind == THING_SERVICE && str_equal(change_fact(&change), STR("name"))) {
        change.kind = CHANGE_RENAMED;
    }
    array_push(&finding->changes, change);
}

static void find_facts(struct finding *finding, const struct thing *old, const struct thing *new) {
    for (size_t i = 0; i < new->fact_count; i++) {
        const struct fact *to = &new->facts[i], *from = thing_fact(old, to->name);
        if (from == NULL || !match_same(finding->old, from, to)) {
            add_fact(finding, old, new, from, to);
        }
    }
    for (size_t i = 0; i < old->fact_count; i++) {
        if (thing_fact(new, old->facts[i].name) == NULL) {
            add_fact(finding, old, new, &old->facts[i], NULL);
        }
    }
}

static void find_place(struct finding *finding, const struct thing *old, const struct thing *new) {
    bool moved = new->parent != NULL &&new->parent->partner != old->parent;
    if (moved || new->reordered) {
        array_push(&finding->changes,
                   (struct change){
                       .kind = moved ? CHANGE_MOVED : CHANGE_REORDERED, .old = old, .new = new});
    }
}

static void find_dropped(struct finding *finding, const struct thing *old) {
    for (size_t i = 0; i < old->child_count; i++) {
        const struct thing *child = &old->children[i];
        if (child->partner == NULL) {
            array_push(&finding->changes,
                       (struct change){.kind = child->kin != NULL ? CHANGE_MERGED : CHANGE_DROPPED,
                                       .old = child,
                                       .kin = child->kin});
        }
    }
}

/* What came in a thing that came is told with that. */
static void find_added(struct finding *finding, const struct thing *new) {
    if (new->parent->partner != NULL) {
        array_push(&finding->changes,
                   (struct change){.kind = new->kin != NULL ? CHANGE_SPLIT : CHANGE_ADDED,
                                   .new = new,
                                   .kin = new->kin});
    }
}

static void find_all(struct finding *finding) {
    const struct thing *root = finding->new->root;
    for (const struct thing *thing = root; thing != NULL; thing = thing_next(thing, root)) {
        if (thing->partner == NULL) {
            find_added(finding, thing);
        } else {
            find_facts(finding, thing->partner, thing);
            find_place(finding, thing->partner, thing);
            find_dropped(finding, thing->partner);
        }
    }
}

/* ---- Alikes --------------------------------------------------------------------------------- */

static bool may_repeat(const struct change *change) {
    return (change->kind == CHANGE_CHANGED) && change->new->kind == THING_SERVICE;
}

/* Absent is not blank. */
static int compare_values(const struct fact *a, const struct fact *b) {
    if (a == NULL || b == NULL) {
        return (a != NULL) - (b != NULL);
    }
    return str_compare(a->value, b->value);
}

static int compare_changes(const void *left, const void *right) {
    const struct change *a = *(struct change *const *)left, *b = *(struct change *const *)right;
    int order = str_compare(change_fact(a), change_fact(b));
    order = order != 0 ? order : compare_values(a->from, b->from);
    order = order != 0 ? order : compare_values(a->to, b->to);
    return order != 0 ? order : (a > b) - (a < b);
}

static bool repeats(const struct change *a, const struct change *b) {
    return str_equal(change_fact(a), change_fact(b)) && compare_values(a->from, b->from) == 0 &&
           compare_values(a->to, b->to) == 0;
}

static void find_alikes(struct change *changes, size_t count) {
    ARRAY(struct change *) sorted = {0};
    for (size_t i = 0; i < count; i++) {
        changes[i].first = &changes[i];
        changes[i].alike = 1;
        if (may_repeat(&changes[i])) {
            array_push(&sorted, &changes[i]);
        }
    }
    if (sorted.count > 0) {
        qsort(sorted.items, sorted.count, sizeof *sorted.items, compare_changes);
    }
    struct change *first = NULL;
    for (size_t i = 0; i < sorted.count; i++) {
        struct change *change = sorted.items[i];
        if (first != NULL && repeats(first, change)) {
            change->first = first;
            sorted.items[i - 1]->next = change;
            first->alike++;
        } else {
            first = change;
        }
    }
    array_free(&sorted);
}

struct changes changes_find(const struct charter *old, const struct charter *new,
                            struct arena *arena) {
    struct changes changes = {.old = things_of(old, arena), .new = things_of(new, arena)};
    struct finding finding = {.old = &changes.old, .new = &changes.new};
    match_trees(&changes.old, &changes.new);
    find_all(&finding);
    changes.count = finding.changes.count;
    struct change *items = array_keep(&finding.changes, arena);
    find_alikes(items, changes.count);
    changes.items = items;
    return changes;
}
