/* Random rows to split, and trying one after another. */
#ifndef CHARTER_TESTS_LAYOUT_SPLIT_MAKING_H
#define CHARTER_TESTS_LAYOUT_SPLIT_MAKING_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/split.h"

struct random;

/* A cell of fewer than `most` lines, rarely of more than a few, in `lines`; `even`: all of one
 * height. */
struct split_cell make_cell(struct random *random, struct split_line *lines, int most, bool even);

/* Rules, and the room of the page on which the row begins. */
struct split_rules make_rules(struct random *random, length *room);

/* Makes something and splits it to its end; the result is how many pieces it took. The first fault
 * goes to `*fault`, which is NULL before. */
typedef size_t try_one(struct random *random, const char **fault);

/* The main function of `NAME FIRST-SEED COUNT`: tries each seed, prints those that failed. */
int try_seeds(int count, char **arguments, const char *name, try_one *try);

#endif
