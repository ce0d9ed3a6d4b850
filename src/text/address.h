/* Web and e-mail addresses in a text, by their form; private to src/text. */
#ifndef CHARTER_TEXT_ADDRESS_H
#define CHARTER_TEXT_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Bytes [start, end); brackets and punctuation around an address are not part of it. */
struct address {
    size_t start, end;
};

/* The first address at or after `from`; false where there is none. */
bool address_next(struct str text, size_t from, struct address *address);

#endif
