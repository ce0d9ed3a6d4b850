/* Two texts word by word. */
#ifndef CHARTER_DIFF_WORDS_H
#define CHARTER_DIFF_WORDS_H

#include <stddef.h>

#include "base/str.h"

struct arena;

enum words_kind { WORDS_SAME, WORDS_FROM, WORDS_TO };

/* A stretch that both texts have, or that only one of them has. */
struct words_run {
    enum words_kind kind;
    struct str text; /* borrowed from the texts */
};

struct words {
    const struct words_run *runs;
    size_t count;
};

/* What became of `from` when it became `to`: the runs that are the same and those of FROM, one
 * behind the other, are `from`; the same with TO are `to`. Runs begin and end where words do (UAX
 * #29), so that no Bangla word or cluster is cut; two changes with nothing but spaces and marks
 * between them are one. The other way round the answer is the same, turned around. Where what
 * differs is very long, all of it is one change. In `arena`. */
struct words words_compare(struct str from, struct str to, struct arena *arena);

#endif
