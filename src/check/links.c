/* Links that show one address and lead to another. */
#include "check/charter_rules.h"
#include "check/dialled.h"
#include "check/finding.h"
#include "check/hosts.h"
#include "check/texts.h"

/* What a reader sees of a link, and where it leads. */
struct link {
    const struct inquiry *inquiry;
    struct str text, href;
    struct place place;
};

static bool leads_by(const struct link *link, struct str scheme) {
    struct str start =
        str_slice(link->href, 0, link->href.size < scheme.size ? link->href.size : scheme.size);
    return str_equal(host_lower(link->inquiry->arena, start), scheme);
}

/* The link's target without its scheme, and without the subject of a letter. */
static struct str target(const struct link *link) {
    size_t colon = str_find(link->href, STR(":"), 0);
    struct str rest = str_slice(link->href, colon + 1, link->href.size);
    size_t question = str_find(rest, STR("?"), 0);
    return str_slice(rest, 0, question == SIZE_MAX ? rest.size : question);
}

static void report(const struct link *link, struct str shown) {
    DIAG(link->inquiry->diag, link->place, DIAG_LINK_ELSEWHERE, shown, link->href);
}

/* A text with several addresses says nothing of which one is meant. */
static bool only_address(const struct link *link, struct host_address *address) {
    struct host_address other;
    size_t at = 0;
    return host_address_next(link->inquiry->rules, link->text, &at, address) &&
           !host_address_next(link->inquiry->rules, link->text, &at, &other);
}

static void check_address(const struct link *link, const struct host_address *address) {
    struct arena *arena = link->inquiry->arena;
    struct str shown = str_slice(link->text, address->from, address->to);
    bool mail = leads_by(link, STR("mailto:"));
    bool same;
    if (mail && address->email) {
        same = str_equal(host_lower(arena, shown), host_lower(arena, target(link)));
    } else if (mail || address->email) {
        same = false;
    } else {
        same = str_equal(host_of(arena, shown), host_of(arena, link->href));
    }
    if (!same) {
        report(link, shown);
    }
}

static bool only_number(const struct link *link, struct dialled *number) {
    struct dialled other;
    size_t at = 0;
    return dialled_next(link->inquiry->rules, link->text, &at, number) &&
           !dialled_next(link->inquiry->rules, link->text, &at, &other);
}

static void check_number(const struct link *link) {
    enum { LEAST = 3 };
    struct dialled shown, led;
    size_t at = 0;
    if (only_number(link, &shown) && shown.count >= LEAST &&
        dialled_next(link->inquiry->rules, target(link), &at, &led) &&
        !str_equal(dialled_inside(&shown), dialled_inside(&led))) {
        report(link, str_slice(link->text, shown.from, shown.to));
    }
}

static void check_link(const struct link *link) {
    struct host_address address;
    if (leads_by(link, STR("tel:"))) {
        check_number(link);
    } else if (only_address(link, &address)) {
        check_address(link, &address);
    }
}

/* A link whose words are in part bold is several items. */
static void check_text(void *context, const struct inline_text *text, const struct row *row,
                       struct str of) {
    const struct inquiry *inquiry = context;
    (void)row;
    (void)of;
    for (size_t i = 0, next; i < text->count; i = next) {
        const struct inline_item *item = &text->items[i];
        struct buffer words = {0};
        for (next = i; next < text->count && text->items[next].kind == item->kind &&
                       str_equal(text->items[next].href, item->href);
             next++) {
            buffer_add(&words, text->items[next].text);
        }
        if (item->kind == INLINE_TEXT && item->href.size > 0) {
            check_link(&(struct link){inquiry, buffer_str(&words), item->href, item->place});
        }
        buffer_free(&words);
    }
}

void check_links(const struct inquiry *inquiry, const struct charter *charter) {
    texts_visit(charter, check_text, (void *)inquiry);
    for (size_t i = 0; i < charter->officer_count; i++) {
        const struct officer *officer = &charter->officers[i];
        for (size_t j = 0; j < officer->count; j++) {
            const struct officer_field *field = &officer->fields[j];
            if (field->href_given && field->href.size > 0) {
                check_link(&(struct link){inquiry, field->text, field->href, field->place});
            }
        }
    }
}
