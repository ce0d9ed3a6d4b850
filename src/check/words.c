#include "check/finding.h"
#include "check/nearby.h"
#include "check/passage_rules.h"
#include "check/vocabulary.h"

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
    if (!passage_is_ours(passage)) {
        return; /* Assamese has the same letters and a spelling of its own */
    }
    struct str text = passage->text;
    size_t last_from = 0, last_end = 0;
    uint32_t last = 0;
    for (size_t i = 0; i < text.size;) {
        size_t from = i;
        i = bangla_end(text, from);
        if (i == from) {
            i += letter_size(text, i);
            continue;
        }
        if (may_continue(inquiry, text, last, last_end, from)) {
            (void)add(inquiry, passage, last_from, i, true);
        }
        last = add(inquiry, passage, from, i, false);
        last_from = from;
        last_end = i;
    }
}
