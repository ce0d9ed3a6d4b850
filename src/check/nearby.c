#include "check/nearby.h"

#include "base/unicode.h"
#include "check/passage.h"

uint32_t letter_at(struct str text, size_t at) {
    return at < text.size ? unicode_next(text, &at) : 0;
}

uint32_t letter_before(struct str text, size_t at) {
    return at > 0 ? unicode_previous(text, &at) : 0;
}

bool is_gap(uint32_t letter) {
    return letter == 0 || letter == ' ' || letter == PASSAGE_BREAK;
}

/* The block Bengali has letters and signs up to U+09E3, then digits, and after them these (Unicode,
 * Blocks.txt and UnicodeData.txt). */
bool is_bangla_letter(uint32_t letter) {
    enum { FIRST = 0x0980, LAST = 0x09E3, RA_OF_ASSAM = 0x09F0, WA_OF_ASSAM = 0x09F1 };
    return (letter >= FIRST && letter <= LAST) || letter == RA_OF_ASSAM || letter == WA_OF_ASSAM;
}

bool is_word_letter(uint32_t letter) {
    return is_bangla_letter(letter) || unicode_is_letter(letter);
}

/* The letters up to U+09E3 by their bytes, which is most of every text. */
static bool is_plain_bangla(const unsigned char *bytes, size_t left) {
    return left >= 3 && bytes[0] == 0xE0 &&
           (bytes[1] == 0xA6 || (bytes[1] == 0xA7 && bytes[2] <= 0xA3));
}

size_t bangla_end(struct str text, size_t at) {
    const unsigned char *bytes = (const unsigned char *)text.bytes;
    while (at < text.size) {
        size_t next = at;
        if (is_plain_bangla(bytes + at, text.size - at)) {
            at += 3;
            continue;
        }
        uint32_t letter = bytes[at] < 0x80 ? 0 : unicode_next(text, &next);
        if (!is_bangla_letter(letter) && !unicode_is_joiner(letter)) {
            break;
        }
        at = next;
    }
    return at;
}

bool is_digit(uint32_t letter) {
    return unicode_bangla_digit(letter) >= 0;
}

static bool is_latin(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* "@", "://", or a point between Latin letters as in "gov.bd". */
static bool shows_address(struct str text, size_t at) {
    return text.bytes[at] == '@' || str_starts(str_slice(text, at, text.size), STR("://")) ||
           (text.bytes[at] == '.' && at > 0 && at + 1 < text.size && is_latin(text.bytes[at - 1]) &&
            is_latin(text.bytes[at + 1]));
}

void stretch_move(struct stretch *stretch, struct str text, size_t at) {
    if (at < stretch->to) {
        return;
    }
    while (at > stretch->to && !is_gap(letter_before(text, at))) {
        (void)unicode_previous(text, &at);
    }
    *stretch = (struct stretch){.from = at, .to = at};
    while (!is_gap(letter_at(text, stretch->to))) {
        stretch->address = stretch->address || shows_address(text, stretch->to);
        (void)unicode_next(text, &stretch->to);
    }
}

bool passage_is_address(const struct passage *passage) {
    static const struct str kinds[] = {
        {"email", 5}, {"web", 3}, {"phone", 5}, {"mobile", 6}, {"fax", 3}};
    for (size_t i = 0; passage->attribute.size == 0 && i < sizeof kinds / sizeof kinds[0]; i++) {
        if (str_equal(passage->element, kinds[i])) {
            return true;
        }
    }
    return false;
}

bool passage_is_ours(const struct passage *passage) {
    return passage_is_bangla(passage) || str_starts(passage->lang, STR("en"));
}
