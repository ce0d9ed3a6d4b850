#include "base/arena.h"
#include "base/unicode.h"
#include "check/charter_rules.h"
#include "check/finding.h"
#include "check/nearby.h"
#include "check/passage_rules.h"
#include "check/rules.h"
#include "check/vocabulary.h"

/* What such slashes are in the vocabulary. */
#define SLASH STR(" /")

/* "ই-মেইল /সরাসরি": "a/b", "a/ b" and "a / b" are ways to write it, this is none. "৫০০ /-" is an
 * amount. Such slashes are counted, for an office that writes one writes many. */
static void look_at_slash(const struct inquiry *inquiry, const struct passage *passage, size_t at) {
    struct str text = passage->text;
    uint32_t next = letter_at(text, at + 1);
    bool leans = at > 1 && text.bytes[at - 1] == ' ' && (is_word_letter(next) || is_digit(next));
    if (leans && !is_gap(letter_before(text, at - 1))) {
        struct occurrence occurrence = {.place = passage_place(passage, at - 1),
                                        .size = finding_extent(passage, at - 1, at + 1).size,
                                        .compound = true};
        (void)vocabulary_add(inquiry->words, SLASH, occurrence);
    }
}

/* The Bangla word that ends at byte `at`; a run of letters longer than any listed word is cut. */
static struct str word_before(struct str text, size_t at) {
    enum { LONGEST = 64 };
    size_t from = at;
    while (at - from < LONGEST && is_bangla_letter(letter_before(text, from))) {
        (void)unicode_previous(text, &from);
    }
    return str_slice(text, from, at);
}

/* "ই- মেইল": what the end of a line leaves when a data list is copied. */
static void look_at_hyphen(const struct inquiry *inquiry, const struct passage *passage,
                           size_t at) {
    struct str text = passage->text, word = word_before(text, at);
    size_t to = at + 1;
    while (to < text.size && text.bytes[to] == ' ') {
        to++;
    }
    if (to > at + 1 && word.size > 0 && is_word_letter(letter_at(text, to)) &&
        rules_find(inquiry->rules, RULES_HYPHENATED, unicode_nfc(inquiry->arena, word), NULL)) {
        MEND(inquiry, passage, at + 1, to, STR(""), DIAG_HYPHEN_SPACE, word);
    }
}

void check_joins(const struct inquiry *inquiry, const struct passage *passage) {
    if (passage_is_address(passage)) {
        return;
    }
    struct str text = passage->text;
    for (size_t i = 0; i < text.size; i += letter_size(text, i)) {
        if (text.bytes[i] == '/') {
            look_at_slash(inquiry, passage, i);
        } else if (text.bytes[i] == '-') {
            look_at_hyphen(inquiry, passage, i);
        }
    }
}

void check_slashes(const struct inquiry *inquiry, const struct charter *charter) {
    (void)charter;
    const struct word *slash = vocabulary_find(inquiry->words, SLASH);
    if (slash == NULL) {
        return;
    }
    struct buffer often = {0}, lines = {0};
    buffer_print(&often, "%u", (unsigned)slash->count);
    lines_print(&slash->lines, slash->place.file, inquiry->diag, &lines);
    DIAG_EXTENT(inquiry->diag, slash->place, ((struct diag_extent){.size = slash->size}),
                DIAG_SLASH_SPACE, buffer_str(&often), buffer_str(&lines));
    buffer_free(&often);
    buffer_free(&lines);
}
