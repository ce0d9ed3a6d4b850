/* A face from the inside; private to src/text. */
#ifndef CHARTER_TEXT_FACE_H
#define CHARTER_TEXT_FACE_H

#include "text/font.h"
#include "text/registry.h"
#include "text/sfnt.h"

struct arena;
struct hb_blob_t;
struct hb_font_t;

/* Invariant: `harfbuzz` and `shaping` read from `bytes`; the scale of `shaping` is the face's
 * units per em, so that every number it gives is in font units. */
struct face {
    struct arena *arena;
    struct buffer bytes; /* the file */
    struct str file, postscript_name, version, sha256;
    struct face_metrics metrics;
    enum face_permission permission;
    int scale;       /* per cent, in the set that opened it */
    uint32_t script; /* 'Beng' where the face has the letter ক, else 'Latn' */
    struct hb_face_t *harfbuzz;
    struct hb_font_t *shaping; /* with hb-ot functions */
    struct registry registry;
};

/* Opens the font in `bytes`, which become the face's own (and are freed where there is none). NULL
 * and the fault where it cannot be used; the permission is for the caller to judge. `granted`:
 * fonts.xml says that embedding is. The caller frees it with face_free (NULL is legal). */
struct face *face_open(struct str file, struct buffer *bytes, bool granted, enum face_fault *fault);
void face_free(struct face *face);

/* True where the glyph is one of the face's, and not .notdef. Neither a cmap nor a substitution
 * need keep to the glyphs that are there. */
bool face_draws(const struct face *face, uint32_t glyph);

/* True where the cmap has a glyph of the face for the code point. */
bool face_has(const struct face *face, uint32_t code_point);

#endif
