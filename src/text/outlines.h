/* Whether the tables that hold a face's outlines and widths agree with each other; private to
 * src/text.
 *
 * HarfBuzz draws nothing for a glyph whose place lies outside glyf, and gives a width of its own
 * where hmtx is too short. Such a font would make a charter with blanks in place of letters. */
#ifndef CHARTER_TEXT_OUTLINES_H
#define CHARTER_TEXT_OUTLINES_H

#include <stdbool.h>

struct hb_face_t;

/* True where head, maxp, hhea, hmtx and loca (OpenType 1.9) are as long as they have to be for all
 * glyphs, and every glyph lies within glyf and is empty or at least a header long. */
bool outlines_are_sound(struct hb_face_t *face);

#endif
