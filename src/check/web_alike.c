/* Hosts that are almost another one of the same charter. */
#include "base/array.h"
#include "base/index.h"
#include "check/charter_rules.h"
#include "check/finding.h"
#include "check/hosts.h"
#include "check/near.h"
#include "check/rules.h"
#include "check/texts.h"

/* A shorter label may differ by one letter and be another office's. */
enum { LABEL_LEAST = 6 };

/* Both are meant where each is written so often. */
enum { OFTEN = 3 };

/* Each host is compared with the first so many of the charter: those of the letterhead and of the
 * officers are among them, and no charter has half as many. */
enum { COMPARED = 64 };

struct host {
    struct str name;
    size_t count; /* of the places where it stands */
    bool own;     /* the office's, in the letterhead */
    struct place first, last;
};

struct hosts {
    const struct inquiry *inquiry;
    ARRAY(struct host) items;
    struct index index;
    bool own;
};

static struct host *find_host(struct hosts *hosts, struct str name) {
    uint32_t hash = index_hash(0, name.bytes, name.size), item;
    for (size_t probe = 0; (item = index_next(&hosts->index, hash, &probe)) != INDEX_NONE;) {
        if (str_equal(hosts->items.items[item].name, name)) {
            return &hosts->items.items[item];
        }
    }
    index_add(&hosts->index, hash, (uint32_t)hosts->items.count);
    array_push(&hosts->items, (struct host){.name = name});
    return &hosts->items.items[hosts->items.count - 1];
}

/* The names of mail providers are another finding's. */
static bool is_mail(const struct rules *rules, struct str host) {
    return host_mail_near(rules, host).size > 0 ||
           rules_find(rules, RULES_MAIL_DOMAINS, host, NULL);
}

/* What `defaults` gives is one place, however many rows take it. */
static void note_host(struct hosts *hosts, struct str name, struct place place) {
    struct host *host = find_host(hosts, name);
    if (host->count == 0) {
        host->first = place;
    }
    if (host->count == 0 || host->last.file != place.file || host->last.offset != place.offset) {
        host->count++;
    }
    host->last = place;
    host->own = host->own || hosts->own;
}

static void note_text(struct hosts *hosts, struct str text, struct place place) {
    struct host_address address;
    for (size_t at = 0; host_address_next(hosts->inquiry->rules, text, &at, &address);) {
        struct str written = str_slice(text, address.host, address.host_to);
        struct str host = host_of(hosts->inquiry->arena, written);
        if (!is_mail(hosts->inquiry->rules, host)) {
            note_host(hosts, host, place);
        }
    }
}

static void visit_text(void *context, const struct inline_text *text, const struct row *row,
                       struct str of) {
    struct hosts *hosts = context;
    (void)row;
    (void)of;
    for (size_t i = 0; i < text->count; i++) {
        if (text->items[i].kind == INLINE_TEXT) {
            note_text(hosts, text->items[i].text, text->items[i].place);
            note_text(hosts, text->items[i].href, text->items[i].place);
        }
    }
}

static void note_officers(struct hosts *hosts, const struct charter *charter) {
    for (size_t i = 0; i < charter->officer_count; i++) {
        const struct officer *officer = &charter->officers[i];
        for (size_t j = 0; j < officer->count; j++) {
            note_text(hosts, officer->fields[j].text, officer->fields[j].place);
            note_text(hosts, officer->fields[j].href, officer->fields[j].place);
        }
    }
}

/* ---- Comparing --------------------------------------------------------------------------------
 */

static struct str take_label(struct str *host) {
    size_t point = str_find(*host, STR("."), 0);
    struct str label = str_slice(*host, 0, point == SIZE_MAX ? host->size : point);
    *host = str_slice(*host, point == SIZE_MAX ? host->size : point + 1, host->size);
    return label;
}

static bool has_digit(struct str label) {
    for (size_t i = 0; i < label.size; i++) {
        if (label.bytes[i] >= '0' && label.bytes[i] <= '9') {
            return true;
        }
    }
    return false;
}

/* Slips are made inside a word: what is put before one makes another, "passport" and "epassport".
 */
static bool is_slip(struct str left, struct str right) {
    return left.size >= LABEL_LEAST && right.size >= LABEL_LEAST &&
           left.bytes[0] == right.bytes[0] && !has_digit(left) && !has_digit(right) &&
           near_by_one(left, right);
}

/* The label in which two hosts differ, in either. */
struct slip {
    struct str in, other;
};

/* True where one long label is mistyped and all others are the same. */
static bool find_slip(struct str a, struct str b, struct slip *slip) {
    int slips = 0;
    while (a.size > 0 && b.size > 0 && slips < 2) {
        struct str left = take_label(&a), right = take_label(&b);
        if (!str_equal(left, right)) {
            slips += is_slip(left, right) ? 1 : 2;
            *slip = (struct slip){left, right};
        }
    }
    return slips == 1 && a.size == 0 && b.size == 0;
}

/* How many of the hosts that are compared have the label. */
static size_t hosts_with(const struct hosts *hosts, struct str label) {
    size_t count = 0;
    for (size_t i = 0; i < hosts->items.count && i < COMPARED; i++) {
        for (struct str rest = hosts->items.items[i].name; rest.size > 0;) {
            count += str_equal(take_label(&rest), label);
        }
    }
    return count;
}

/* The office's own is right, then the label that more hosts have, then what is written more often,
 * then what is written first. */
static bool is_wrong(const struct hosts *hosts, const struct host *host, const struct host *other) {
    struct slip slip;
    bool often = host->count >= OFTEN && other->count >= OFTEN;
    if (often || host->own || !find_slip(host->name, other->name, &slip)) {
        return false;
    }
    size_t with = hosts_with(hosts, slip.in), with_other = hosts_with(hosts, slip.other);
    if (other->own || with != with_other) {
        return other->own || with < with_other;
    }
    bool first = host->first.offset < other->first.offset;
    return host->count != other->count ? host->count < other->count : !first;
}

static void check_host(const struct hosts *hosts, const struct host *host) {
    for (size_t i = 0; i < hosts->items.count && i < COMPARED; i++) {
        const struct host *other = &hosts->items.items[i];
        if (other != host && is_wrong(hosts, host, other)) {
            DIAG(hosts->inquiry->diag, host->first, DIAG_WEB_MISSPELT, host->name, other->name);
            return;
        }
    }
}

void check_web_alike(const struct inquiry *inquiry, const struct charter *charter) {
    struct hosts hosts = {.inquiry = inquiry, .own = true};
    for (size_t i = 0; i < charter->letterhead->count; i++) {
        visit_text(&hosts, &charter->letterhead->lines[i].text, NULL, STR(""));
    }
    hosts.own = false;
    note_officers(&hosts, charter);
    texts_visit(charter, visit_text, &hosts);
    for (size_t i = 0; i < hosts.items.count; i++) {
        check_host(&hosts, &hosts.items.items[i]);
    }
    array_free(&hosts.items);
    index_free(&hosts.index);
}
