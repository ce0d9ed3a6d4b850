/* The same officer declared twice, and the same number or address given to two. */
#include "base/arena.h"
#include "base/array.h"
#include "base/index.h"
#include "base/unicode.h"
#include "check/charter_rules.h"
#include "check/contacts.h"
#include "check/dialled.h"
#include "check/finding.h"
#include "check/hosts.h"
#include "check/rules.h"
#include "check/writing.h"

/* What one officer has in common with another. */
struct trait {
    struct str text;
    size_t officer;
    bool told;
};

struct traits {
    ARRAY(struct trait) items;
    struct index index;
};

static void free_traits(struct traits *traits) {
    array_free(&traits->items);
    index_free(&traits->index);
}

/* The first officer who has it; it is entered for `officer` where nobody had. */
static struct trait *find_trait(struct traits *traits, struct str text, size_t officer) {
    uint32_t hash = index_hash(0, text.bytes, text.size), item;
    for (size_t probe = 0; (item = index_next(&traits->index, hash, &probe)) != INDEX_NONE;) {
        if (str_equal(traits->items.items[item].text, text)) {
            return &traits->items.items[item];
        }
    }
    index_add(&traits->index, hash, (uint32_t)traits->items.count);
    array_push(&traits->items, (struct trait){text, officer, false});
    return &traits->items.items[traits->items.count - 1];
}

/* ---- Names ------------------------------------------------------------------------------------
 */

/* The next word, of letters and what belongs to them; ঃ is a sign of abbreviation. */
static struct str take_name_word(struct str *text) {
    size_t from = 0, to = 0, at = 0;
    while (at < text->size) {
        size_t start = at;
        uint32_t c = unicode_next(*text, &at);
        bool letter = (c != BANGLA_VISARGA && unicode_script(c) == UNICODE_BENGALI) ||
                      unicode_is_letter(c) || unicode_is_nonspacing_mark(c) || unicode_is_joiner(c);
        if (letter) {
            from = to == 0 ? start : from;
            to = at;
        } else if (to > 0) {
            break;
        }
    }
    struct str word = str_slice(*text, from, to);
    *text = str_slice(*text, to > 0 ? at : text->size, text->size);
    return word;
}

/* The words of a name, in small letters, without the forms of address before it. */
static void add_folded(const struct rules *rules, struct buffer *out, struct str text) {
    bool before = true;
    while (text.size > 0) {
        struct str word = take_name_word(&text);
        size_t start = out->size;
        for (size_t i = 0; i < word.size; i++) {
            buffer_add_byte(out, str_lower_byte(word.bytes[i]));
        }
        struct str folded = str_slice(buffer_str(out), start, out->size);
        before = before && rules_find(rules, RULES_FORMS_OF_ADDRESS, folded, NULL);
        out->size = before ? start : out->size;
    }
}

/* What tells a person: the name alone, or with post and branch; empty where there is no name. */
static struct str person(const struct inquiry *inquiry, const struct officer *officer, bool post) {
    struct buffer text = {0};
    add_folded(inquiry->rules, &text, officer_text(officer, FIELD_NAME));
    if (text.size > 0 && post) {
        buffer_add_byte(&text, '\n');
        add_folded(inquiry->rules, &text, officer_text(officer, FIELD_POST));
        buffer_add_byte(&text, '\n');
        add_folded(inquiry->rules, &text, officer_text(officer, FIELD_BRANCH));
    }
    struct str kept = str_copy(inquiry->arena, buffer_str(&text));
    buffer_free(&text);
    return kept;
}

static void check_alike(const struct inquiry *inquiry, const struct charter *charter,
                        const struct contact_use *uses) {
    struct traits persons = {0};
    for (size_t i = 0; i < charter->officer_count; i++) {
        const struct officer *officer = &charter->officers[i];
        struct str text = person(inquiry, officer, true);
        struct trait *first = text.size > 0 && officer_is_ours(charter, uses, i)
                                  ? find_trait(&persons, text, i)
                                  : NULL;
        if (first != NULL && first->officer != i) {
            DIAG(inquiry->diag, officer->place, DIAG_OFFICER_ALIKE,
                 officer_text(officer, FIELD_NAME), charter->officers[first->officer].id,
                 officer->id);
        }
    }
    free_traits(&persons);
}

/* ---- Numbers and addresses --------------------------------------------------------------------
 */

/* The walk through the fields. */
struct sharing {
    const struct inquiry *inquiry;
    const struct charter *charter;
    struct traits contacts;
    size_t officer;
};

/* One person may have two posts, and a unit may have no person. */
static bool is_same_person(const struct sharing *sharing, size_t a, size_t b) {
    struct str name = person(sharing->inquiry, &sharing->charter->officers[a], false);
    return name.size > 0 &&
           str_equal(name, person(sharing->inquiry, &sharing->charter->officers[b], false));
}

static void note_contact(struct sharing *sharing, const struct officer_field *field,
                         struct str text) {
    struct trait *first =
        find_trait(&sharing->contacts, str_copy(sharing->inquiry->arena, text), sharing->officer);
    if (first->officer == sharing->officer || first->told ||
        is_same_person(sharing, first->officer, sharing->officer)) {
        return;
    }
    first->told = true;
    DIAG(sharing->inquiry->diag, field->place, DIAG_CONTACT_SHARED, text,
         sharing->charter->officers[first->officer].id,
         sharing->charter->officers[sharing->officer].id);
}

/* A land-line stands in a room, and several may sit there; a mobile is somebody's own. */
static void note_numbers(struct sharing *sharing, const struct officer_field *field) {
    struct dialled number;
    for (size_t at = 0; dialled_next(sharing->inquiry->rules, field->text, &at, &number);) {
        if (number.mobile && number.verdict == DIALLED_GOOD) {
            note_contact(sharing, field, dialled_inside(&number));
        }
    }
}

static void note_fields(struct sharing *sharing, const struct officer *officer) {
    for (size_t i = 0; i < officer->count; i++) {
        const struct officer_field *field = &officer->fields[i];
        if (field->kind == FIELD_PHONE || field->kind == FIELD_MOBILE) {
            note_numbers(sharing, field);
        } else if (field->kind == FIELD_EMAIL && field->text.size > 0) {
            note_contact(sharing, field, host_lower(sharing->inquiry->arena, field->text));
        }
    }
}

static void check_shared(const struct inquiry *inquiry, const struct charter *charter,
                         const struct contact_use *uses) {
    struct sharing sharing = {.inquiry = inquiry, .charter = charter};
    for (size_t i = 0; i < charter->officer_count; i++) {
        sharing.officer = i;
        if (officer_is_ours(charter, uses, i)) {
            note_fields(&sharing, &charter->officers[i]);
        }
    }
    free_traits(&sharing.contacts);
}

void check_officers_twice(const struct inquiry *inquiry, const struct charter *charter) {
    const struct contact_use *uses = inquiry->contacts;
    check_alike(inquiry, charter, uses);
    check_shared(inquiry, charter, uses);
}
