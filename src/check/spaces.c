#include "base/unicode.h"
#include "check/finding.h"
#include "check/nearby.h"
#include "check/passage_rules.h"
#include "check/wording.h"

#include <assert.h>
#include <string.h>

/* A mark that keeps to the word before it and has a space behind it; 0: none stands there. The
 * colon is not among them: letterheads set it off on both sides. */
static size_t mark_size(struct str text, size_t at) {
    char byte = text.bytes[at];
    if (byte == ',' || byte == ';' || byte == '?' || byte == '!') {
        return 1;
    }
    return stands_here(text, at, DANDA_BYTES) ? 3 : 0;
}

/* Leaders and blanks to be filled in are no words, and marks behind marks are told of as such. */
static bool holds_mark(uint32_t letter) {
    enum { EN_DASH = 0x2013, EM_DASH = 0x2014, ELLIPSIS = 0x2026 };
    return letter != 0 && letter != PASSAGE_BREAK && letter != DANDA && letter != EN_DASH &&
           letter != EM_DASH && letter != ELLIPSIS &&
           (letter > 0x7F || strchr(" ._-/:,;?!([{", (int)letter) == NULL);
}

static void look_before(const struct inquiry *inquiry, const struct passage *passage, size_t at,
                        size_t size) {
    struct str text = passage->text;
    size_t from = at;
    while (from > 0 && text.bytes[from - 1] == ' ') {
        from--;
    }
    struct str mark = str_slice(text, at, at + size);
    bool ditto = str_starts(str_slice(text, at + size, text.size), mark);
    if (from < at && !ditto && holds_mark(letter_before(text, from))) {
        MEND(inquiry, passage, from, at, STR(""), DIAG_SPACE_BEFORE_MARK, mark);
    }
}

/* "ক,খ": letters that are counted up. */
static bool stands_between_lone_letters(struct str text, size_t at, size_t size) {
    size_t before = at, behind = at + size;
    (void)unicode_previous(text, &before);
    (void)unicode_next(text, &behind);
    return !is_word_letter(letter_before(text, before)) && !is_word_letter(letter_at(text, behind));
}

/* The Bangla word that ends, or begins, at byte `at`. */
static struct str word_before(struct str text, size_t at) {
    size_t from = at;
    while (is_bangla_letter(letter_before(text, from))) {
        (void)unicode_previous(text, &from);
    }
    return str_slice(text, from, at);
}

static struct str word_behind(struct str text, size_t at) {
    return str_slice(text, at, bangla_end(text, at));
}

/* "এস,এস,সি": the commas stand for the points of an abbreviation. */
static bool stands_between_letter_names(const struct rules *rules, struct str text, size_t at,
                                        size_t size) {
    return text.bytes[at] == ',' && word_is_in(rules, RULES_LETTER_NAMES, word_before(text, at)) &&
           word_is_in(rules, RULES_LETTER_NAMES, word_behind(text, at + size));
}

static bool is_of_entity(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '#';
}

/* The ; of "&nbsp;", which another rule tells of. */
static bool ends_entity(struct str text, size_t at) {
    enum { MOST = 10 };
    size_t from = at;
    while (from > 0 && at - from < MOST && is_of_entity(text.bytes[from - 1])) {
        from--;
    }
    return text.bytes[at] == ';' && from < at && from > 0 && text.bytes[from - 1] == '&';
}

/* Right behind an address a word of Bangla may follow; the ? of one is part of it. */
static bool is_of_address(const struct stretch *stretch, char mark, uint32_t next) {
    return stretch->address && (next <= 0x7F || mark == '?');
}

static void look_behind(const struct inquiry *inquiry, const struct passage *passage, size_t at,
                        size_t size, struct stretch *stretch) {
    struct str text = passage->text;
    uint32_t next = letter_at(text, at + size);
    bool doubled = str_ends(str_slice(text, 0, at), str_slice(text, at, at + size));
    if (at == 0 || doubled || !is_word_letter(next) ||
        stands_between_lone_letters(text, at, size)) {
        return;
    }
    stretch_move(stretch, text, at);
    if (!is_of_address(stretch, text.bytes[at], next) && !ends_entity(text, at) &&
        !stands_between_letter_names(inquiry->rules, text, at, size)) {
        char instead[8];
        assert(size < sizeof instead);
        memcpy(instead, text.bytes + at, size);
        instead[size] = ' ';
        MEND(inquiry, passage, at, at + size, ((struct str){instead, size + 1}), DIAG_SPACE_MISSING,
             str_slice(text, at, at + size));
    }
}

void check_spaces(const struct inquiry *inquiry, const struct passage *passage) {
    if (passage_is_address(passage) || !passage_is_ours(passage)) {
        return;
    }
    struct stretch stretch = {0};
    struct str text = passage->text;
    for (size_t i = 0; i < text.size; i += letter_size(text, i)) {
        size_t size = mark_size(text, i);
        if (size > 0) {
            look_before(inquiry, passage, i, size);
            look_behind(inquiry, passage, i, size, &stretch);
        }
    }
}
