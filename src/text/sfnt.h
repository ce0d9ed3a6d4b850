/* A font file's table directory (OpenType, "Font file"); private to src/text.
 *
 * FreeType and HarfBuzz quietly leave out a table that reaches beyond the file's end. A font that
 * has lost its GSUB opens without a word and draws Bangla wrongly, so it is looked at here first.
 */
#ifndef CHARTER_TEXT_SFNT_H
#define CHARTER_TEXT_SFNT_H

#include <stdbool.h>

#include "base/str.h"

enum face_fault {
    FACE_FINE,
    FACE_BROKEN,       /* cut short, damaged, or no font at all */
    FACE_NOT_TRUETYPE, /* a font whose outlines are not in a glyf table (CFF, bitmaps) or a web
                          font, a collection */
    FACE_VARIABLE      /* an fvar table */
};

enum face_fault sfnt_check(struct str bytes);

/* True where every table of a font without fault has the checksum that the directory gives it. No
 * reader of fonts asks, so a font with wrong ones may be right; but then it was edited with tools
 * that leave them, or it was damaged where nothing else shows it. */
bool sfnt_checksums_agree(struct str bytes);

#endif
