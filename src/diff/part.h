/* What a change is about, for whoever tells people of it. Private to src/diff. */
#ifndef CHARTER_DIFF_PART_H
#define CHARTER_DIFF_PART_H

#include "diff/changes.h"

/* NONE: a service that came or went, which is told by itself, or what is nothing to a reader: ids,
 * and how things are laid out on paper. */
enum change_part { PART_SERVICES, PART_OFFICERS, PART_OTHER, PART_COUNT, PART_NONE };

enum change_part change_part(const struct change *change);

#endif
