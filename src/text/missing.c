#include "text/missing.h"

#include "base/unicode.h"
#include "text/itemise.h"
#include "text/letters.h"
#include "xml/read.h"

enum { REPORTS_LIMIT = 1000 }; /* who has so many letters missing has the wrong font */

/* With a font of the chain broken, which is reported already, nothing can be said of a letter. */
static bool chain_is_whole(const struct itemiser *itemiser, enum weight weight) {
    for (size_t font = 0; font < fontset_chain_count(itemiser->fonts, weight); font++) {
        if (fontset_face(itemiser->fonts, weight, font) == NULL) {
            return false;
        }
    }
    return true;
}

/* The cluster's first character that no font has; where each is in some font, but no font has them
 * together, the first that the first one's font lacks; all of it where a font has them all, but
 * nothing to draw them with. */
static struct str missing_letter(const struct itemiser *itemiser, enum weight weight,
                                 struct str cluster) {
    struct str first = {NULL, 0}, lacking = {NULL, 0};
    size_t font = NO_FONT;
    for (size_t at = 0; at < cluster.size;) {
        size_t start = at;
        bool ignorable = letters_find(itemiser->letters, unicode_next(cluster, &at))->ignorable;
        struct str letter = str_slice(cluster, start, at);
        size_t covering = itemiser_first(itemiser, weight, letter);
        if (covering == NO_FONT) {
            return letter;
        }
        if (first.size == 0) {
            first = letter;
            font = covering;
        } else if (lacking.size == 0 && !ignorable &&
                   !itemiser_covers(itemiser, weight, font, letter)) {
            lacking = letter;
        }
    }
    return lacking.size > 0 ? lacking : cluster;
}

/* Where the letter stands: its next place in the file, `*from` where it cannot be found (it was
 * normalised, or comes from no file). */
static struct place place_of(const struct diag *diag, struct place *from, uint32_t code_point) {
    if (from->file == 0) {
        return *from;
    }
    struct place found = xml_find_character(diag, *from, code_point);
    struct str text = diag_file_text(diag, found.file);
    size_t behind = found.offset;
    bool literal = behind < text.size && unicode_next(text, &behind) == code_point;
    if (found.offset != from->offset || literal) {
        from->offset = (uint32_t)behind;
    }
    return found;
}

void missing_report(struct itemiser *itemiser, enum weight weight, struct str cluster,
                    struct place *from, struct diag *diag) {
    if (itemiser->reported >= REPORTS_LIMIT || !chain_is_whole(itemiser, weight)) {
        return;
    }
    itemiser->reported++;
    struct str letter = missing_letter(itemiser, weight, cluster);
    struct buffer name = {0};
    size_t at = 0;
    struct place place = place_of(diag, from, unicode_next(letter, &at));
    for (at = 0; at < letter.size;) {
        const char *gap = at == 0 ? "" : " ";
        buffer_print(&name, "%sU+%04X", gap, (unsigned)unicode_next(letter, &at));
    }
    DIAG(diag, place, DIAG_GLYPH_MISSING, buffer_str(&name), letter);
    buffer_free(&name);
}
