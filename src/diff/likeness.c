#include "diff/likeness.h"

#include "base/arena.h"
#include "base/array.h"
#include "diff/markup.h"

#include <stdlib.h>

/* A word that more things than this hold, on both sides, says nothing of any of them. */
enum { COMMON = 64 };

/* A word in a thing. */
struct occurrence {
    uint64_t hash;
    uint32_t thing; /* of its list */
    uint32_t count, in_name;
    uint32_t word; /* the number of the word, once they are numbered */
};

typedef ARRAY(struct occurrence) occurrence_array;

/* One of the two lists: its words thing by thing, and what they weigh together. */
struct part {
    occurrence_array words;
    uint32_t *first;  /* a thing's first occurrence; one more at the end */
    uint64_t *weight; /* of all its words, in thousandths of a word that is its alone */
    uint64_t *name_weight;
};

/* A word of both lists: what it weighs, and where it stands in `b`. */
struct word {
    uint32_t weight; /* 0: too common */
    uint32_t first, end;
};

struct scoring {
    struct part a, b;
    const struct occurrence **by_word; /* of b */
    ARRAY(struct word) words;
    ARRAY(struct likeness) found;
    uint32_t least;
};

/* ---- Words of things ------------------------------------------------------------------------ */

static bool is_letter(char byte) {
    return (unsigned char)byte >= 0x80 || (byte >= '0' && byte <= '9') ||
           (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* FNV-1a of 64 bits: that two words share one is too rare to matter, and harms little. */
static uint64_t hash_of(struct str word) {
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < word.size; i++) {
        hash = (hash ^ (unsigned char)word.bytes[i]) * UINT64_C(1099511628211);
    }
    return hash;
}

static void add_words(occurrence_array *words, struct str text, uint32_t thing, bool in_name) {
    for (size_t from = 0, to; from < text.size; from = to + 1) {
        to = from;
        while (to < text.size && is_letter(text.bytes[to])) {
            to++;
        }
        if (to > from) {
            struct occurrence found = {.hash = hash_of(str_slice(text, from, to)),
                                       .thing = thing,
                                       .count = 1,
                                       .in_name = in_name};
            array_push(words, found);
        }
    }
}

static bool names(const struct thing *thing, const struct fact *fact) {
    return (thing->kind == THING_SERVICE && str_equal(fact->name, STR("name"))) ||
           (thing->kind == THING_SECTION && str_equal(fact->name, STR("title")));
}

/* Ids, links and the like are no words. */
static bool is_told(const struct thing *thing, const struct fact *fact) {
    return fact->type == FACT_INLINE || fact->type == FACT_CONTENT ||
           (thing->kind == THING_SECTION && str_equal(fact->name, STR("title"))) ||
           (thing->kind == THING_FIELD && str_equal(fact->name, STR("text"))) ||
           (thing->kind == THING_COLUMN &&
            (str_equal(fact->name, STR("of")) || str_equal(fact->name, STR("head"))));
}

static int compare_hashes(const void *left, const void *right) {
    const struct occurrence *a = left, *b = right;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

/* One occurrence for each different word of those from `from` on. */
static void fold(occurrence_array *words, size_t from) {
    size_t kept = from;
    if (words->count == from) {
        return;
    }
    qsort(words->items + from, words->count - from, sizeof *words->items, compare_hashes);
    for (size_t i = from + 1; i < words->count; i++) {
        struct occurrence *last = &words->items[kept];
        if (words->items[i].hash == last->hash) {
            last->count += words->items[i].count;
            last->in_name += words->items[i].in_name;
        } else {
            words->items[++kept] = words->items[i];
        }
    }
    words->count = kept + 1;
}

/* A cell that reads the same says more than its words do. */
static void add_cell(occurrence_array *words, const struct fact *fact, uint32_t thing) {
    enum { AS_WORDS = 4 };
    struct occurrence found = {.hash = hash_of(fact->name) ^ (hash_of(fact->value) << 1),
                               .thing = thing,
                               .count = AS_WORDS};
    array_push(words, found);
}

static void add_thing_words(occurrence_array *words, const struct thing *root, uint32_t number,
                            struct buffer *text) {
    size_t from = words->count;
    for (const struct thing *thing = root; thing != NULL; thing = thing_next(thing, root)) {
        for (size_t i = 0; i < thing->fact_count; i++) {
            if (is_told(thing, &thing->facts[i])) {
                text->size = 0;
                markup_add_plain(text, &thing->facts[i]);
                add_words(words, buffer_str(text), number,
                          thing == root && names(thing, &thing->facts[i]));
                add_cell(words, &thing->facts[i], number);
            }
        }
    }
    fold(words, from);
}

static void part_fill(struct part *part, const struct thing_list *list, struct arena *arena) {
    struct buffer text = {0};
    part->first = arena_array_of(arena, uint32_t, list->count + 1);
    part->weight = arena_array_of(arena, uint64_t, list->count);
    part->name_weight = arena_array_of(arena, uint64_t, list->count);
    for (size_t i = 0; i < list->count; i++) {
        part->first[i] = (uint32_t)part->words.count;
        add_thing_words(&part->words, list->items[i], (uint32_t)i, &text);
    }
    part->first[list->count] = (uint32_t)part->words.count;
    buffer_free(&text);
}

/* ---- What words weigh ----------------------------------------------------------------------- */

static int compare_words(const void *left, const void *right) {
    const struct occurrence *a = *(struct occurrence *const *)left,
                            *b = *(struct occurrence *const *)right;
    int order = (a->hash > b->hash) - (a->hash < b->hash);
    return order != 0 ? order : (a->thing > b->thing) - (a->thing < b->thing);
}

static struct occurrence **sorted_words(struct part *part, struct arena *arena) {
    struct occurrence **sorted = arena_array_of(arena, struct occurrence *, part->words.count);
    for (size_t i = 0; i < part->words.count; i++) {
        sorted[i] = &part->words.items[i];
    }
    if (part->words.count > 0) {
        qsort(sorted, part->words.count, sizeof *sorted, compare_words);
    }
    return sorted;
}

static void weigh(struct part *part, struct occurrence **sorted, size_t from, size_t to,
                  uint32_t word, uint32_t weight) {
    for (size_t i = from; i < to; i++) {
        struct occurrence *found = sorted[i];
        found->word = word;
        part->weight[found->thing] += (uint64_t)weight * found->count;
        part->name_weight[found->thing] += (uint64_t)weight * found->in_name;
    }
}

static size_t run_end(struct occurrence **sorted, size_t from, size_t count, uint64_t hash) {
    while (from < count && sorted[from]->hash == hash) {
        from++;
    }
    return from;
}

/* Walks both sides' words in the order of their hashes. */
static void number_words(struct scoring *scoring, struct arena *arena) {
    struct part *a = &scoring->a, *b = &scoring->b;
    struct occurrence **in_a = sorted_words(a, arena), **in_b = sorted_words(b, arena);
    scoring->by_word = (const struct occurrence **)in_b;
    for (size_t i = 0, k = 0; i < a->words.count || k < b->words.count;) {
        bool from_a = i < a->words.count && (k == b->words.count || in_a[i]->hash <= in_b[k]->hash);
        uint64_t hash = from_a ? in_a[i]->hash : in_b[k]->hash;
        size_t a_end = run_end(in_a, i, a->words.count, hash);
        size_t b_end = run_end(in_b, k, b->words.count, hash);
        size_t most = a_end - i > b_end - k ? a_end - i : b_end - k;
        size_t fewest = a_end - i < b_end - k ? a_end - i : b_end - k;
        uint32_t weight = fewest > COMMON ? 0 : (uint32_t)(1 + 999 / most);
        uint32_t number = (uint32_t)scoring->words.count;
        weigh(a, in_a, i, a_end, number, weight);
        weigh(b, in_b, k, b_end, number, weight);
        array_push(&scoring->words, (struct word){weight, (uint32_t)k, (uint32_t)b_end});
        i = a_end;
        k = b_end;
    }
}

/* ---- Scores --------------------------------------------------------------------------------- */

/* What a thing of `a` has in common with each of `b`; only those in `touched` are not 0. */
struct common {
    uint64_t *all, *name;
    ARRAY(uint32_t) touched;
};

static uint32_t least_of(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

static void add_common(const struct scoring *scoring, const struct occurrence *found,
                       struct common *common) {
    const struct word *word = &scoring->words.items[found->word];
    for (uint32_t i = word->first; word->weight > 0 && i < word->end; i++) {
        const struct occurrence *other = scoring->by_word[i];
        if (common->all[other->thing] == 0) {
            array_push(&common->touched, other->thing);
        }
        common->all[other->thing] += (uint64_t)word->weight * least_of(found->count, other->count);
        common->name[other->thing] +=
            (uint64_t)word->weight * least_of(found->in_name, other->in_name);
    }
}

static uint32_t dice(uint64_t common, uint64_t a, uint64_t b) {
    return a + b == 0 ? 0 : (uint32_t)(2000 * common / (a + b));
}

static void judge(struct scoring *scoring, uint32_t a, struct common *common) {
    const struct part *x = &scoring->a, *y = &scoring->b;
    for (size_t i = 0; i < common->touched.count; i++) {
        uint32_t b = common->touched.items[i];
        struct likeness found = {a, b, dice(common->all[b], x->weight[a], y->weight[b]),
                                 dice(common->name[b], x->name_weight[a], y->name_weight[b])};
        if (x->name_weight[a] + y->name_weight[b] > 0) {
            found.score = (found.score + found.name) / 2;
        }
        if (found.score >= scoring->least) {
            array_push(&scoring->found, found);
        }
        common->all[b] = common->name[b] = 0;
    }
    common->touched.count = 0;
}

static uint32_t apart(const struct likeness *pair) {
    return pair->a > pair->b ? pair->a - pair->b : pair->b - pair->a;
}

static int compare_likeness(const void *left, const void *right) {
    const struct likeness *x = left, *y = right;
    if (x->score != y->score) {
        return x->score > y->score ? -1 : 1;
    }
    if (apart(x) != apart(y)) {
        return apart(x) < apart(y) ? -1 : 1;
    }
    return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

static void score(struct scoring *scoring, size_t a_count, size_t b_count, struct arena *arena) {
    struct common common = {.all = arena_array_of(arena, uint64_t, b_count),
                            .name = arena_array_of(arena, uint64_t, b_count)};
    for (uint32_t a = 0; a < a_count; a++) {
        for (uint32_t i = scoring->a.first[a]; i < scoring->a.first[a + 1]; i++) {
            add_common(scoring, &scoring->a.words.items[i], &common);
        }
        judge(scoring, a, &common);
    }
    array_free(&common.touched);
}

struct likeness_list likeness_find(const struct thing_list *a, const struct thing_list *b,
                                   uint32_t least, struct arena *arena) {
    if (a->count == 0 || b->count == 0) {
        return (struct likeness_list){NULL, 0};
    }
    struct scoring scoring = {.least = least};
    struct arena *scratch = arena_new();
    part_fill(&scoring.a, a, scratch);
    part_fill(&scoring.b, b, scratch);
    number_words(&scoring, scratch);
    score(&scoring, a->count, b->count, scratch);
    if (scoring.found.count > 0) {
        qsort(scoring.found.items, scoring.found.count, sizeof *scoring.found.items,
              compare_likeness);
    }
    struct likeness_list result = {.count = scoring.found.count};
    result.items = array_keep(&scoring.found, arena);
    array_free(&scoring.a.words);
    array_free(&scoring.b.words);
    array_free(&scoring.words);
    arena_free(scratch);
    return result;
}
