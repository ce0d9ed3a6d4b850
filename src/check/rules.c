#include "check/rules.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"
#include "base/index.h"
#include "base/unicode.h"
#include "charter/beside.h"
#include "xml/read.h"
#include "xml/schema.h"

#include <assert.h>

/* Written by cmake/embed.cmake. */
extern const unsigned char check_rules_xml[], check_rules_schema[];
extern const size_t check_rules_xml_size, check_rules_schema_size;

struct list {
    ARRAY(struct rule) items;
    ARRAY(bool) off;    /* of each item, while a file is read: it is taken away */
    struct index index; /* of items, by `is` */
    size_t longest;     /* bytes of the longest `is` */
};

struct rules {
    struct list lists[RULES_COUNT];
    struct arena *arena;
};

static const struct {
    const char *element;
    bool needs_as;
} kinds[RULES_COUNT] = {
#define RULES(constant, element, needs_as) {element, needs_as},
#include "check/rules.def"
#undef RULES
};

static void list_free(struct list *list) {
    array_free(&list->items);
    array_free(&list->off);
    index_free(&list->index);
}

static uint32_t find(const struct list *list, struct str is) {
    size_t probe = 0;
    uint32_t hash = index_hash(0, is.bytes, is.size), item;
    do {
        item = index_next(&list->index, hash, &probe);
    } while (item != INDEX_NONE && !str_equal(list->items.items[item].is, is));
    return item;
}

static void append(struct list *list, struct rule rule) {
    index_add(&list->index, index_hash(0, rule.is.bytes, rule.is.size),
              (uint32_t)list->items.count);
    array_push(&list->items, rule);
    array_push(&list->off, false);
    list->longest = rule.is.size > list->longest ? rule.is.size : list->longest;
}

/* Takes away what is off, all at once: a file may name many entries. */
static void drop_off(struct list *list) {
    struct list all = *list;
    *list = (struct list){.longest = 0};
    for (size_t i = 0; i < all.items.count; i++) {
        if (!all.off.items[i]) {
            append(list, all.items.items[i]);
        }
    }
    list_free(&all);
}

static void enter(struct list *list, struct rule rule, bool off) {
    uint32_t known = find(list, rule.is);
    if (known != INDEX_NONE) {
        list->off.items[known] = off;
        list->items.items[known] = off ? list->items.items[known] : rule;
    } else if (!off) {
        append(list, rule);
    }
}

static struct str kept(struct rules *rules, const struct xml_node *node, const char *name) {
    struct str value = STR("");
    (void)xml_attribute(node, name, &value);
    return str_copy(rules->arena, unicode_nfc(rules->arena, value));
}

/* What is only taken away needs to stand for nothing. */
static void read_entry(struct rules *rules, const struct xml_node *node, struct diag *diag) {
    struct str off;
    for (int i = 0; i < RULES_COUNT; i++) {
        if (xml_is(node, kinds[i].element)) {
            struct rule rule = {kept(rules, node, "is"), kept(rules, node, "as")};
            bool is_off = xml_attribute(node, "off", &off);
            if (kinds[i].needs_as && rule.as.size == 0 && !is_off) {
                DIAG(diag, xml_place(node), DIAG_RULE_WITHOUT_AS, str_of(kinds[i].element));
            }
            enter(&rules->lists[i], rule, is_off);
        }
    }
}

static bool fits(const struct xml_document *document, struct diag *diag) {
    const struct str schema = {(const char *)check_rules_schema, check_rules_schema_size};
    return xml_validate(document, schema, STR(""), diag);
}

/* That the built-in lists fit their schema is for a test to see, not for every run. */
static bool read_file(struct rules *rules, uint32_t file, bool built_in, struct diag *diag) {
    struct xml_document *document = xml_read(file, diag);
    size_t errors = diag_count(diag, SEVERITY_ERROR);
    bool valid = document != NULL && (built_in || fits(document, diag));
    if (valid) {
        for (const struct xml_node *node = xml_first_child(xml_root(document)); node != NULL;
             node = xml_next(node)) {
            read_entry(rules, node, diag);
        }
        for (int i = 0; i < RULES_COUNT; i++) {
            drop_off(&rules->lists[i]);
        }
    }
    xml_free(document);
    return valid && diag_count(diag, SEVERITY_ERROR) == errors;
}

/* What is compiled in is no user's fault: it is ours, and tested. */
static void read_builtin(struct rules *rules) {
    const struct str text = {(const char *)check_rules_xml, check_rules_xml_size};
    struct diag *diag = diag_new();
    bool sound = read_file(rules, diag_add_file(diag, STR("rules.xml"), text), true, diag);
    assert(sound);
    (void)sound;
    diag_free(diag);
}

static bool read_beside(struct rules *rules, struct str master_name, struct diag *diag) {
    struct buffer path = {0}, text = {0};
    bool sound = true;
    (void)beside_path(master_name, STR(RULES_FILE), &path); /* a good name: it cannot fail */
    buffer_add_byte(&path, '\0');
    if (!file_absent(path.bytes)) {
        sound = file_read_ordinary(path.bytes, XML_SIZE_LIMIT, NOWHERE, &text, diag) &&
                read_file(rules, diag_add_file_copy(diag, str_of(path.bytes), buffer_str(&text)),
                          false, diag);
    }
    buffer_free(&path);
    buffer_free(&text);
    return sound;
}

struct rules *rules_read(struct str master_name, struct diag *diag) {
    struct rules *rules = memory_zeroed(sizeof *rules);
    rules->arena = arena_new();
    read_builtin(rules);
    if (!read_beside(rules, master_name, diag)) {
        rules_free(rules);
        return NULL;
    }
    return rules;
}

void rules_free(struct rules *rules) {
    if (rules == NULL) {
        return;
    }
    for (int i = 0; i < RULES_COUNT; i++) {
        list_free(&rules->lists[i]);
    }
    arena_free(rules->arena);
    memory_free(rules);
}

size_t rules_count(const struct rules *rules, enum rule_list list) {
    return rules->lists[list].items.count;
}

struct rule rules_item(const struct rules *rules, enum rule_list list, size_t index) {
    assert(index < rules->lists[list].items.count);
    return rules->lists[list].items.items[index];
}

bool rules_find(const struct rules *rules, enum rule_list list, struct str is, struct str *as) {
    uint32_t item = find(&rules->lists[list], is);
    if (item != INDEX_NONE && as != NULL) {
        *as = rules->lists[list].items.items[item].as;
    }
    return item != INDEX_NONE;
}

size_t rules_prefix(const struct rules *rules, enum rule_list list, struct str text) {
    const struct list *entries = &rules->lists[list];
    size_t size = text.size < entries->longest ? text.size : entries->longest;
    while (size > 0 && find(entries, str_slice(text, 0, size)) == INDEX_NONE) {
        size--;
    }
    return size;
}

size_t rules_suffix(const struct rules *rules, enum rule_list list, struct str text) {
    const struct list *entries = &rules->lists[list];
    size_t size = text.size < entries->longest ? text.size : entries->longest;
    while (size > 0 && find(entries, str_slice(text, text.size - size, text.size)) == INDEX_NONE) {
        size--;
    }
    return size;
}
