#include "check/contacts.h"

#include "base/arena.h"
#include "charter/address.h"
#include "check/texts.h"

struct walk {
    const struct charter *charter;
    struct contact_use *uses;
};

/* A number or an e-mail address, also in a field of another name. One that is blank on purpose was
 * left out knowingly. */
static bool reaches(const struct officer_field *field) {
    enum { LEAST_DIGITS = 3 };
    struct buffer digits = {0};
    bool other = field->kind == FIELD_OTHER && address_phone(&digits, field->text) &&
                 digits.size >= LEAST_DIGITS;
    buffer_free(&digits);
    return field->kind == FIELD_PHONE || field->kind == FIELD_MOBILE ||
           field->kind == FIELD_EMAIL || other ||
           (field->kind == FIELD_OTHER && str_find(field->text, STR("@"), 0) != SIZE_MAX);
}

static bool is_reached(const struct officer *officer, uint32_t shown) {
    for (size_t i = 0; i < officer->count; i++) {
        bool printed = (shown >> officer->fields[i].kind & 1) != 0;
        if (printed && reaches(&officer->fields[i])) {
            return true;
        }
    }
    return false;
}

size_t officer_index(const struct charter *charter, const struct officer *officer) {
    return (size_t)(officer - charter->officers);
}

static void note_contacts(void *context, const struct inline_text *text, const struct row *row,
                          struct str of) {
    struct walk *walk = context;
    (void)of;
    for (size_t i = 0; i < text->count; i++) {
        const struct inline_item *item = &text->items[i];
        if (item->kind != INLINE_CONTACT || item->officer == NULL) {
            continue;
        }
        struct contact_use *use = &walk->uses[officer_index(walk->charter, item->officer)];
        use->used = true;
        use->in_table = use->in_table || row != NULL;
        use->reachable = use->reachable || (row != NULL && is_reached(item->officer, item->shown));
    }
}

const struct contact_use *contacts_find(const struct charter *charter, struct arena *arena) {
    struct walk walk = {charter, arena_array_of(arena, struct contact_use, charter->officer_count)};
    for (size_t i = 0; i < charter->officer_count; i++) {
        walk.uses[i] = (struct contact_use){false, false, false};
    }
    texts_visit(charter, note_contacts, &walk);
    if (charter->approval != NULL) {
        walk.uses[officer_index(charter, charter->approval->officer)].used = true;
    }
    return walk.uses;
}

bool officer_is_ours(const struct charter *charter, const struct contact_use *uses, size_t index) {
    return uses[index].used || charter->officers[index].place.file == charter->place.file;
}

struct str officer_text(const struct officer *officer, enum officer_field_kind kind) {
    for (size_t i = 0; i < officer->count; i++) {
        if (officer->fields[i].kind == kind && officer->fields[i].text.size > 0) {
            return officer->fields[i].text;
        }
    }
    return STR("");
}
