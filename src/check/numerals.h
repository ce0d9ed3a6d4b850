/* Numbers as an office writes them: ১,২০০, সাত, পাঁচশত, ৫ হাজার, দেড়; private to src/check. */
#ifndef CHARTER_CHECK_NUMERALS_H
#define CHARTER_CHECK_NUMERALS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct rules;

struct numeral {
    uint64_t halves; /* twice the number, for দেড় and আড়াই */
    bool digits;     /* digits stand in it */
    bool words;      /* number words stand in it */
};

/* The number that the whole of `text`, which is NFC, says; false where it says none, or one that is
 * not whole or half, or larger than any sum in a charter. */
bool numeral_read(const struct rules *rules, struct str text, struct numeral *numeral);

#endif
