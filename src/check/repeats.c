#include "base/arena.h"
#include "base/index.h"
#include "base/unicode.h"
#include "check/finding.h"
#include "check/nearby.h"
#include "check/passage_rules.h"
#include "check/rules.h"
#include "check/writing.h"

#include <string.h>

/* ---- Marks ----------------------------------------------------------------------------------- */

static bool is_pause(uint32_t letter) {
    return letter == ',' || letter == ';' || letter == DANDA;
}

static bool is_colon(uint32_t letter) {
    return letter == ':' || letter == BANGLA_VISARGA;
}

/* The end of the run of marks that begins at byte `at`, with single spaces between them. */
static size_t pauses_end(struct str text, size_t at) {
    size_t end = at;
    while (is_pause(letter_at(text, at))) {
        (void)unicode_next(text, &at);
        end = at;
        at += at < text.size && text.bytes[at] == ' ' ? 1 : 0;
    }
    return end;
}

/* The end of the run of points, or of colons and what stands for one. */
static size_t run_end(struct str text, size_t at, bool points) {
    uint32_t letter = letter_at(text, at);
    while (points ? letter == '.' : is_colon(letter)) {
        (void)unicode_next(text, &at);
        letter = letter_at(text, at);
    }
    return at;
}

/* Ditto marks and ornaments belong to no word. */
static bool stands_alone(struct str text, size_t from, size_t to) {
    return is_gap(letter_before(text, from)) && is_gap(letter_at(text, to));
}

/* A word ends in two: fewer are a full stop, more an ellipsis or leaders; "২..৫" is a range. */
static bool is_wrong_points(struct str text, size_t from, size_t to) {
    uint32_t before = letter_before(text, from), behind = letter_at(text, to);
    return to - from == 2 && is_word_letter(before) && behind != '/';
}

static size_t look_at_mark(const struct inquiry *inquiry, const struct passage *passage,
                           size_t at) {
    struct str text = passage->text;
    uint32_t letter = letter_at(text, at);
    size_t to = at, one = at;
    (void)unicode_next(text, &one);
    bool wrong = false;
    if (is_pause(letter)) {
        to = pauses_end(text, at);
        wrong = to > one && !stands_alone(text, at, to);
    } else if (is_colon(letter)) {
        to = run_end(text, at, false);
        wrong = to > one && memchr(text.bytes + at, ':', to - at) != NULL;
    } else if (letter == '.') {
        to = run_end(text, at, true);
        wrong = is_wrong_points(text, at, to);
    }
    if (wrong) {
        FINDING(inquiry, passage, at, to, DIAG_MARK_DOUBLED, str_slice(text, at, to));
    }
    return to > one ? to : one;
}

/* True where one of the marks above begins. */
static bool may_be_mark(struct str text, size_t at) {
    char byte = text.bytes[at];
    return byte == ',' || byte == ';' || byte == ':' || byte == '.' ||
           stands_here(text, at, DANDA_BYTES) || stands_here(text, at, VISARGA_BYTES);
}

static void check_marks(const struct inquiry *inquiry, const struct passage *passage) {
    struct str text = passage->text;
    for (size_t i = 0; i < text.size;) {
        i = may_be_mark(text, i) ? look_at_mark(inquiry, passage, i) : i + letter_size(text, i);
    }
}

/* ---- Words ----------------------------------------------------------------------------------- */

enum { LONGEST_PHRASE = 8, KEPT = 2 * LONGEST_PHRASE };

struct stretch_of_letters {
    size_t from, to;
    uint32_t hash;
};

/* The last words, in a ring; all stand one space apart. */
struct recent {
    struct stretch_of_letters items[KEPT];
    size_t count;
};

static const struct stretch_of_letters *word_back(const struct recent *recent, size_t back) {
    return &recent->items[(recent->count - 1 - back) % KEPT];
}

/* The last `size` words are those before them once more. */
static bool is_repeated(const struct recent *recent, struct str text, size_t size) {
    if (recent->count < 2 * size) {
        return false;
    }
    for (size_t i = 0; i < size; i++) {
        if (word_back(recent, i)->hash != word_back(recent, i + size)->hash) {
            return false;
        }
    }
    size_t first = word_back(recent, 2 * size - 1)->from, first_end = word_back(recent, size)->to;
    size_t second = word_back(recent, size - 1)->from, second_end = word_back(recent, 0)->to;
    return str_equal(str_slice(text, first, first_end), str_slice(text, second, second_end));
}

static bool is_long_enough(struct str phrase) {
    enum { LETTERS = 8 };
    int count = 0;
    for (size_t i = 0; i < phrase.size && count < LETTERS; count++) {
        (void)unicode_next(phrase, &i);
    }
    return count == LETTERS;
}

/* Words are doubled for their meaning, ধীরে ধীরে; phrases are not, nor the words of the list. */
static bool is_phrase(const struct inquiry *inquiry, struct str phrase, size_t words) {
    if (words == 1) {
        return rules_find(inquiry->rules, RULES_ONCE, unicode_nfc(inquiry->arena, phrase), NULL);
    }
    return is_long_enough(phrase) && !is_digit(letter_at(phrase, 0));
}

static void look_at_word(const struct inquiry *inquiry, const struct passage *passage,
                         struct recent *recent) {
    for (size_t size = 1; size <= LONGEST_PHRASE; size++) {
        if (!is_repeated(recent, passage->text, size)) {
            continue;
        }
        size_t from = word_back(recent, size - 1)->from, to = word_back(recent, 0)->to;
        struct str phrase = str_slice(passage->text, from, to);
        if (is_phrase(inquiry, phrase, size)) {
            FINDING(inquiry, passage, from, to, DIAG_PHRASE_DOUBLED, phrase);
            recent->count = 0;
            return;
        }
    }
}

/* Letters and digits, and what stands between them inside a word. */
static size_t word_end(struct str text, size_t at) {
    size_t next = bangla_end(text, at);
    for (at = next; next < text.size; at = next) {
        uint32_t letter = unicode_next(text, &next);
        if (!is_word_letter(letter) && !is_digit(letter) && letter != '-') {
            return at;
        }
        next = bangla_end(text, next);
    }
    return next;
}

/* Any sign but one space between two words parts what is before it from what follows. */
static void check_phrases(const struct inquiry *inquiry, const struct passage *passage) {
    struct recent recent = {.count = 0};
    struct str text = passage->text;
    for (size_t i = 0; i < text.size;) {
        size_t end = word_end(text, i);
        if (end == i) {
            bool joined =
                text.bytes[i] == ' ' && recent.count > 0 && word_back(&recent, 0)->to == i;
            recent.count = joined ? recent.count : 0;
            i += letter_size(text, i);
            continue;
        }
        recent.items[recent.count++ % KEPT] =
            (struct stretch_of_letters){i, end, index_hash(0, text.bytes + i, end - i)};
        look_at_word(inquiry, passage, &recent);
        i = end;
    }
}

void check_repeats(const struct inquiry *inquiry, const struct passage *passage) {
    if (!passage_is_address(passage)) {
        check_marks(inquiry, passage);
        check_phrases(inquiry, passage);
    }
}
