#include "check/writing.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "base/unicode_letter.h"
#include "check/rules.h"

/* What a letter is, kept where the low bits of its code point say: there ASCII, Latin-1, the
 * Bengali block and the usual punctuation do not meet. */
enum { KNOWN_COUNT = 512 };

enum { NO_BREAK_SPACE = 0xA0 };

struct scribe {
    const struct rules *rules;
    struct letter known[KNOWN_COUNT]; /* kind 0: nothing yet */
    struct letter *letters;
    size_t room;
};

static uint32_t digit_kind(uint32_t c) {
    uint32_t kind = unicode_script(c) == UNICODE_BENGALI ? LETTER_BANGLA_DIGIT : LETTER_OTHER_DIGIT;
    return c < 0x80 ? LETTER_ASCII_DIGIT : kind;
}

static uint32_t bangla_kind(uint32_t c) {
    static const uint32_t kinds[] = {
        [UNICODE_INDIC_OTHER] = LETTER_MARK,      [UNICODE_INDIC_CONSONANT] = LETTER_CONSONANT,
        [UNICODE_INDIC_DEAD] = LETTER_DEAD,       [UNICODE_INDIC_VOWEL] = LETTER_VOWEL,
        [UNICODE_INDIC_VOWEL_SIGN] = LETTER_SIGN, [UNICODE_INDIC_VIRAMA] = LETTER_VIRAMA,
        [UNICODE_INDIC_NUKTA] = LETTER_NUKTA,     [UNICODE_INDIC_BINDU] = LETTER_BINDU};
    return kinds[unicode_indic(c)];
}

static uint32_t own_kind(uint32_t c) {
    if (unicode_is_space(c) || c == NO_BREAK_SPACE) {
        return LETTER_SPACE;
    }
    if (unicode_digit(c) >= 0) {
        return digit_kind(c);
    }
    if (unicode_is_joiner(c)) {
        return LETTER_JOINER;
    }
    if (unicode_is_default_ignorable(c)) {
        return LETTER_HIDDEN;
    }
    uint32_t script = unicode_script(c);
    if (script == UNICODE_BENGALI) {
        return bangla_kind(c);
    }
    bool foreign = script != UNICODE_LATIN && !unicode_is_common(c) &&
                   (unicode_is_letter(c) || unicode_indic(c) != UNICODE_INDIC_OTHER);
    bool latin = script == UNICODE_LATIN && unicode_is_letter(c);
    return foreign ? LETTER_FOREIGN : latin ? LETTER_LATIN : LETTER_MARK;
}

static uint32_t listed_kind(const struct rules *rules, uint32_t c) {
    static const struct {
        enum rule_list list;
        uint32_t kind;
    } lists[] = {{RULES_LOOKALIKES, LETTER_LISTED},
                 {RULES_DANDAS, LETTER_DANDA_LIKE},
                 {RULES_DIGIT_LIKES, LETTER_DIGIT_LIKE},
                 {RULES_BIJOY_SIGNS, LETTER_BIJOY},
                 {RULES_NUKTAS, LETTER_DOTTED}};
    struct buffer letter = {0};
    uint32_t kind = 0;
    unicode_add(&letter, c);
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        kind |= rules_find(rules, lists[i].list, buffer_str(&letter), NULL) ? lists[i].kind : 0;
    }
    buffer_free(&letter);
    return kind;
}

static uint32_t kind_of(struct scribe *scribe, uint32_t c) {
    struct letter *known = &scribe->known[c % KNOWN_COUNT];
    if (known->kind == 0 || known->code_point != c) {
        known->code_point = c;
        known->kind = own_kind(c) | listed_kind(scribe->rules, c);
    }
    return known->kind;
}

struct scribe *scribe_new(const struct rules *rules) {
    struct scribe *scribe = memory_zeroed(sizeof *scribe);
    scribe->rules = rules;
    return scribe;
}

void scribe_free(struct scribe *scribe) {
    if (scribe != NULL) {
        memory_free(scribe->letters);
        memory_free(scribe);
    }
}

/* A text has at most as many letters as bytes. */
static struct letter *room_for(struct scribe *scribe, struct str text) {
    size_t needed = text.size + 2;
    if (needed > scribe->room) {
        memory_free(scribe->letters);
        scribe->letters = memory_take(memory_product(sizeof(struct letter), needed));
        scribe->room = needed;
    }
    return scribe->letters;
}

/* unicode_next, for what a master is mostly made of: ASCII and, of three bytes, the Bengali block.
 */
static uint32_t next_letter(struct str text, size_t *at) {
    const unsigned char *bytes = (const unsigned char *)text.bytes + *at;
    if (bytes[0] < 0x80) {
        ++*at;
        return bytes[0];
    }
    if (bytes[0] == 0xE0) {
        *at += 3;
        return (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    }
    return unicode_next(text, at);
}

struct writing scribe_read(struct scribe *scribe, const struct passage *passage) {
    struct str text = passage->text;
    struct letter *letters = room_for(scribe, text);
    size_t count = 0;
    uint32_t kinds = 0;
    letters[0] = (struct letter){' ', 0, LETTER_SPACE};
    for (size_t at = 0; at < text.size;) {
        uint32_t start = (uint32_t)at;
        uint32_t c = next_letter(text, &at);
        uint32_t kind = kind_of(scribe, c);
        kinds |= kind;
        letters[++count] = (struct letter){c, start, kind};
    }
    letters[count + 1] = (struct letter){' ', (uint32_t)text.size, LETTER_SPACE};
    return (struct writing){passage, letters, count, kinds};
}

struct str writing_slice(const struct writing *writing, size_t from, size_t to) {
    return str_slice(writing->passage->text, writing->letters[from].at, writing->letters[to].at);
}

struct str writing_word(const struct writing *writing, size_t from, size_t to) {
    enum { SHOWN = 24 };
    size_t first = from > SHOWN ? from - SHOWN : 1;
    size_t last = writing->count - (to - 1) > SHOWN ? to + SHOWN : writing->count + 1;
    uint32_t outside = LETTER_SPACE | LETTER_MARK;
    size_t start = from, end = to;
    while (start > first && (writing->letters[start - 1].kind & outside) == 0) {
        start--;
    }
    while (end < last && (writing->letters[end].kind & outside) == 0) {
        end++;
    }
    return writing_slice(writing, start, end);
}

size_t writing_end(const struct writing *writing, size_t from, uint32_t kinds) {
    while (from <= writing->count && (writing->letters[from].kind & kinds) != 0) {
        from++;
    }
    return from;
}

size_t writing_start(const struct writing *writing, size_t to, uint32_t kinds) {
    while (to > 1 && (writing->letters[to - 1].kind & kinds) != 0) {
        to--;
    }
    return to;
}
