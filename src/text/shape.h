/* Shaping: text of one font to clusters, in font units, with a cache. */
#ifndef CHARTER_TEXT_SHAPE_H
#define CHARTER_TEXT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "text/font.h"
#include "text/fontset.h"

/* Shaped text. Shared through the cache; lives as long as the shaper. */
struct shaped {
    const struct face *face;
    struct str text;
    const uint32_t *clusters; /* indices for face_cluster, in reading order; their texts joined
                                 are `text` */
    uint32_t count;
    uint32_t number;     /* among all that the shaper shaped, from 0 */
    int32_t advance;     /* sum of the clusters' advances, font units */
    int32_t top, bottom; /* of the clusters' ink, font units, y upwards; 0 where it does not reach
                            over or under the baseline */
    struct str missing;  /* the first cluster's text that came out as .notdef, although the face has
                            its characters; empty: none */
    bool failed;         /* the font's rules let the text grow without end: it cannot be used */
};

struct shaper;

/* A shaper over the set, which must outlive it. Freed with shaper_free (NULL is legal). */
struct shaper *shaper_new(struct fontset *set);
void shaper_free(struct shaper *shaper);

/* Shapes `text` (not empty, NFC, every cluster covered by the face, one script), from left to
 * right, in font units. The script is that of the first character that has one, else Beng or Latn
 * by the face's own coverage; the language is bn with Beng, else en. HarfBuzz's own shaper (never
 * Graphite), no features but the font's defaults; default-ignorable characters draw nothing and
 * stay in the text.
 *
 * A cluster is a HarfBuzz cluster of level MONOTONE_GRAPHEMES: never less than a letter with its
 * marks, so that texts can be cut and searched there, and more where the font fuses or reorders.
 * Marks that stand alone get HarfBuzz's dotted circle (U+25CC) drawn, which is never in the text. A
 * cluster whose advance would be negative is joined to the one before it. */
const struct shaped *shape(struct shaper *shaper, struct face *face, struct str text);

/* How often the cache answered, for reports. */
size_t shaper_cache_hits(const struct shaper *shaper);
size_t shaper_cache_misses(const struct shaper *shaper);

#endif
