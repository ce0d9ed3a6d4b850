/* The clusters of one face, each kept once; private to src/text. */
#ifndef CHARTER_TEXT_REGISTRY_H
#define CHARTER_TEXT_REGISTRY_H

#include "base/array.h"
#include "text/font.h"
#include "base/index.h"

struct arena;

/* All zero is a valid empty registry; freed with registry_free. */
struct registry {
    ARRAY(const struct cluster *) clusters; /* in the order of their first use */
    struct index index;
};

/* The number of the cluster with this text, these glyphs at these places and this advance: the one
 * that is there already, or a copy of `cluster` in `arena`. */
uint32_t registry_add(struct registry *registry, const struct cluster *cluster,
                      struct arena *arena);

void registry_free(struct registry *registry);

#endif
