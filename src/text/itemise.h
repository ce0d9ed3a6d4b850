/* Itemising: a text cut into runs of one font and one script; private to src/text.
 *
 * The unit is the extended grapheme cluster: a letter with its marks never stands in two fonts. A
 * default-ignorable character (ZWJ, ZWNJ, variation selectors) never decides coverage. In order:
 *
 * 1. A Latin word is in one font: the first that has all of it. A Latin word begins and ends with a
 *    Latin letter or an ASCII digit, has at least one Latin letter, and may hold the punctuation of
 *    web and e-mail addresses (RFC 3986) inside. So an address comes out as one run although the
 *    Bangla font has its digits, dots and dashes, and is seen, copied and broken as one thing.
 * 2. A letter (any character with a script) is in the first font that has the whole cluster.
 * 3. A closing bracket or quotation mark is in the font of its opening one, and what follows goes
 *    on as if the words between were not there.
 * 4. Any other Common character (digit, punctuation, space) is in the font of the letter before it
 *    on the line, of whatever weight; a fallback font does not count, or a phone number after ☎
 *    would be set in a font of symbols.
 * 5. Where that font lacks it, or no letter was before it, it is in the first that has it. */
#ifndef CHARTER_TEXT_ITEMISE_H
#define CHARTER_TEXT_ITEMISE_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "text/fontset.h"

struct arena;
struct letters;

/* Bytes [start, end) of the text. */
struct run {
    uint32_t start, end;
    uint32_t script; /* ISO 15924; 0: only Common characters */
    struct face *face;
};

struct runs {
    const struct run *items;
    size_t count;
};

/* A bracket that is open: what will close it, and the font it is set in. */
struct open_bracket {
    uint32_t closing;
    size_t font;
};

enum { OPEN_BRACKETS = 16 }; /* deeper ones are taken for ordinary punctuation */

/* What carries over from one stretch of a line to the next. */
struct itemiser {
    struct fontset *fonts;
    struct letters *letters; /* borrowed */
    size_t font;             /* of the last letter: an index in the chain, or NO_FONT
                              (letters.h) */
    struct open_bracket open[OPEN_BRACKETS];
    size_t open_count;
    size_t reported; /* letters that no font has */
};

/* Forgets what carried over: a new line begins. */
void itemiser_begin_line(struct itemiser *itemiser);

/* A stretch of one weight, and where it stands in the master. */
struct stretch {
    struct str text;
    enum weight weight;
    struct place place;
};

/* The runs of a stretch, in order, in `arena`. They leave out only clusters that no font covers,
 * which are reported (glyph-missing), each at its own letter. */
struct runs itemise(struct itemiser *itemiser, const struct stretch *stretch, struct arena *arena,
                    struct diag *diag);

/* True where the text holds a bracket or quotation mark of rule 3. */
bool itemise_has_brackets(struct str text);

/* True where the font at index `font` of the weight's chain has all of `text`, default-ignorable
 * characters aside; the first such font, or NO_FONT. */
bool itemiser_covers(const struct itemiser *itemiser, enum weight weight, size_t font,
                     struct str text);
size_t itemiser_first(const struct itemiser *itemiser, enum weight weight, struct str text);

#endif
