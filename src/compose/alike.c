#include "compose/alike.h"

#include "compose/composer.h"

static bool fields_alike(const struct officer_field *a, const struct officer_field *b) {
    return str_equal(a->label, b->label) && str_equal(a->text, b->text) &&
           str_equal(a->href, b->href) && str_equal(a->lang, b->lang);
}

/* The contact's first field that it shows, from field `i` on; NULL: none. */
static const struct officer_field *next_shown(const struct inline_item *contact, size_t *i) {
    while (*i < contact->officer->count) {
        const struct officer_field *field = &contact->officer->fields[(*i)++];
        if ((contact->shown >> field->kind & 1) != 0) {
            return field;
        }
    }
    return NULL;
}

static bool contacts_alike(const struct inline_item *a, const struct inline_item *b) {
    size_t i = 0, k = 0;
    if (a->officer == b->officer && a->shown == b->shown) {
        return true;
    }
    for (;;) {
        const struct officer_field *of_a = next_shown(a, &i), *of_b = next_shown(b, &k);
        if (of_a == NULL || of_b == NULL) {
            return of_a == of_b;
        }
        if (!fields_alike(of_a, of_b)) {
            return false;
        }
    }
}

static bool items_alike(const struct inline_item *a, const struct inline_item *b) {
    if (a->kind != b->kind) {
        return false;
    }
    if (a->kind == INLINE_CONTACT) {
        return contacts_alike(a, b);
    }
    return a->kind == INLINE_BREAK || (a->bold == b->bold && str_equal(a->text, b->text) &&
                                       str_equal(a->href, b->href) && str_equal(a->lang, b->lang));
}

static bool texts_alike(const struct inline_text *a, const struct inline_text *b) {
    bool alike = a->count == b->count;
    for (size_t i = 0; alike && i < a->count; i++) {
        alike = items_alike(&a->items[i], &b->items[i]);
    }
    return alike;
}

/* Depth is bounded by XML_DEPTH_LIMIT. */
static bool lists_alike(const struct content_list *a, const struct content_list *b) {
    if (a == NULL || b == NULL) {
        return a == b;
    }
    bool alike = a->count == b->count && str_equal(a->mark, b->mark);
    for (size_t i = 0; alike && i < a->count; i++) {
        alike = content_prints_alike(&a->items[i], &b->items[i]);
    }
    return alike;
}

bool content_prints_alike(const struct content *a, const struct content *b) {
    bool alike = a->count == b->count;
    for (size_t i = 0; alike && i < a->count && a->blocks != b->blocks; i++) {
        alike = lists_alike(a->blocks[i].list, b->blocks[i].list) &&
                texts_alike(&a->blocks[i].text, &b->blocks[i].text);
    }
    return alike;
}

bool content_is_blank(const struct content *content) {
    for (size_t i = 0; i < content->count; i++) {
        if (content->blocks[i].list != NULL || inline_has_text(&content->blocks[i].text)) {
            return false;
        }
    }
    return true;
}
