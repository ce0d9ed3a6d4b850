#include "base/arena.h"
#include "base/unicode.h"
#include "check/charter_rules.h"
#include "check/finding.h"
#include "check/rules.h"
#include "check/vocabulary.h"

/* The byte behind the first letters of a word, and how many those are: at most `most`. */
static size_t letters_end(struct str word, size_t most, size_t *count) {
    size_t end = 0;
    for (*count = 0; *count < most && end < word.size; ++*count) {
        (void)unicode_next(word, &end);
    }
    return end;
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

static bool is_too_long(const struct word *word, size_t limit) {
    size_t letters;
    return letters_end(word->text, limit, &letters) < word->text.size && !word->compound;
}

static void tell(const struct inquiry *inquiry, const struct word *first, size_t count,
                 const struct lines *lines) {
    enum { SHOWN = 16 }; /* as many letters as a reader needs to find it */
    size_t letters, end = letters_end(first->text, SHOWN, &letters);
    struct buffer number = {0}, places = {0};
    buffer_print(&number, "%zu", count);
    lines_print(lines, first->place.file, inquiry->diag, &places);
    DIAG_EXTENT(inquiry->diag, first->place, ((struct diag_extent){.size = first->size}),
                DIAG_WORD_RUN_TOGETHER, str_slice(first->text, 0, end), buffer_str(&number),
                buffer_str(&places));
    buffer_free(&number);
    buffer_free(&places);
}

/* Where spaces were lost they were lost all over the text, so it is told once. */
void check_long_words(const struct inquiry *inquiry, const struct charter *charter) {
    (void)charter;
    const struct word *first = NULL;
    struct lines lines = {.count = 0};
    size_t limit = longest_word(inquiry->rules), count = 0;
    for (size_t i = 0; i < vocabulary_count(inquiry->words); i++) {
        const struct word *word = vocabulary_word(inquiry->words, i);
        if (is_too_long(word, limit)) {
            first = first == NULL ? word : first;
            lines_join(&lines, &word->lines);
            count += word->count;
        }
    }
    if (first != NULL) {
        tell(inquiry, first, count, &lines);
    }
}
