/* Telephone numbers as they stand in a text, and whether they are ones that can be dialled. */
#ifndef CHARTER_CHECK_DIALLED_H
#define CHARTER_CHECK_DIALLED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct rules;

enum { DIALLED_KEPT = 24 };

enum dialled_verdict {
    DIALLED_GOOD,
    DIALLED_FOREIGN,  /* of another country */
    DIALLED_LENGTH,   /* too few or too many digits for how it begins */
    DIALLED_OPERATOR, /* begins as a mobile number of no operator */
    DIALLED_AREA,     /* begins as no land-line does */
    DIALLED_ZERO,     /* would be good with a 0 before it */
    DIALLED_LOCAL     /* a land-line without its area code */
};

/* A number in a text: bytes [from, to) are its digits, Bangla or ASCII, with what stands between
 * them. */
struct dialled {
    size_t from, to;
    size_t count;              /* of its digits, however many */
    char digits[DIALLED_KEPT]; /* the first of them, in ASCII … */
    size_t kept;               /* … so many */
    size_t group;              /* so many before the first sign between them */
    bool plus;                 /* a + stands before it */
    enum dialled_verdict verdict;
    size_t begin;       /* digits of the country's code that are before what is dialled inside it */
    size_t least, most; /* how many digits it should have, counted as `count` is */
    bool mobile;        /* begins as mobile numbers do */
};

/* The next number at or behind `*at`, which is moved behind it; false where there is none. */
bool dialled_next(const struct rules *rules, struct str text, size_t *at, struct dialled *number);

/* The digits that are dialled inside the country, a view of number->digits: "01712345678" of
 * "+৮৮০ ১৭১২-৩৪৫৬৭৮". */
struct str dialled_inside(const struct dialled *number);

#endif
