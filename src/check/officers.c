/* Officers who cannot be reached, have no name, or are their own superiors. */
#include "base/arena.h"
#include "check/charter_rules.h"
#include "check/contacts.h"
#include "check/finding.h"
#include "check/texts.h"

/* The first of these that the officer has, as what to call him. */
static struct str called(const struct officer *officer) {
    struct str name = officer_text(officer, FIELD_NAME), post = officer_text(officer, FIELD_POST);
    return name.size > 0 ? name : post.size > 0 ? post : officer->id;
}

/* ---- Reached, named ---------------------------------------------------------------------------
 */

/* One that is there and blank was left so on purpose. */
static bool is_named(const struct officer *officer) {
    for (size_t i = 0; i < officer->count; i++) {
        enum officer_field_kind kind = officer->fields[i].kind;
        if (kind == FIELD_NAME || kind == FIELD_POST || kind == FIELD_BRANCH) {
            return true;
        }
    }
    return false;
}

/* The empty form's "[নাম]", which is still to be filled in. */
static bool is_form(const struct officer *officer) {
    return str_starts(called(officer), STR("["));
}

static void check_officers_alone(const struct inquiry *inquiry, const struct charter *charter) {
    const struct contact_use *uses = inquiry->contacts;
    for (size_t i = 0; i < charter->officer_count; i++) {
        const struct officer *officer = &charter->officers[i];
        if (uses[i].in_table && !uses[i].reachable && !is_form(officer)) {
            DIAG(inquiry->diag, officer->place, DIAG_OFFICER_UNREACHABLE, called(officer));
        }
        if (officer_is_ours(charter, uses, i) && !is_named(officer)) {
            DIAG(inquiry->diag, officer->place, DIAG_OFFICER_UNNAMED, officer->id);
        }
    }
}

/* ---- Superiors --------------------------------------------------------------------------------
 */

/* How often an officer is above himself, and where first. */
struct own_superior {
    struct place place;
    size_t count;
};

/* The walk through the services; the officers of the one at hand. */
struct walk {
    const struct charter *charter;
    struct own_superior *found; /* by the officer's index */
    const struct row *row;
    const struct officer *responsible, *superior; /* the only one; NULL: none, or several */
    size_t responsible_count, superior_count;
    struct place place; /* of the superior's contact */
};

static void end_row(struct walk *walk) {
    if (walk->responsible_count == 1 && walk->superior_count == 1 &&
        walk->responsible == walk->superior) {
        struct own_superior *own = &walk->found[officer_index(walk->charter, walk->superior)];
        own->place = own->count == 0 ? walk->place : own->place;
        own->count++;
    }
    walk->responsible_count = walk->superior_count = 0;
}

static void note_officer(struct walk *walk, const struct inline_item *item, struct str of) {
    if (str_equal(of, STR("responsible"))) {
        walk->responsible = item->officer;
        walk->responsible_count++;
    } else if (str_equal(of, STR("superior"))) {
        walk->superior = item->officer;
        walk->superior_count++;
        walk->place = item->place;
    }
}

static void note_text(void *context, const struct inline_text *text, const struct row *row,
                      struct str of) {
    struct walk *walk = context;
    if (row != walk->row) {
        end_row(walk);
        walk->row = row;
    }
    for (size_t i = 0; row != NULL && i < text->count; i++) {
        if (text->items[i].kind == INLINE_CONTACT && text->items[i].officer != NULL) {
            note_officer(walk, &text->items[i], of);
        }
    }
}

static void check_superiors(const struct inquiry *inquiry, const struct charter *charter) {
    struct walk walk = {.charter = charter};
    walk.found = arena_array_of(inquiry->arena, struct own_superior, charter->officer_count);
    for (size_t i = 0; i < charter->officer_count; i++) {
        walk.found[i] = (struct own_superior){NOWHERE, 0};
    }
    texts_visit(charter, note_text, &walk);
    end_row(&walk);
    for (size_t i = 0; i < charter->officer_count; i++) {
        if (walk.found[i].count > 0) {
            struct buffer count = {0};
            buffer_print(&count, "%zu", walk.found[i].count);
            DIAG(inquiry->diag, walk.found[i].place, DIAG_OFFICER_IS_OWN_SUPERIOR,
                 called(&charter->officers[i]), buffer_str(&count));
            buffer_free(&count);
        }
    }
}

void check_officers(const struct inquiry *inquiry, const struct charter *charter) {
    check_officers_alone(inquiry, charter);
    check_superiors(inquiry, charter);
}
