#include "check/spelled_alike.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/index.h"
#include "base/unicode.h"
#include "check/finding.h"
#include "check/forms.h"
#include "check/nearby.h"
#include "check/rules.h"

/* Words with one skeleton: their letters with all confusions taken away. */
struct group {
    struct str skeleton;
    const struct word *usual; /* the one that stands there most often, of equals the first */
};

struct groups {
    ARRAY(struct group) items;
    ARRAY(uint32_t) of_words; /* a group for each word of the vocabulary, INDEX_NONE: none */
    struct index index;       /* of items, by skeleton */
    struct arena *arena;
};

/* ---- Skeletons ------------------------------------------------------------------------------- */

/* Each stretch that the list knows is put in its skeleton's form, the longest first. */
static void add_skeleton(const struct rules *rules, struct str word, struct buffer *out) {
    enum { LONGEST = 18 };
    for (size_t i = 0; i < word.size;) {
        size_t end = i + LONGEST < word.size ? i + LONGEST : word.size;
        size_t size = rules_prefix(rules, RULES_CONFUSED, str_slice(word, i, end));
        struct str as;
        if (size > 0 && rules_find(rules, RULES_CONFUSED, str_slice(word, i, i + size), &as)) {
            buffer_add(out, as);
            i += size;
        } else {
            size = letter_size(word, i);
            buffer_add(out, str_slice(word, i, i + size));
            i += size;
        }
    }
}

/* Short words are alike by chance. */
static bool is_long_enough(struct str word) {
    enum { LEAST = 3 };
    size_t letters = 0;
    for (size_t i = 0; i < word.size;) {
        letters += unicode_is_letter(unicode_next(word, &i)) ? 1 : 0;
    }
    return letters >= LEAST;
}

/* ---- Groups ---------------------------------------------------------------------------------- */

static uint32_t find_group(const struct groups *groups, struct str skeleton) {
    size_t probe = 0;
    uint32_t hash = index_hash(0, skeleton.bytes, skeleton.size), item;
    do {
        item = index_next(&groups->index, hash, &probe);
    } while (item != INDEX_NONE && !str_equal(groups->items.items[item].skeleton, skeleton));
    return item;
}

static uint32_t group_of(struct groups *groups, struct str skeleton) {
    uint32_t item = find_group(groups, skeleton);
    if (item == INDEX_NONE) {
        item = (uint32_t)groups->items.count;
        index_add(&groups->index, index_hash(0, skeleton.bytes, skeleton.size), item);
        array_push(&groups->items, (struct group){str_copy(groups->arena, skeleton), NULL});
    }
    return item;
}

/* A word that a list of forms knows as one to be changed is told of there. */
static bool is_told(const struct forms *forms, const struct word *word) {
    const struct form *form = forms_of_word(forms, word->text);
    return form != NULL && form->changes;
}

static void enter(struct groups *groups, const struct inquiry *inquiry, const struct forms *forms,
                  const struct word *word, struct buffer *skeleton) {
    if (word->compound || !is_long_enough(word->text) || is_told(forms, word)) {
        array_push(&groups->of_words, INDEX_NONE);
        return;
    }
    skeleton->size = 0;
    add_skeleton(inquiry->rules, word->text, skeleton);
    uint32_t item = group_of(groups, buffer_str(skeleton));
    struct group *group = &groups->items.items[item];
    if (group->usual == NULL || word->count > group->usual->count) {
        group->usual = word;
    }
    array_push(&groups->of_words, item);
}

/* ---- Findings -------------------------------------------------------------------------------- */

static bool is_listed_distinct(const struct rules *rules, struct str a, struct str b) {
    struct str as;
    return (rules_find(rules, RULES_DISTINCT, a, &as) && str_equal(as, b)) ||
           (rules_find(rules, RULES_DISTINCT, b, &as) && str_equal(as, a));
}

/* Words that the list knows as different ones, themselves or with the same ending. */
static bool are_distinct(const struct rules *rules, struct str a, struct str b) {
    bool distinct = is_listed_distinct(rules, a, b);
    size_t longest = rules_suffix(rules, RULES_SUFFIXES, a);
    for (size_t size = 1; !distinct && size <= longest && size < a.size && size < b.size; size++) {
        struct str ending = str_slice(a, a.size - size, a.size);
        distinct = str_ends(b, ending) && rules_find(rules, RULES_SUFFIXES, ending, NULL) &&
                   is_listed_distinct(rules, str_slice(a, 0, a.size - size),
                                      str_slice(b, 0, b.size - size));
    }
    return distinct;
}

/* Each person writes his own name as he does. */
static bool stands_in_names_only(const struct word *word) {
    return word->in_names == word->count;
}

static void tell(const struct inquiry *inquiry, const struct word *word, const struct word *usual) {
    if (word == usual || are_distinct(inquiry->rules, word->text, usual->text) ||
        (stands_in_names_only(word) && stands_in_names_only(usual))) {
        return;
    }
    struct buffer often = {0}, usually = {0}, lines = {0}, usual_lines = {0};
    buffer_print(&often, "%u", (unsigned)word->count);
    buffer_print(&usually, "%u", (unsigned)usual->count);
    lines_print(&word->lines, word->place.file, inquiry->diag, &lines);
    lines_print(&usual->lines, word->place.file, inquiry->diag, &usual_lines);
    DIAG_EXTENT(inquiry->diag, word->place, ((struct diag_extent){.size = word->size}),
                DIAG_SPELLED_ALIKE, word->text, buffer_str(&often), usual->text,
                buffer_str(&usually), buffer_str(&lines), buffer_str(&usual_lines));
    buffer_free(&often);
    buffer_free(&usually);
    buffer_free(&lines);
    buffer_free(&usual_lines);
}

void spelled_alike(const struct inquiry *inquiry, const struct forms *forms) {
    struct groups *groups = arena_new_of(inquiry->arena, struct groups);
    groups->arena = inquiry->arena;
    struct buffer skeleton = {0};
    size_t count = vocabulary_count(inquiry->words);
    for (size_t i = 0; i < count; i++) {
        enter(groups, inquiry, forms, vocabulary_word(inquiry->words, i), &skeleton);
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t item = groups->of_words.items[i];
        if (item != INDEX_NONE) {
            tell(inquiry, vocabulary_word(inquiry->words, i), groups->items.items[item].usual);
        }
    }
    buffer_free(&skeleton);
    array_free(&groups->items);
    array_free(&groups->of_words);
    index_free(&groups->index);
}
