/* What stands around a place of a passage's text; private to src/check. */
#ifndef CHARTER_CHECK_NEARBY_H
#define CHARTER_CHECK_NEARBY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct passage;

/* U+0964, the full stop of Bangla; Unicode keeps it in the block Devanagari. */
#define DANDA 0x0964

/* The danda and the visarga in UTF-8, to be looked for byte by byte. */
#define DANDA_BYTES "\xE0\xA5\xA4"
#define VISARGA_BYTES "\xE0\xA6\x83"

/* The letter that begins at byte `at`, or the one that ends there; 0 where the text begins or ends.
 */
uint32_t letter_at(struct str text, size_t at);
uint32_t letter_before(struct str text, size_t at);

/* The bytes of the letter that begins at byte `at`: a walk over all of a text needs no more. */
static inline size_t letter_size(struct str text, size_t at) {
    unsigned char byte = (unsigned char)text.bytes[at];
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* True where three given bytes stand at byte `at`. */
static inline bool stands_here(struct str text, size_t at, const char *bytes) {
    return at + 3 <= text.size && text.bytes[at + 2] == bytes[2] &&
           text.bytes[at + 1] == bytes[1] && text.bytes[at] == bytes[0];
}

/* True for 0, a space, and the break in a passage. */
bool is_gap(uint32_t letter);

/* True for a letter or sign of a Bangla word; its digits, the taka sign and the danda are none. */
bool is_bangla_letter(uint32_t letter);

/* True for those, and for the letters of any other script. */
bool is_word_letter(uint32_t letter);

/* The end of the run of Bangla letters and joiners that begins at byte `at`. */
size_t bangla_end(struct str text, size_t at);

/* True for a digit, Bangla or ASCII. */
bool is_digit(uint32_t letter);

/* A stretch without gaps. A walk from left to right keeps one, so that each is looked at once. */
struct stretch {
    size_t from, to;
    bool address; /* it holds a web or e-mail address */
};

/* Makes `stretch`, all zero to begin with, the one in which byte `at` stands; `at` never goes back.
 */
void stretch_move(struct stretch *stretch, struct str text, size_t at);

/* True where the passage as a whole is a number or an address, which have rules of their own. */
bool passage_is_address(const struct passage *passage);

/* True where the passage is in Bangla or English, whose marks and spelling the rules know. */
bool passage_is_ours(const struct passage *passage);

#endif
