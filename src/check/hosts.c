#include "check/hosts.h"

#include "base/arena.h"
#include "charter/address.h"
#include "check/near.h"
#include "check/rules.h"

#include <string.h>

/* Providers with shorter names are too like other ones. */
enum { NEAR_LEAST = 9 };

/* RFC 1035 and RFC 5321: no host has more letters, no e-mail address many more. */
enum { HOST_MOST = 253, ADDRESS_MOST = 320 };

static bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_address_byte(char c) {
    return is_alphanumeric(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '@';
}

struct str host_lower(struct arena *arena, struct str text) {
    char *bytes = arena_array_of(arena, char, text.size);
    for (size_t i = 0; i < text.size; i++) {
        bytes[i] = str_lower_byte(text.bytes[i]);
    }
    return (struct str){bytes, text.size};
}

/* ---- In a text ------------------------------------------------------------------------------- */

bool host_is_known(const struct rules *rules, struct str host) {
    enum { LONGEST = 16 };
    char room[LONGEST];
    size_t start = host.size;
    while (start > 0 && host.bytes[start - 1] != '.') {
        start--;
    }
    struct str label = str_slice(host, start, host.size);
    if (start == 0 || label.size == 0 || label.size > LONGEST) {
        return false;
    }
    for (size_t i = 0; i < label.size; i++) {
        room[i] = str_lower_byte(label.bytes[i]);
    }
    return rules_find(rules, RULES_DOMAIN_ENDINGS, (struct str){room, label.size}, NULL);
}

/* What [from, to), a run of an address's letters, is. */
static bool is_address(const struct rules *rules, struct str text, struct host_address *address) {
    struct str run = str_slice(text, address->from, address->to);
    size_t at = str_find(run, STR("@"), 0);
    address->email = at != SIZE_MAX;
    address->host = address->from + (address->email ? at + 1 : 0);
    address->host_to = address->to;
    if (address->email) {
        return address_is_email(run);
    }
    return memchr(run.bytes, '.', run.size) != NULL && address_is_web(run) &&
           (host_is_known(rules, run) || host_wrong_end(rules, run, NULL) > 0);
}

/* What stands behind a host is its path, though it may look like a host itself: "a.gov.bd/b.com".
 */
static bool is_path(struct str text, size_t from) {
    char before = from > 0 ? text.bytes[from - 1] : ' ';
    bool slash = before == '/' && from > 1 && is_alphanumeric(text.bytes[from - 2]);
    return slash || (before != '\0' && strchr("?=&#%", before) != NULL);
}

/* The next run of an address's letters with a point in it, at or behind `at`, without the marks
 * around it; false where there is none. */
static bool take_run(struct str text, size_t *at, struct host_address *address) {
    size_t from = *at, to = str_find(text, STR("."), from);
    if (to == SIZE_MAX) {
        return false;
    }
    size_t start = to;
    while (start > from && is_address_byte(text.bytes[start - 1])) {
        start--;
    }
    while (to < text.size && is_address_byte(text.bytes[to])) {
        to++;
    }
    *at = to;
    while (to > start && !is_alphanumeric(text.bytes[to - 1])) {
        to--;
    }
    while (start < to && !is_alphanumeric(text.bytes[start])) {
        start++;
    }
    address->from = start;
    address->to = to;
    return true;
}

bool host_address_next(const struct rules *rules, struct str text, size_t *at,
                       struct host_address *address) {
    while (take_run(text, at, address)) {
        size_t size = address->to - address->from;
        if (size > 0 && size <= ADDRESS_MOST && !is_path(text, address->from) &&
            is_address(rules, text, address)) {
            return true;
        }
    }
    *at = text.size;
    return false;
}

/* ---- Hosts ----------------------------------------------------------------------------------- */

struct str host_of(struct arena *arena, struct str address) {
    size_t from = 0;
    if (address_has_web_scheme(address)) {
        from = str_find(address, STR("//"), 0) + 2;
    }
    size_t to = from;
    while (to < address.size && strchr("/?#:", address.bytes[to]) == NULL) {
        from = address.bytes[to] == '@' ? to + 1 : from;
        to++;
    }
    struct str host = host_lower(arena, str_slice(address, from, to));
    return str_starts(host, STR("www.")) ? str_slice(host, 4, host.size) : host;
}

/* The size of the longest entry that is the host or stands at its end behind a point. */
static size_t end_in(const struct rules *rules, enum rule_list list, struct str host) {
    for (size_t start = 0; host.size <= HOST_MOST && start < host.size; start++) {
        bool label = start == 0 || host.bytes[start - 1] == '.';
        if (label && rules_find(rules, list, str_slice(host, start, host.size), NULL)) {
            return host.size - start;
        }
    }
    return 0;
}

bool host_is_official(const struct rules *rules, struct str host) {
    return end_in(rules, RULES_OFFICIAL_DOMAINS, host) > 0;
}

struct str host_mail_near(const struct rules *rules, struct str host) {
    struct str near = STR("");
    if (rules_find(rules, RULES_MAIL_DOMAINS, host, NULL)) {
        return near;
    }
    for (size_t i = 0; i < rules_count(rules, RULES_MAIL_DOMAINS) && near.size == 0; i++) {
        struct str good = rules_item(rules, RULES_MAIL_DOMAINS, i).is;
        near = good.size >= NEAR_LEAST && near_by_one(host, good) ? good : near;
    }
    return near;
}

size_t host_wrong_end(const struct rules *rules, struct str host, struct str *instead) {
    size_t size = end_in(rules, RULES_DOMAINS_MISSPELT, host);
    if (size > 0 && instead != NULL) {
        rules_find(rules, RULES_DOMAINS_MISSPELT, str_slice(host, host.size - size, host.size),
                   instead);
    }
    return size;
}
