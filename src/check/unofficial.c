/* Addresses of officers and of the office that are no office's own. */
#include "base/array.h"
#include "base/index.h"
#include "check/charter_rules.h"
#include "check/contacts.h"
#include "check/finding.h"
#include "check/hosts.h"
#include "check/texts.h"

/* Each address is told once. */
struct told {
    const struct inquiry *inquiry;
    ARRAY(struct str) items;
    struct index index;
};

static bool is_new(struct told *told, struct str text) {
    uint32_t hash = index_hash(0, text.bytes, text.size), item;
    for (size_t probe = 0; (item = index_next(&told->index, hash, &probe)) != INDEX_NONE;) {
        if (str_equal(told->items.items[item], text)) {
            return false;
        }
    }
    index_add(&told->index, hash, (uint32_t)told->items.count);
    array_push(&told->items, text);
    return true;
}

/* A host whose end is mistyped is another finding. */
static bool is_official(const struct told *told, struct str host) {
    return host_is_official(told->inquiry->rules, host) ||
           host_wrong_end(told->inquiry->rules, host, NULL) > 0;
}

static void check_email(struct told *told, struct str email, struct place place) {
    struct str host = host_of(told->inquiry->arena, email);
    struct str address = host_lower(told->inquiry->arena, email);
    if (!is_official(told, host) && is_new(told, address)) {
        DIAG(told->inquiry->diag, place, DIAG_EMAIL_UNOFFICIAL, email);
    }
}

static void check_web(struct told *told, struct str address, struct place place) {
    struct str host = host_of(told->inquiry->arena, address);
    if (host.size > 0 && !is_official(told, host) && is_new(told, host)) {
        DIAG(told->inquiry->diag, place, DIAG_WEB_UNOFFICIAL, address);
    }
}

static void check_officer(struct told *told, const struct officer *officer) {
    for (size_t i = 0; i < officer->count; i++) {
        const struct officer_field *field = &officer->fields[i];
        if (field->kind == FIELD_EMAIL && field->text.size > 0) {
            check_email(told, field->text, field->place);
        } else if (field->kind == FIELD_WEB && field->href.size > 0) {
            check_web(told, field->href_given ? field->href : field->text, field->place);
        }
    }
}

/* Many offices type an officer's address into each cell. */
static void check_text(void *context, const struct inline_text *text, const struct row *row,
                       struct str of) {
    struct told *told = context;
    struct host_address found;
    (void)of;
    for (size_t i = 0; row != NULL && i < text->count; i++) {
        const struct inline_item *item = &text->items[i];
        bool may_have = item->kind == INLINE_TEXT && str_find(item->text, STR("@"), 0) != SIZE_MAX;
        for (size_t at = 0;
             may_have && host_address_next(told->inquiry->rules, item->text, &at, &found);) {
            if (found.email) {
                check_email(told, str_slice(item->text, found.from, found.to), item->place);
            }
        }
    }
}

/* A line of role="web" that is an address is a link. */
static void check_line(struct told *told, const struct letterhead_line *line) {
    for (size_t i = 0; i < line->text.count; i++) {
        const struct inline_item *item = &line->text.items[i];
        if (str_equal(line->role, STR("web")) && item->href.size > 0) {
            check_web(told, item->href, item->place);
        }
    }
}

void check_unofficial(const struct inquiry *inquiry, const struct charter *charter) {
    const struct contact_use *uses = inquiry->contacts;
    struct told told = {.inquiry = inquiry};
    for (size_t i = 0; i < charter->letterhead->count; i++) {
        check_line(&told, &charter->letterhead->lines[i]);
    }
    for (size_t i = 0; i < charter->officer_count; i++) {
        if (officer_is_ours(charter, uses, i)) {
            check_officer(&told, &charter->officers[i]);
        }
    }
    texts_visit(charter, check_text, &told);
    array_free(&told.items);
    index_free(&told.index);
}
