#include "check/wreck.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"
#include "base/unicode_letter.h"
#include "check/finding.h"
#include "check/rules.h"
#include "check/writing.h"
#include "check/writing_rules.h"

/* Wrecks stand in every other word of a text that has any, and in none of another: so only where a
 * hasanta has such letters before and behind it as one of the list has, the list is looked
 * through. */
enum { BLOCK = 0x80, BLOCK_START = 0x0980 };

struct wreck {
    struct rule rule;
    uint32_t hasanta; /* which letter of it is the first hasanta; 0: it has none, and is foreign */
    uint32_t before, behind; /* the letters before and behind that; 0: none, or any */
};

struct wrecks {
    ARRAY(struct wreck) items;
    bool pairs[BLOCK][BLOCK]; /* the letters of the Bengali block before and behind the hasanta */
};

static bool in_block(uint32_t c) {
    return c >= BLOCK_START && c < BLOCK_START + BLOCK;
}

/* Behind a hasanta that ends a wreck any letter may stand. */
static void enter_pair(struct wrecks *wrecks, uint32_t before, uint32_t behind) {
    for (uint32_t i = 0; i < BLOCK; i++) {
        bool fits = behind == 0 || behind == BLOCK_START + i;
        wrecks->pairs[before - BLOCK_START][i] |= fits;
    }
}

static void enter(struct wrecks *wrecks, struct rule rule) {
    struct wreck wreck = {rule, 0, 0, 0};
    uint32_t before = 0, number = 0;
    for (size_t at = 0; at < rule.is.size && wreck.hasanta == 0; number++) {
        uint32_t c = unicode_next(rule.is, &at);
        if (unicode_indic(c) == UNICODE_INDIC_VIRAMA && in_block(before)) {
            wreck.hasanta = number;
            wreck.before = before;
            wreck.behind = at < rule.is.size ? unicode_next(rule.is, &at) : 0;
            enter_pair(wrecks, wreck.before, wreck.behind);
        }
        before = c;
    }
    array_push(&wrecks->items, wreck);
}

struct wrecks *wrecks_new(const struct rules *rules) {
    struct wrecks *wrecks = memory_zeroed(sizeof *wrecks);
    for (size_t i = 0; i < rules_count(rules, RULES_WRECKS); i++) {
        enter(wrecks, rules_item(rules, RULES_WRECKS, i));
    }
    return wrecks;
}

void wrecks_free(struct wrecks *wrecks) {
    if (wrecks != NULL) {
        array_free(&wrecks->items);
        memory_free(wrecks);
    }
}

static bool may_be(const struct wrecks *wrecks, const struct letter *letter) {
    if ((letter->kind & LETTER_VIRAMA) != 0) {
        uint32_t before = letter[-1].code_point, behind = letter[1].code_point;
        behind = in_block(behind) ? behind : BLOCK_START;
        return in_block(before) && wrecks->pairs[before - BLOCK_START][behind - BLOCK_START];
    }
    return (letter->kind & LETTER_LATIN) != 0 && letter->code_point >= BLOCK &&
           ((letter[-1].kind | letter[1].kind) & LETTER_BANGLA) != 0;
}

/* Whether the wreck stands there with its first hasanta, or as one foreign letter, at letter i. */
static bool stands_at(const struct wreck *wreck, const struct writing *writing, size_t i) {
    const struct letter *letter = &writing->letters[i];
    bool foreign = (letter->kind & LETTER_VIRAMA) == 0;
    if (wreck->before != (foreign ? 0 : letter[-1].code_point) || wreck->hasanta >= i ||
        (wreck->behind != 0 && wreck->behind != letter[1].code_point)) {
        return false;
    }
    struct str text = writing->passage->text;
    size_t at = writing->letters[i - wreck->hasanta].at;
    return str_starts(str_slice(text, at, text.size), wreck->rule.is);
}

/* The longest that does; NULL where none does. */
static const struct wreck *wreck_at(const struct wrecks *wrecks, const struct writing *writing,
                                    size_t i) {
    const struct wreck *found = NULL;
    if (!may_be(wrecks, &writing->letters[i])) {
        return NULL;
    }
    for (size_t number = 0; number < wrecks->items.count; number++) {
        const struct wreck *wreck = &wrecks->items.items[number];
        bool longer = found == NULL || wreck->rule.is.size > found->rule.is.size;
        found = longer && stands_at(wreck, writing, i) ? wreck : found;
    }
    return found;
}

/* A word, or what of a long one is near: [from, to), and the bytes of its text. */
struct stretch {
    size_t from, to, start, end;
};

static struct stretch stretch_around(const struct writing *writing, size_t i) {
    enum { NEAR = 40, WORD = LETTER_ANY | LETTER_JOINER };
    struct stretch stretch = {i, i + 1, 0, 0};
    while (i - stretch.from < NEAR && (writing->letters[stretch.from - 1].kind & WORD) != 0) {
        stretch.from--;
    }
    while (stretch.to - i < NEAR && (writing->letters[stretch.to].kind & WORD) != 0) {
        stretch.to++;
    }
    stretch.start = writing->letters[stretch.from].at;
    stretch.end = writing->letters[stretch.to].at;
    return stretch;
}

/* A good word, or part of one, stands across bytes [start, end): স্নান in তীর্থস্নান. */
static bool is_good(const struct inquiry *inquiry, const struct writing *writing,
                    const struct stretch *stretch, size_t start, size_t end) {
    struct str text = str_slice(writing->passage->text, 0, stretch->end);
    for (size_t i = 0; i < rules_count(inquiry->rules, RULES_WRECK_WORDS); i++) {
        struct str good = rules_item(inquiry->rules, RULES_WRECK_WORDS, i).is;
        for (size_t at = str_find(text, good, stretch->start); at < end;
             at = str_find(text, good, at + 1)) {
            if (at + good.size > start) {
                return true;
            }
        }
    }
    return false;
}

/* The stretch with each wreck made good: true where there is one. */
static bool make_good(const struct inquiry *inquiry, const struct writing *writing,
                      const struct stretch *stretch, struct buffer *likely) {
    struct str text = writing->passage->text;
    size_t done = stretch->start;
    bool any = false;
    for (size_t i = stretch->from; i < stretch->to; i++) {
        const struct wreck *wreck = wreck_at(inquiry->wrecks, writing, i);
        size_t start = wreck != NULL ? writing->letters[i - wreck->hasanta].at : 0;
        if (wreck == NULL || start < done || start + wreck->rule.is.size > stretch->end ||
            is_good(inquiry, writing, stretch, start, start + wreck->rule.is.size)) {
            continue;
        }
        buffer_add(likely, str_slice(text, done, start));
        buffer_add(likely, wreck->rule.as);
        done = start + wreck->rule.is.size;
        any = true;
    }
    buffer_add(likely, str_slice(text, done, stretch->end));
    return any;
}

void check_wreck(const struct inquiry *inquiry, const struct writing *writing) {
    if ((writing->kinds & LETTER_BANGLA) == 0) {
        return;
    }
    for (size_t i = 1; i <= writing->count; i++) {
        if (wreck_at(inquiry->wrecks, writing, i) == NULL) {
            continue;
        }
        struct stretch stretch = stretch_around(writing, i);
        struct buffer likely = {0};
        if (make_good(inquiry, writing, &stretch, &likely)) {
            FINDING(inquiry, writing->passage, stretch.start, stretch.end, DIAG_BIJOY_WRECK,
                    str_slice(writing->passage->text, stretch.start, stretch.end),
                    buffer_str(&likely));
        }
        buffer_free(&likely);
        i = stretch.to - 1;
    }
}
