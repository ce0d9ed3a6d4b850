/* What changed from one charter to another, as a list. */
#ifndef CHARTER_DIFF_CHANGES_H
#define CHARTER_DIFF_CHANGES_H

#include <stddef.h>

#include "charter/charter.h"
#include "diff/thing.h"

struct arena;

enum change_kind {
    CHANGE_ADDED,
    CHANGE_DROPPED,
    CHANGE_SPLIT,    /* added, as a part of `kin`, which lives on */
    CHANGE_MERGED,   /* dropped, having become a part of `kin` */
    CHANGE_RENAMED,  /* a service's name changed */
    CHANGE_CHANGED,  /* any other fact */
    CHANGE_MOVED,    /* to another parent */
    CHANGE_REORDERED /* to another place among its siblings */
};

/* One entry: a thing that came or went, with all in it that did; or one fact of a thing; or its
 * place. */
struct change {
    enum change_kind kind;
    const struct thing *old, *new; /* NULL where it is not there */
    const struct thing *kin;       /* SPLIT: in the old charter; MERGED: in the new */
    const struct fact *from, *to;  /* RENAMED, CHANGED: NULL where the fact was not, or is not */
    const struct change *first;    /* the first of the changes of services that turn the same value
                                    * of the same fact to the same; itself, where it is that */
    size_t alike;                  /* how many these are, where it is the first … */
    const struct change *next;     /* … and the next of them; NULL: none */
};

struct changes {
    struct side old, new;
    const struct change *items; /* in the order of the new charter; what went before what stands
                                 * beside it */
    size_t count;
};

/* Compares two charters, which outlive the result. Applying the changes to the old one gives the
 * new one; asked the other way round, the same changes come, turned around. Ids of officers and of
 * sets of columns are names only: where one changed, what refers to it did not. Of 5,000 services
 * that keep their ids the time is that of sorting them. In `arena`. */
struct changes changes_find(const struct charter *old, const struct charter *new,
                            struct arena *arena);

/* "added" … */
struct str change_name(enum change_kind kind);

/* The name of the fact that changed. */
struct str change_fact(const struct change *change);

#endif
