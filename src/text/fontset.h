/* Role sets: which font files set which weight, from fonts/fonts.xml. */
#ifndef CHARTER_TEXT_FONTSET_H
#define CHARTER_TEXT_FONTSET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"
#include "text/font.h"

/* Font files that are held in memory, fonts.xml among them, instead of a folder: those of a charter
 * in an archive. Borrowed; they must outlive the set. */
struct held_font {
    struct str name, bytes;
};
struct held_fonts {
    const struct held_font *items;
    size_t count;
};

enum weight { WEIGHT_REGULAR, WEIGHT_BOLD, WEIGHT_COUNT };

struct fontset;

/* Opens the set `name` of `folder`/fonts.xml: its first font, validated (whole file, FreeType, glyf
 * table, not variable, permission, SHA-256). The others must be there but are opened when they are
 * first needed: a charter may have no bold Latin word, and few have a letter that only a fallback
 * (asked for what the others lack) has. Faults are reported where fonts.xml names the file, those
 * of the set's name at `place` (where the master asks for it). NULL where the set is not to be had,
 * its first font is at fault or a file of another is missing; the result may yet come to fail
 * (fontset_face). `diag` must outlive the set. The caller frees it with fontset_free. */
struct fontset *fontset_open(struct str folder, struct str name, struct place place,
                             struct diag *diag);

/* The same of files that are held. One that fonts.xml names and that is not held is missing only
 * once it is needed: a charter is kept with the fonts that it used. */
struct fontset *fontset_open_held(const struct held_fonts *held, struct str name,
                                  struct place place, struct diag *diag);
void fontset_free(struct fontset *set);

/* The bytes of fonts.xml. */
struct str fontset_table(const struct fontset *set);

/* The chain of a weight: faces in the order in which they are asked for a cluster, fallbacks last.
 * Both chains are equally long, and the same index is the same font in another weight: a font
 * without a bold stands in both (where that is the first, fontset_open has said so in a note).
 * fontset_face is NULL for a font that turns out to be broken (reported then). */
size_t fontset_chain_count(const struct fontset *set, enum weight weight);
struct face *fontset_face(struct fontset *set, enum weight weight, size_t index);
bool fontset_is_fallback(const struct fontset *set, size_t index);

/* All faces opened so far, each once, in the order of opening. */
size_t fontset_face_count(const struct fontset *set);
struct face *fontset_face_at(const struct fontset *set, size_t index);

/* True where the set's first font has a bold. */
bool fontset_has_bold(const struct fontset *set);

/* Adds what `charter fonts` prints: for each set, weight and place in the chain the file, version,
 * permission, SHA-256 (and whether it is the one that fonts.xml names), package, licence. Files
 * that are missing are said to be. False where fonts.xml itself cannot be read (reported). */
bool fontset_list(struct str folder, struct buffer *out, struct diag *diag);

/* Versions of HarfBuzz and FreeType as they run. */
const char *fontset_harfbuzz_version(void);
struct str fontset_freetype_version(struct buffer *out);

#endif
