#include "text/letters.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "text/face.h"

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
        letter->script = unicode_is_common(code_point) ? 0 : unicode_script(code_point);
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
