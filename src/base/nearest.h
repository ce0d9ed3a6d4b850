/* The name that a mistyped word was probably meant to be. */
#ifndef CHARTER_BASE_NEAREST_H
#define CHARTER_BASE_NEAREST_H

#include <stddef.h>

#include "base/str.h"

struct nearest {
    struct str word;
    struct str best; /* the closest name offered so far; empty: none is close */
    size_t distance;
};

/* Begins a search for `word`; names are offered one by one, the first of equals stays. Close is a
 * name that differs in at most a third of the word's letters, rounded up. */
struct nearest nearest_to(struct str word);
void nearest_offer(struct nearest *nearest, struct str name);

#endif
