/* What itemising asks of a code point, remembered: a charter has few different letters, and asks
 * for each a million times. Private to src/text. */
#ifndef CHARTER_TEXT_LETTERS_H
#define CHARTER_TEXT_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/fontset.h"

/* What a character has to do with a line's end beside spaces (UAX #14 and linebreak.def). */
enum letter_line {
    LETTER_BINDS,     /* may bind what stands beyond the spaces, or nothing is known of it */
    LETTER_MARK,      /* goes by what it stands on */
    LETTER_PLAIN,     /* a letter of a script: a line may begin with it behind any that is not
                         LETTER_BINDS, and end with it before any LETTER_PLAIN */
    LETTER_ENDS_PART, /* a line may end with it before any LETTER_PLAIN */
};

/* Bits of `asked` and `covered` are indices in the chain; later fonts are asked every time. */
struct letter {
    uint32_t script; /* ISO 15924; 0 for characters of no script of their own */
    bool known, ignorable, space;
    bool begins;  /* begins a grapheme cluster wherever it stands: a letter, digit, or ASCII */
    uint8_t line; /* enum letter_line */
    uint8_t first[WEIGHT_COUNT]; /* see letters_first; + 1, 0: not asked yet */
    uint32_t asked[WEIGHT_COUNT], covered[WEIGHT_COUNT];
};

struct letters;

/* The caller frees it with letters_free (NULL is legal). The fonts must outlive it. */
struct letters *letters_new(struct fontset *fonts);
void letters_free(struct letters *letters);

/* Valid until letters_free. */
const struct letter *letters_find(struct letters *letters, uint32_t code_point);

/* True where the font at `index` of the chain has the code point. */
bool letters_covered(struct letters *letters, uint32_t code_point, enum weight weight,
                     size_t index);

/* The first font of the chain that has the code point, or NO_FONT. */
#define NO_FONT SIZE_MAX
size_t letters_first(struct letters *letters, uint32_t code_point, enum weight weight);

#endif
