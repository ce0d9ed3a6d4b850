/* Line pitches: how high the lines of each style are, and where their baselines stand. One a style
 * and document, from the ink of all text that is set in that style: a page of plain words is set
 * closer than one of high stacks, and in neither does a mark touch the next line or a rule. */
#ifndef CHARTER_LAYOUT_PITCH_H
#define CHARTER_LAYOUT_PITCH_H

#include "base/length.h"
#include "doc/style.h"

struct doc;
struct setter;

struct pitch {
    length height;   /* of a line; also from baseline to baseline */
    length baseline; /* below a line's top */
};

struct pitches {
    struct pitch of[STYLE_COUNT];
};

/* Sets the pitches of a setter: walks its document once, whose texts are kept for when they are
 * set. A style's lines hold the ink of all its clusters, of whatever weight and font, with a gap
 * between two lines, and are never lower than the style's least leading; what that gives beyond the
 * ink is shared above and below. */
void pitches_measure(struct setter *setter);

/* The most above or below the baseline that a pitch is made for. No stack of letters is as high:
 * ink beyond it is a fault of the font, which pdf/ reports. */
length pitch_most_reach(length size);

/* Those of a style of the document's table, or of one made from it at another size. */
struct pitch pitch_of(const struct pitches *pitches, const struct doc *doc,
                      const struct text_style *style);

#endif
