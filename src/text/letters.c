#include "text/letters.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "text/face.h"
#include "text/linebreak.h"

#include <assert.h>

enum { PAGE_SIZE = 256, PAGE_COUNT = 0x110000 / PAGE_SIZE, BITS = 32 };

struct letters {
    struct fontset *fonts;
    struct letter *pages[PAGE_COUNT];
};

struct letters *letters_new(struct fontset *fonts) {
    struct letters *letters = memory_zeroed(sizeof *letters);
    letters->fonts = fonts;
    return letters;
}

void letters_free(struct letters *letters) {
    for (size_t i = 0; letters != NULL && i < PAGE_COUNT; i++) {
        memory_free(letters->pages[i]);
    }
    memory_free(letters);
}

/* A part of a script's letters and digits is enough: what is left out is only looked at longer. */
static bool begins_cluster(uint32_t c, uint32_t script) {
    enum { BENGALI_ZERO = 0x09E6, BENGALI_NINE = 0x09EF };
    bool letter = (script == UNICODE_BENGALI || script == UNICODE_LATIN) && unicode_is_letter(c);
    return (c > ' ' && c < 0x7F) || letter || (c >= BENGALI_ZERO && c <= BENGALI_NINE);
}

static enum letter_line line_of(uint32_t c, const struct letter *letter) {
    enum unicode_line_class class = unicode_line_class(c);
    if (class == UNICODE_LINE_MARK) {
        return LETTER_MARK;
    }
    if (class == UNICODE_LINE_OTHER || letter->space || !linebreak_may_end_line(c)) {
        return LETTER_BINDS;
    }
    bool plain = class == UNICODE_LINE_LETTER && letter->script != 0 && letter->begins;
    return plain && linebreak_may_begin_line(c) ? LETTER_PLAIN : LETTER_ENDS_PART;
}

static struct letter *find(struct letters *letters, uint32_t code_point) {
    assert(code_point < 0x110000);
    struct letter **page = &letters->pages[code_point / PAGE_SIZE];
    if (*page == NULL) {
        *page = memory_zeroed(memory_product(sizeof **page, PAGE_SIZE));
    }
    struct letter *letter = &(*page)[code_point % PAGE_SIZE];
    if (!letter->known) {
        letter->known = true;
        letter->ignorable = unicode_is_default_ignorable(code_point);
        letter->space = unicode_is_space(code_point);
        letter->script = unicode_is_common(code_point) ? 0 : unicode_script(code_point);
        letter->begins = begins_cluster(code_point, letter->script);
        letter->line = (uint8_t)line_of(code_point, letter);
    }
    return letter;
}

const struct letter *letters_find(struct letters *letters, uint32_t code_point) {
    return find(letters, code_point);
}

static bool ask(struct letters *letters, uint32_t code_point, enum weight weight, size_t index) {
    const struct face *face = fontset_face(letters->fonts, weight, index);
    return face != NULL && face_has(face, code_point);
}

bool letters_covered(struct letters *letters, uint32_t code_point, enum weight weight,
                     size_t index) {
    if (index >= BITS) {
        return ask(letters, code_point, weight, index);
    }
    struct letter *letter = find(letters, code_point);
    uint32_t bit = (uint32_t)1 << index;
    if ((letter->asked[weight] & bit) == 0) {
        letter->asked[weight] |= bit;
        letter->covered[weight] |= ask(letters, code_point, weight, index) ? bit : 0;
    }
    return (letter->covered[weight] & bit) != 0;
}

static size_t ask_all(struct letters *letters, uint32_t code_point, enum weight weight) {
    size_t count = fontset_chain_count(letters->fonts, weight);
    for (size_t index = 0; index < count; index++) {
        if (letters_covered(letters, code_point, weight, index)) {
            return index;
        }
    }
    return NO_FONT;
}

size_t letters_first(struct letters *letters, uint32_t code_point, enum weight weight) {
    struct letter *letter = find(letters, code_point);
    if (letter->first[weight] == 0) {
        size_t first = ask_all(letters, code_point, weight);
        if (first >= UINT8_MAX) {
            return first;
        }
        letter->first[weight] = (uint8_t)(first + 1);
    }
    return letter->first[weight] - 1u;
}
