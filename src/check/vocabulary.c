#include "check/vocabulary.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/index.h"
#include "base/unicode.h"
#include "check/rules.h"

#include <assert.h>
#include <string.h>

/* A way in which a word is written. */
struct written {
    struct str text;
    uint32_t word;
};

/* Words are found as they are written, which is fast; a way that is new is normalised, once. */
struct vocabulary {
    struct arena *arena;
    const struct diag *diag;
    ARRAY(struct word) words;
    ARRAY(struct written) ways;
    ARRAY(struct str) beginnings; /* first parts of the listed forms of two */
    struct index word_index, way_index, beginning_index;
    struct place counted; /* a place whose line is known */
    uint32_t line;
};

static uint32_t hash_of(struct str text) {
    return index_hash(0, text.bytes, text.size);
}

/* ---- Finding words --------------------------------------------------------------------------- */

static uint32_t find_way(const struct vocabulary *vocabulary, struct str text) {
    size_t probe = 0;
    uint32_t hash = hash_of(text), item;
    do {
        item = index_next(&vocabulary->way_index, hash, &probe);
    } while (item != INDEX_NONE && !str_equal(vocabulary->ways.items[item].text, text));
    return item;
}

static uint32_t find_word(const struct vocabulary *vocabulary, struct str text) {
    size_t probe = 0;
    uint32_t hash = hash_of(text), item;
    do {
        item = index_next(&vocabulary->word_index, hash, &probe);
    } while (item != INDEX_NONE && !str_equal(vocabulary->words.items[item].text, text));
    return item;
}

static bool is_beginning(const struct vocabulary *vocabulary, struct str text) {
    size_t probe = 0;
    uint32_t hash = hash_of(text), item;
    do {
        item = index_next(&vocabulary->beginning_index, hash, &probe);
    } while (item != INDEX_NONE && !str_equal(vocabulary->beginnings.items[item], text));
    return item != INDEX_NONE;
}

static void add_beginning(struct vocabulary *vocabulary, struct str form) {
    for (size_t i = 0; i < form.size; i++) {
        if (form.bytes[i] == ' ' || form.bytes[i] == '-') {
            struct str part = str_slice(form, 0, i);
            index_add(&vocabulary->beginning_index, hash_of(part),
                      (uint32_t)vocabulary->beginnings.count);
            array_push(&vocabulary->beginnings, part);
            return;
        }
    }
}

static void add_beginnings(struct vocabulary *vocabulary, const struct rules *rules,
                           enum rule_list list) {
    for (size_t i = 0; i < rules_count(rules, list); i++) {
        add_beginning(vocabulary, rules_item(rules, list, i).is);
        add_beginning(vocabulary, rules_item(rules, list, i).as);
    }
}

/* ---- Lines ----------------------------------------------------------------------------------- */

static uint32_t line_ends(struct str text) {
    uint32_t count = 0;
    const char *at = text.bytes, *end = text.bytes + text.size;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        count++;
        at++;
    }
    return count;
}

/* Words come in the order of the file, but for attributes: so lines are counted on from the last
 * place, or back. */
static uint32_t line_of(struct vocabulary *vocabulary, struct place place) {
    struct str text = diag_file_text(vocabulary->diag, place.file);
    if (vocabulary->counted.file != place.file) {
        vocabulary->counted = (struct place){place.file, 0};
        vocabulary->line = 1;
    }
    uint32_t last = vocabulary->counted.offset;
    if (place.offset >= last) {
        vocabulary->line += line_ends(str_slice(text, last, place.offset));
    } else {
        vocabulary->line -= line_ends(str_slice(text, place.offset, last));
    }
    vocabulary->counted = place;
    return vocabulary->line;
}

static bool comes_before(struct line a, struct line b) {
    return a.file != b.file ? a.file < b.file : a.number < b.number;
}

static void lines_add(struct lines *lines, struct line line) {
    enum { ROOM = sizeof lines->items / sizeof lines->items[0] };
    size_t at = lines->count;
    while (at > 0 && comes_before(line, lines->items[at - 1])) {
        at--;
    }
    if (at > 0 && !comes_before(lines->items[at - 1], line)) {
        return;
    }
    lines->more = lines->more || lines->count == ROOM;
    lines->count -= lines->count == ROOM ? 1 : 0;
    if (at <= lines->count && at < ROOM) {
        memmove(&lines->items[at + 1], &lines->items[at], (lines->count - at) * sizeof line);
        lines->items[at] = line;
    }
    lines->count++;
}

void lines_join(struct lines *lines, const struct lines *more) {
    for (size_t i = 0; i < more->count; i++) {
        lines_add(lines, more->items[i]);
    }
    lines->more = lines->more || more->more;
}

void lines_print(const struct lines *lines, uint32_t file, const struct diag *diag,
                 struct buffer *out) {
    for (size_t i = 0; i < lines->count; i++) {
        struct line line = lines->items[i];
        buffer_add(out, i == 0 ? STR("") : STR(", "));
        if (line.file != file) {
            buffer_add(out, diag_file_name(diag, line.file));
            buffer_add_byte(out, ':');
        }
        buffer_print(out, "%u", (unsigned)line.number);
    }
    buffer_add(out, lines->more ? STR(" …") : STR(""));
}

/* ---- The vocabulary -------------------------------------------------------------------------- */

struct vocabulary *vocabulary_new(const struct rules *rules, const struct diag *diag) {
    struct vocabulary *vocabulary = memory_zeroed(sizeof *vocabulary);
    vocabulary->arena = arena_new();
    vocabulary->diag = diag;
    add_beginnings(vocabulary, rules, RULES_SPELLINGS);
    add_beginnings(vocabulary, rules, RULES_VARIANTS);
    return vocabulary;
}

void vocabulary_free(struct vocabulary *vocabulary) {
    array_free(&vocabulary->words);
    array_free(&vocabulary->ways);
    array_free(&vocabulary->beginnings);
    index_free(&vocabulary->word_index);
    index_free(&vocabulary->way_index);
    index_free(&vocabulary->beginning_index);
    arena_free(vocabulary->arena);
    memory_free(vocabulary);
}

static uint32_t add_word(struct vocabulary *vocabulary, struct str text,
                         struct occurrence occurrence) {
    uint32_t number = (uint32_t)vocabulary->words.count;
    struct word word = {.text = text,
                        .place = occurrence.place,
                        .size = occurrence.size,
                        .begins = is_beginning(vocabulary, text),
                        .compound = occurrence.compound};
    index_add(&vocabulary->word_index, hash_of(text), number);
    array_push(&vocabulary->words, word);
    return number;
}

static uint32_t add_way(struct vocabulary *vocabulary, struct str written,
                        struct occurrence occurrence) {
    struct str text = str_copy(vocabulary->arena, written);
    struct str normal = unicode_nfc(vocabulary->arena, text);
    uint32_t number = find_word(vocabulary, normal);
    if (number == INDEX_NONE) {
        number = add_word(vocabulary, normal, occurrence);
    }
    index_add(&vocabulary->way_index, hash_of(text), (uint32_t)vocabulary->ways.count);
    array_push(&vocabulary->ways, (struct written){text, number});
    return number;
}

uint32_t vocabulary_add(struct vocabulary *vocabulary, struct str written,
                        struct occurrence occurrence) {
    uint32_t way = find_way(vocabulary, written);
    uint32_t number = way != INDEX_NONE ? vocabulary->ways.items[way].word
                                        : add_way(vocabulary, written, occurrence);
    struct word *word = &vocabulary->words.items[number];
    word->count++;
    word->in_names += occurrence.in_name ? 1 : 0;
    if (!word->lines.more) {
        uint32_t line = line_of(vocabulary, occurrence.place);
        lines_add(&word->lines, (struct line){occurrence.place.file, line});
    }
    return number;
}

const struct word *vocabulary_find(const struct vocabulary *vocabulary, struct str text) {
    uint32_t number = find_word(vocabulary, text);
    return number == INDEX_NONE ? NULL : &vocabulary->words.items[number];
}

size_t vocabulary_count(const struct vocabulary *vocabulary) {
    return vocabulary->words.count;
}

const struct word *vocabulary_word(const struct vocabulary *vocabulary, size_t number) {
    assert(number < vocabulary->words.count);
    return &vocabulary->words.items[number];
}
