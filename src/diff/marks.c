#include "diff/marks.h"

#include "base/array.h"

#include <stdlib.h>

struct marking {
    ARRAY(struct place) places;
    bool officers_changed;
};

static void add_place(struct marking *marking, const struct thing *thing) {
    if (thing != NULL && thing->place.file != 0) {
        array_push(&marking->places, thing->place);
    }
}

/* A thing that came, and all in it that came with it. */
static void add_added(struct marking *marking, const struct thing *root) {
    for (const struct thing *thing = root; thing != NULL; thing = thing_next(thing, root)) {
        if (thing->partner == NULL) {
            add_place(marking, thing);
        }
    }
}

/* What is left of what a thing stood in, where it shows there that the thing is gone. */
static void add_loss(struct marking *marking, const struct thing *gone) {
    if (gone->kind == THING_CASE || gone->kind == THING_HEAD || gone->kind == THING_COLUMN) {
        add_place(marking, gone->parent->partner);
    }
}

/* Names inside the master and languages show nowhere. */
static bool is_seen(const struct change *change) {
    struct str fact = change_fact(change);
    return !str_equal(fact, STR("id")) && !str_equal(fact, STR("lang")) &&
           !str_equal(fact, STR("role")) && !str_equal(fact, STR("built-in"));
}

static bool is_of_officer(const struct thing *thing) {
    return thing->kind == THING_OFFICER || thing->kind == THING_FIELD;
}

static void add_change(struct marking *marking, const struct change *change) {
    const struct thing *thing = change->new != NULL ? change->new : change->old;
    if (is_of_officer(thing)) {
        marking->officers_changed |= is_seen(change) && change->kind != CHANGE_REORDERED;
    } else if (change->new == NULL) {
        add_loss(marking, change->old);
    } else if (change->old == NULL) {
        add_added(marking, change->new);
    } else if (is_seen(change)) {
        add_place(marking, thing->kind == THING_COLUMN ? thing->parent : thing);
    }
}

static int compare_places(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    return a->file != b->file ? (a->file > b->file) - (a->file < b->file)
                              : (a->offset > b->offset) - (a->offset < b->offset);
}

struct marks marks_find(const struct changes *changes, struct arena *arena) {
    struct marking marking = {.officers_changed = false};
    for (size_t i = 0; i < changes->count; i++) {
        add_change(&marking, &changes->items[i]);
    }
    size_t kept = 0, count = marking.places.count;
    if (count > 0) {
        qsort(marking.places.items, count, sizeof *marking.places.items, compare_places);
    }
    for (size_t i = 0; i < count; i++) {
        if (i == 0 ||
            compare_places(&marking.places.items[i], &marking.places.items[kept - 1]) != 0) {
            marking.places.items[kept++] = marking.places.items[i];
        }
    }
    marking.places.count = kept;
    struct marks marks = {.count = kept, .officers_changed = marking.officers_changed};
    marks.places = array_keep(&marking.places, arena);
    return marks;
}
