/* What FreeType says of a font file: whether it opens, its metrics, its permission; private to
 * src/text. */
#ifndef CHARTER_TEXT_FREETYPE_H
#define CHARTER_TEXT_FREETYPE_H

#include "text/font.h"
#include "text/sfnt.h"

struct freetype_facts {
    struct face_metrics metrics;
    uint16_t fs_type; /* OS/2 fsType; 0 where there is no such table */
};

/* FACE_BROKEN where FreeType does not take the font, or it has no Unicode cmap. */
enum face_fault freetype_read(struct str bytes, struct freetype_facts *facts);

#endif
