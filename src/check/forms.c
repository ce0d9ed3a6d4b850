#include "check/forms.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/index.h"
#include "check/rules.h"

#include <assert.h>

struct forms {
    const struct rules *rules;
    ARRAY(struct form) items;
    struct index index; /* of items, by text */
};

static uint32_t find(const struct forms *forms, struct str text) {
    size_t probe = 0;
    uint32_t hash = index_hash(0, text.bytes, text.size), item;
    do {
        item = index_next(&forms->index, hash, &probe);
    } while (item != INDEX_NONE && !str_equal(forms->items.items[item].text, text));
    return item;
}

static void add(struct forms *forms, struct str text, bool changes) {
    uint32_t known = find(forms, text);
    if (known == INDEX_NONE) {
        known = (uint32_t)forms->items.count;
        index_add(&forms->index, index_hash(0, text.bytes, text.size), known);
        array_push(&forms->items, (struct form){.text = text});
    }
    forms->items.items[known].changes = forms->items.items[known].changes || changes;
}

static void add_list(struct forms *forms, enum rule_list list) {
    for (size_t i = 0; i < rules_count(forms->rules, list); i++) {
        struct rule rule = rules_item(forms->rules, list, i);
        add(forms, rule.is, true);
        add(forms, rule.as, false);
    }
}

/* ---- Inflections ----------------------------------------------------------------------------- */

static bool is_boundary(struct str text, size_t at) {
    return at == text.size || ((unsigned char)text.bytes[at] & 0xC0) != 0x80;
}

/* The form itself or with one of the listed endings; the shortest ending first, so that what is
 * listed with an ending is found as such. */
static uint32_t find_stem(const struct forms *forms, struct str word) {
    uint32_t item = find(forms, word);
    size_t longest = rules_suffix(forms->rules, RULES_SUFFIXES, word);
    for (size_t size = 1; item == INDEX_NONE && size <= longest && size < word.size; size++) {
        size_t stem = word.size - size;
        if (is_boundary(word, stem) &&
            rules_find(forms->rules, RULES_SUFFIXES, str_slice(word, stem, word.size), NULL)) {
            item = find(forms, str_slice(word, 0, stem));
        }
    }
    return item;
}

static uint32_t find_inflected(const struct forms *forms, struct str word) {
    uint32_t item = find_stem(forms, word);
    if (item == INDEX_NONE) {
        size_t prefix = rules_prefix(forms->rules, RULES_PREFIXES, word);
        item = prefix > 0 ? find_stem(forms, str_slice(word, prefix, word.size)) : INDEX_NONE;
    }
    return item;
}

/* ---- What stands in the charter -------------------------------------------------------------- */

/* Words come in the order of their first places, but for those of files brought in. */
static void count(struct form *form, const struct word *word) {
    if (form->count == 0) {
        form->place = word->place;
        form->size = word->size;
    }
    form->count += word->count;
    lines_join(&form->lines, &word->lines);
}

static void count_words(struct forms *forms, const struct vocabulary *vocabulary) {
    for (size_t i = 0; i < vocabulary_count(vocabulary); i++) {
        const struct word *word = vocabulary_word(vocabulary, i);
        bool name = word->in_names == word->count; /* which each person writes as he does */
        uint32_t item = name ? INDEX_NONE : find_inflected(forms, word->text);
        if (item != INDEX_NONE) {
            count(&forms->items.items[item], word);
        }
    }
}

struct forms *forms_find(const struct rules *rules, const struct vocabulary *vocabulary) {
    struct forms *forms = memory_zeroed(sizeof *forms);
    forms->rules = rules;
    add_list(forms, RULES_SPELLINGS);
    add_list(forms, RULES_VARIANTS);
    count_words(forms, vocabulary);
    return forms;
}

void forms_free(struct forms *forms) {
    array_free(&forms->items);
    index_free(&forms->index);
    memory_free(forms);
}

const struct form *forms_listed(const struct forms *forms, struct str text) {
    uint32_t item = find(forms, text);
    assert(item != INDEX_NONE);
    return &forms->items.items[item];
}

const struct form *forms_of_word(const struct forms *forms, struct str word) {
    uint32_t item = find_inflected(forms, word);
    return item == INDEX_NONE ? NULL : &forms->items.items[item];
}
