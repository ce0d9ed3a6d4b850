#include "diff/part.h"

static const struct thing *thing_of(const struct change *change) {
    return change->new != NULL ? change->new : change->old;
}

/* Nothing to a reader: names of things inside the master, and how it is set on paper. */
static bool is_silent(const struct change *change) {
    static const char *const silent[] = {"id",    "lang",     "href",         "label",   "width",
                                         "share", "align",    "group-begins", "serials", "merge",
                                         "role",  "built-in", "kind"};
    const struct thing *thing = thing_of(change);
    if (thing->kind == THING_PAGE || thing->kind == THING_CHARTER ||
        (thing->kind == THING_EDITION && !str_equal(change_fact(change), STR("draft")))) {
        return true;
    }
    for (size_t i = 0; i < sizeof silent / sizeof silent[0]; i++) {
        if (str_equal(change_fact(change), str_of(silent[i]))) {
            return true;
        }
    }
    return false;
}

enum change_part change_part(const struct change *change) {
    const struct thing *thing = thing_of(change);
    bool whole = change->old == NULL || change->new == NULL;
    if (is_silent(change) || (whole && thing->kind == THING_SERVICE)) {
        return PART_NONE;
    }
    switch (thing->kind) {
    case THING_SERVICE:
    case THING_CASE:
        return PART_SERVICES;
    case THING_OFFICER:
    case THING_FIELD:
        /* In which order officers are declared shows nowhere. */
        return change->kind == CHANGE_REORDERED && thing->kind == THING_OFFICER ? PART_NONE
                                                                                : PART_OFFICERS;
    case THING_COLUMNS:
        return PART_NONE;
    default:
        return PART_OTHER;
    }
}
