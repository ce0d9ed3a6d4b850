#include "base/mend.h"

#include "base/arena.h"
#include "base/array.h"

#include <stdlib.h>

/* A mend with its number in the order of reporting, which settles what qsort leaves open. */
struct candidate {
    const struct diag_mend *mend;
    size_t order;
};

struct candidates {
    struct candidate *items;
    size_t count, capacity;
};

static int compare(const void *left, const void *right) {
    const struct candidate *a = left, *b = right;
    uint32_t at = a->mend->place.offset, other = b->mend->place.offset;
    return at != other ? (at > other) - (at < other)
                       : (a->order > b->order) - (a->order < b->order);
}

static bool changes_text(const struct diag_mend *mend, struct str text) {
    size_t from = mend->place.offset;
    return from <= text.size && mend->size <= text.size - from &&
           !str_equal(str_slice(text, from, from + mend->size), mend->instead);
}

/* Those that can be put in place together, in order of place; freed by the caller. */
static struct candidates choose(struct str text, uint32_t file, const struct diag_mend *mends,
                                size_t count) {
    struct candidates chosen = {0};
    for (size_t i = 0; i < count; i++) {
        if (mends[i].place.file == file && changes_text(&mends[i], text)) {
            array_push(&chosen, (struct candidate){&mends[i], i});
        }
    }
    if (chosen.count > 1) {
        qsort(chosen.items, chosen.count, sizeof chosen.items[0], compare);
    }
    size_t kept = 0;
    for (size_t i = 0; i < chosen.count; i++) {
        const struct diag_mend *last = kept > 0 ? chosen.items[kept - 1].mend : NULL;
        size_t at = chosen.items[i].mend->place.offset;
        if (last == NULL ||
            (at > last->place.offset && at >= (size_t)last->place.offset + last->size)) {
            chosen.items[kept++] = chosen.items[i];
        }
    }
    chosen.count = kept;
    return chosen;
}

size_t mend_count(struct str text, uint32_t file, const struct diag_mend *mends, size_t count) {
    struct candidates chosen = choose(text, file, mends, count);
    size_t chosen_count = chosen.count;
    array_free(&chosen);
    return chosen_count;
}

size_t mend_apply(struct str text, uint32_t file, const struct diag_mend *mends, size_t count,
                  struct buffer *out, struct mend_changes *changes) {
    struct candidates chosen = choose(text, file, mends, count);
    size_t chosen_count = chosen.count, done = 0;
    for (size_t i = 0; i < chosen_count; i++) {
        const struct diag_mend *mend = chosen.items[i].mend;
        size_t from = mend->place.offset, to = from + mend->size;
        buffer_add(out, str_slice(text, done, from));
        size_t new_from = out->size;
        buffer_add(out, mend->instead);
        array_push(changes, (struct mend_change){from, to, new_from, out->size});
        done = to;
    }
    buffer_add(out, str_slice(text, done, text.size));
    array_free(&chosen);
    return chosen_count;
}

/* Both lists are walked along the text in the middle. What overlaps or touches there becomes one
 * change; outside of changes, places differ by what the changes before them have added. */
struct walk {
    const struct mend_changes *first, *second;
    size_t i, j;
    size_t old_shift, new_shift; /* old place = place - old_shift; modulo the size of a size_t */
};

static size_t next_of(const struct walk *walk) {
    size_t first = SIZE_MAX, second = SIZE_MAX;
    if (walk->i < walk->first->count) {
        first = walk->first->items[walk->i].new_from;
    }
    if (walk->j < walk->second->count) {
        second = walk->second->items[walk->j].old_from;
    }
    return first < second ? first : second;
}

/* Takes the change that comes next; where it ends. */
static size_t take(struct walk *walk) {
    size_t at = next_of(walk);
    if (walk->i < walk->first->count && walk->first->items[walk->i].new_from == at) {
        const struct mend_change *change = &walk->first->items[walk->i++];
        walk->old_shift = change->new_to - change->old_to;
        return change->new_to;
    }
    const struct mend_change *change = &walk->second->items[walk->j++];
    walk->new_shift = change->new_to - change->old_to;
    return change->old_to;
}

void mend_changes_go_on(struct mend_changes *changes, const struct mend_changes *next) {
    struct mend_changes all = {0};
    struct walk walk = {.first = changes, .second = next};
    for (size_t from = next_of(&walk); from != SIZE_MAX; from = next_of(&walk)) {
        size_t old_from = from - walk.old_shift, new_from = from + walk.new_shift, to = from;
        while (next_of(&walk) <= to) {
            size_t end = take(&walk);
            to = end > to ? end : to;
        }
        array_push(&all, (struct mend_change){old_from, to - walk.old_shift, new_from,
                                              to + walk.new_shift});
    }
    mend_changes_free(changes);
    *changes = all;
}

void mend_changes_free(struct mend_changes *changes) {
    array_free(changes);
}
