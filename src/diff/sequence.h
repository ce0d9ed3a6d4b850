/* The longest run of a sequence that keeps its order. Private to src/diff. */
#ifndef CHARTER_DIFF_SEQUENCE_H
#define CHARTER_DIFF_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>

/* Marks in `kept`, which has `count` elements, a longest increasing subsequence of `numbers`, which
 * are all different: what is left out of it is the least that must be moved to sort the sequence.
 * Takes count * log(count). */
void sequence_keep(const size_t *numbers, size_t count, bool *kept);

#endif
