#include "base/arena.h"
#include "base/unicode.h"
#include "check/finding.h"
#include "check/nearby.h"
#include "check/passage_rules.h"
#include "check/rules.h"
#include "check/vocabulary.h"

/* The end of the word that begins at byte `at`. */
static size_t word_end(struct str text, size_t at) {
    for (size_t next = at; next < text.size; at = next) {
        uint32_t letter = unicode_next(text, &next);
        if (!is_bangla_letter(letter) && !unicode_is_joiner(letter)) {
            return at;
        }
    }
    return at;
}

static size_t letters_of(struct str text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; count++) {
        (void)unicode_next(text, &i);
    }
    return count;
}

/* The first letters of a long word, as many as a reader needs to find it. */
static struct str beginning_of(struct str word) {
    enum { LETTERS = 16 };
    size_t size = 0;
    for (int i = 0; i < LETTERS && size < word.size; i++) {
        (void)unicode_next(word, &size);
    }
    return str_slice(word, 0, size);
}

/* What an office puts into the list comes last and holds. */
static size_t longest_word(const struct rules *rules) {
    uint64_t limit = UINT32_MAX;
    size_t count = rules_count(rules, RULES_LONGEST_WORD);
    if (count > 0) {
        (void)str_to_number(rules_item(rules, RULES_LONGEST_WORD, count - 1).is, limit, &limit);
    }
    return (size_t)limit;
}

/* A letter has at least three bytes, so most words need no counting. */
static void look_at_length(const struct inquiry *inquiry, const struct passage *passage,
                           size_t from, size_t to) {
    struct str word = str_slice(passage->text, from, to);
    enum { BYTES = 3, USUAL = 20 };
    if (word.size > USUAL * BYTES && letters_of(word) > longest_word(inquiry->rules)) {
        FINDING(inquiry, passage, from, to, DIAG_WORD_RUN_TOGETHER, beginning_of(word));
    }
}

static uint32_t add(const struct inquiry *inquiry, const struct passage *passage, size_t from,
                    size_t to, bool compound) {
    struct occurrence occurrence = {.place = passage_place(passage, from),
                                    .size = finding_extent(passage, from, to).size,
                                    .in_name = str_equal(passage->element, STR("name")) &&
                                               passage->cell.size == 0,
                                    .compound = compound};
    return vocabulary_add(inquiry->words, str_slice(passage->text, from, to), occurrence);
}

/* A word behind the first part of a listed form makes that form with it, perhaps. */
static bool may_continue(const struct inquiry *inquiry, struct str text, uint32_t last, size_t end,
                         size_t from) {
    return end > 0 && from == end + 1 && (text.bytes[end] == ' ' || text.bytes[end] == '-') &&
           vocabulary_word(inquiry->words, last)->begins;
}

void check_words(const struct inquiry *inquiry, const struct passage *passage) {
    struct str text = passage->text;
    size_t last_from = 0, last_end = 0;
    uint32_t last = 0;
    for (size_t i = 0; i < text.size;) {
        size_t from = i;
        i = word_end(text, from);
        if (i == from) {
            (void)unicode_next(text, &i);
            continue;
        }
        if (may_continue(inquiry, text, last, last_end, from)) {
            (void)add(inquiry, passage, last_from, i, true);
        }
        last = add(inquiry, passage, from, i, false);
        last_from = from;
        last_end = i;
        if (vocabulary_word(inquiry->words, last)->count == 1) {
            look_at_length(inquiry, passage, from, i);
        }
    }
}
