#include "text/latin_word.h"

#include "base/unicode.h"
#include "text/letters.h"

#include <string.h>

enum { SCRIPT_LATIN = 0x4C61746E /* 'Latn' */ };

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

/* RFC 3986, 2: what may stand in a URI besides letters and digits. */
static bool is_inner(uint32_t c) {
    return c < 0x80 && c != 0 && strchr("-._~:/?#[]@!$&'()*+,;=%", (int)c) != NULL;
}

struct latin_word latin_word_at(struct letters *letters, struct str text, size_t start) {
    struct latin_word word = {.end = start, .seen = start};
    for (size_t at = start; at < text.size;) {
        uint32_t c = unicode_next(text, &at);
        bool letter = letters_find(letters, c)->script == SCRIPT_LATIN;
        bool mark = word.end > start && unicode_is_nonspacing_mark(c);
        if (letter || is_digit(c) || mark) {
            word.end = at;
            word.has_letter |= letter;
        } else if (word.end == start || !is_inner(c)) {
            break;
        }
        word.seen = at;
    }
    return word;
}
