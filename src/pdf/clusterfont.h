/* The embedded font of a face: one glyph for each code (design: cluster fonts). */
#ifndef CHARTER_PDF_CLUSTERFONT_H
#define CHARTER_PDF_CLUSTERFONT_H

#include <stdbool.h>

struct buffer;
struct codes;
struct hb_face_t;

/* Why no font could be made. */
enum clusterfont_fault {
    CLUSTERFONT_FINE,
    CLUSTERFONT_NO_SUBSET, /* HarfBuzz cannot subset the font */
    CLUSTERFONT_BROKEN,    /* its tables contradict themselves */
    CLUSTERFONT_TOO_MANY,  /* codes and the glyphs they are made of pass 65,535 */
    CLUSTERFONT_TOO_FAR    /* a glyph stands more than 32,767 units from its cluster's origin */
};

/* Adds a TrueType font to `out`, in which glyph n is the drawing of code n: a composite of the
 * cluster's glyphs at their offsets, with the cluster's advance. Glyph 0 is .notdef. The font holds
 * no cmap, names or layout: PDF needs none for a CIDFontType2 with CIDToGIDMap Identity (ISO
 * 32000-1, 9.9). `face` is the face that the codes' clusters were shaped with. */
enum clusterfont_fault clusterfont_add(struct buffer *out, struct hb_face_t *face,
                                       const struct codes *codes);

#endif
