#include "diff/words.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"

#include <stdbool.h>

/* More cells than this the table of two texts does not get: a cell of a charter has some dozens of
 * words, so this is what was made to be long. */
enum { CELLS_LIMIT = 1000 * 1000 };

/* A text in its words; those from `first` to before `end` differ from the other's. */
struct text_words {
    struct str text;
    struct unicode_ends ends;
    size_t first, end;
};

struct comparing {
    struct text_words a, b;
    uint32_t *best; /* of the rest of each pair of words: what the common words in them weigh */
    ARRAY(struct words_run) runs;
};

static struct str word_at(const struct text_words *words, size_t i) {
    return str_slice(words->text, i == 0 ? 0 : words->ends.items[i - 1], words->ends.items[i]);
}

static bool has_letters(struct str word) {
    for (size_t at = 0; at < word.size;) {
        uint32_t code_point = unicode_next(word, &at);
        if (unicode_is_letter(code_point) || (code_point >= '0' && code_point <= '9') ||
            (code_point >= 0x09E6 && code_point <= 0x09EF)) {
            return true;
        }
    }
    return false;
}

static struct text_words words_of(struct str text, struct arena *arena) {
    struct text_words words = {.text = text, .ends = unicode_words(arena, text)};
    words.end = words.ends.count;
    return words;
}

static bool same_word(const struct comparing *comparing, size_t a, size_t b) {
    return str_equal(word_at(&comparing->a, a), word_at(&comparing->b, b));
}

/* What both begin with and end with is looked at no further. */
static void trim(struct comparing *comparing) {
    struct text_words *a = &comparing->a, *b = &comparing->b;
    while (a->first < a->end && b->first < b->end && same_word(comparing, a->first, b->first)) {
        a->first++;
        b->first++;
    }
    while (a->end > a->first && b->end > b->first && same_word(comparing, a->end - 1, b->end - 1)) {
        a->end--;
        b->end--;
    }
}

/* ---- The table ------------------------------------------------------------------------------ */

/* Words count more than what stands between them. */
static uint32_t weight_of(struct str word) {
    return has_letters(word) ? 4 : 1;
}

static uint32_t *cell(const struct comparing *comparing, size_t a, size_t b) {
    size_t width = comparing->b.end - comparing->b.first + 1;
    return &comparing->best[(a - comparing->a.first) * width + (b - comparing->b.first)];
}

static void fill(struct comparing *comparing) {
    const struct text_words *a = &comparing->a, *b = &comparing->b;
    for (size_t i = a->end; i-- > a->first;) {
        for (size_t k = b->end; k-- > b->first;) {
            uint32_t down = *cell(comparing, i + 1, k), right = *cell(comparing, i, k + 1);
            uint32_t best = down > right ? down : right;
            if (same_word(comparing, i, k)) {
                uint32_t both = *cell(comparing, i + 1, k + 1) + weight_of(word_at(a, i));
                best = both > best ? both : best;
            }
            *cell(comparing, i, k) = best;
        }
    }
}

/* ---- Runs ----------------------------------------------------------------------------------- */

static bool is_mere_space(const struct words_run *run) {
    return run->kind == WORDS_SAME && !has_letters(run->text);
}

/* Adds [from, to) of a text, to the last run where that is of its kind and ends there. */
static void add(struct comparing *comparing, enum words_kind kind, const struct text_words *words,
                size_t from, size_t to) {
    if (from == to) {
        return;
    }
    size_t begin = from == 0 ? 0 : words->ends.items[from - 1];
    struct str text = str_slice(words->text, begin, words->ends.items[to - 1]);
    struct words_run *last =
        comparing->runs.count > 0 ? &comparing->runs.items[comparing->runs.count - 1] : NULL;
    if (last != NULL && last->kind == kind && last->text.bytes + last->text.size == text.bytes) {
        last->text.size += text.size;
    } else {
        array_push(&comparing->runs, (struct words_run){kind, text});
    }
}

/* One change: what went, then what came. */
struct change_at {
    size_t a, b; /* it begins there */
};

static void add_change(struct comparing *comparing, struct change_at *from, size_t a, size_t b) {
    add(comparing, WORDS_FROM, &comparing->a, from->a, a);
    add(comparing, WORDS_TO, &comparing->b, from->b, b);
    *from = (struct change_at){a, b};
}

static void follow(struct comparing *comparing) {
    size_t i = comparing->a.first, k = comparing->b.first;
    struct change_at from = {i, k};
    while (i < comparing->a.end && k < comparing->b.end) {
        uint32_t best = *cell(comparing, i, k);
        if (same_word(comparing, i, k) &&
            best == *cell(comparing, i + 1, k + 1) + weight_of(word_at(&comparing->a, i))) {
            add_change(comparing, &from, i, k);
            add(comparing, WORDS_SAME, &comparing->a, i, i + 1);
            from = (struct change_at){++i, ++k};
        } else if (best == *cell(comparing, i + 1, k)) {
            i++;
        } else {
            k++;
        }
    }
    add_change(comparing, &from, comparing->a.end, comparing->b.end);
}

static void compare_middle(struct comparing *comparing, struct arena *arena) {
    size_t rows = comparing->a.end - comparing->a.first + 1;
    size_t columns = comparing->b.end - comparing->b.first + 1;
    struct change_at from = {comparing->a.first, comparing->b.first};
    if (rows > CELLS_LIMIT / columns) {
        add_change(comparing, &from, comparing->a.end, comparing->b.end);
        return;
    }
    comparing->best = arena_array_of(arena, uint32_t, rows * columns);
    fill(comparing);
    follow(comparing);
}

/* The stretch of changes that begins with run `from`: changes with mere space between them. */
static size_t stretch_end(const struct words_run *runs, size_t count, size_t from) {
    size_t end = from;
    while (end < count && runs[end].kind != WORDS_SAME) {
        end++;
        if (end + 1 < count && is_mere_space(&runs[end]) && runs[end + 1].kind != WORDS_SAME) {
            end++;
        }
    }
    return end;
}

/* What one of the two has of a stretch, which in that text is one piece. */
static struct str piece_of(const struct words_run *runs, size_t from, size_t end,
                           enum words_kind kind, struct arena *arena) {
    struct buffer piece = {0};
    for (size_t i = from; i < end; i++) {
        if (runs[i].kind == kind || runs[i].kind == WORDS_SAME) {
            buffer_add(&piece, runs[i].text);
        }
    }
    struct str text = str_copy(arena, buffer_str(&piece));
    buffer_free(&piece);
    return text;
}

static struct words join(struct comparing *comparing, bool turned, struct arena *arena) {
    ARRAY(struct words_run) joined = {0};
    const struct words_run *runs = comparing->runs.items;
    for (size_t i = 0; i < comparing->runs.count;) {
        size_t end = stretch_end(runs, comparing->runs.count, i);
        if (end == i) {
            array_push(&joined, runs[i++]);
            continue;
        }
        struct words_run from = {WORDS_FROM,
                                 piece_of(runs, i, end, turned ? WORDS_TO : WORDS_FROM, arena)};
        struct words_run to = {WORDS_TO,
                               piece_of(runs, i, end, turned ? WORDS_FROM : WORDS_TO, arena)};
        if (from.text.size > 0) {
            array_push(&joined, from);
        }
        if (to.text.size > 0) {
            array_push(&joined, to);
        }
        i = end;
    }
    struct words words = {.count = joined.count};
    words.runs = array_keep(&joined, arena);
    return words;
}

struct words words_compare(struct str from, struct str to, struct arena *arena) {
    bool turned = str_compare(from, to) > 0;
    struct arena *scratch = arena_new();
    struct comparing comparing = {.a = words_of(turned ? to : from, scratch),
                                  .b = words_of(turned ? from : to, scratch)};
    trim(&comparing);
    add(&comparing, WORDS_SAME, &comparing.a, 0, comparing.a.first);
    compare_middle(&comparing, scratch);
    add(&comparing, WORDS_SAME, &comparing.a, comparing.a.end, comparing.a.ends.count);
    struct words words = join(&comparing, turned, arena);
    array_free(&comparing.runs);
    arena_free(scratch);
    return words;
}
