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

/* What of a cluster cannot be drawn. */
struct lack {
    struct str letters; /* the one that no font has; else all of the cluster … */
    struct str place; /* … of which the reader looks for this one: the first that does not go with
                       * those before it, where there is one */
    bool apart;       /* each is in some font, but no font has them together */
};

static struct lack lack_of(const struct itemiser *itemiser, enum weight weight,
                           struct str cluster) {
    struct lack lack = {.letters = cluster, .place = cluster};
    size_t font = NO_FONT;
    for (size_t at = 0; at < cluster.size;) {
        size_t start = at;
        bool ignorable = letters_find(itemiser->letters, unicode_next(cluster, &at))->ignorable;
        struct str letter = str_slice(cluster, start, at);
        size_t covering = itemiser_first(itemiser, weight, letter);
        if (covering == NO_FONT) {
            return (struct lack){.letters = letter, .place = letter};
        }
        if (font == NO_FONT) {
            font = covering;
        } else if (!lack.apart && !ignorable && !itemiser_covers(itemiser, weight, font, letter)) {
            lack.apart = true;
            lack.place = letter;
        }
    }
    return lack;
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
    struct lack lack = lack_of(itemiser, weight, cluster);
    struct buffer names = {0};
    size_t at = 0;
    struct place place = place_of(diag, from, unicode_next(lack.place, &at));
    for (at = 0; at < lack.letters.size;) {
        const char *gap = at == 0 ? "" : " ";
        buffer_print(&names, "%sU+%04X", gap, (unsigned)unicode_next(lack.letters, &at));
    }
    DIAG(diag, place, lack.apart ? DIAG_GLYPHS_APART : DIAG_GLYPH_MISSING, buffer_str(&names),
         lack.letters);
    buffer_free(&names);
}
