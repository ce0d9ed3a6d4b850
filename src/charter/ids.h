/* Names that must be unique, and finding what they name; private to src/charter. */
#ifndef CHARTER_CHARTER_IDS_H
#define CHARTER_CHARTER_IDS_H

#include <stddef.h>

#include "base/array.h"
#include "base/diag.h"
#include "base/str.h"

struct id {
    struct str name; /* borrowed */
    size_t index;    /* of what it names, to the user of the list */
    struct place place;
};

/* Filled with array_push, in document order, then sorted once; free with array_free. */
struct ids {
    struct id *items;
    size_t count, capacity;
};

/* Sorts by name and reports `twice` for every name but its first, at its place, with the name as
 * {0}. */
void ids_settle(struct ids *ids, enum diag_id twice, struct diag *diag);

/* The index of what `name` names first, or SIZE_MAX. The list is settled. */
size_t ids_find(const struct ids *ids, struct str name);

#endif
