/* A font file's table directory (OpenType, "Font file"); private to src/text.
 *
 * FreeType and HarfBuzz quietly leave out a table that reaches beyond the file's end. A font that
 * has lost its GSUB opens without a word and draws Bangla wrongly, so it is looked at here first.
 */
#ifndef CHARTER_TEXT_SFNT_H
#define CHARTER_TEXT_SFNT_H

#include "base/str.h"

enum face_fault {
    FACE_FINE,
    FACE_BROKEN,       /* cut short, damaged, or no font at all */
    FACE_NOT_TRUETYPE, /* a font whose outlines are not in a glyf table (CFF, bitmaps) or a web
                          font, a collection */
    FACE_VARIABLE      /* an fvar table */
};

enum face_fault sfnt_check(struct str bytes);

#endif
