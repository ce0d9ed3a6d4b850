#include "charter/address.h"
#include "check/finding.h"
#include "check/hosts.h"
#include "check/near.h"
#include "check/passage_rules.h"
#include "check/rules.h"

#include <string.h>

/* A word is a run of printable ASCII without the marks around it: e-mail and web addresses are
 * written so, and Bangla is not. Longer ones are no slips. */
enum { WORD_MOST = 320 };

struct word {
    size_t from, to;
};

/* A word with its neighbours, which are empty where more than one space stands between. */
struct words {
    const struct inquiry *inquiry;
    const struct passage *passage;
    struct word before, word, after;
};

static struct str text_of(const struct words *words, struct word word) {
    return str_slice(words->passage->text, word.from, word.to);
}

static bool is_in(char c, const char *set) {
    return c != '\0' && strchr(set, c) != NULL;
}

/* Where the address begins behind a word that says so: "E-mail:abc@gmail.com". */
static size_t behind_label(struct str text, struct word word) {
    struct str written = str_slice(text, word.from, word.to);
    size_t colon = str_find(written, STR(":"), 0);
    bool label = colon != SIZE_MAX && colon + 1 < written.size &&
                 !is_in(written.bytes[colon + 1], "/\\:") &&
                 !str_equal(str_slice(written, 0, colon), STR("http")) &&
                 !str_equal(str_slice(written, 0, colon), STR("https"));
    return label ? word.from + colon + 1 : word.from;
}

static struct word next_word(struct str text, size_t *at) {
    size_t from = *at;
    while (from < text.size && (text.bytes[from] <= ' ' || text.bytes[from] > '~')) {
        from++;
    }
    size_t to = from;
    while (to < text.size && text.bytes[to] > ' ' && text.bytes[to] <= '~') {
        to++;
    }
    *at = to;
    while (from < to && is_in(text.bytes[from], "(<\"':;,-")) {
        from++;
    }
    while (to > from && is_in(text.bytes[to - 1], ")>\"':;,")) {
        to--;
    }
    return (struct word){behind_label(text, (struct word){from, to}), to};
}

static void report(const struct words *words, size_t from, size_t to) {
    FINDING(words->inquiry, words->passage, from, to, DIAG_ADDRESS_FORM,
            str_slice(words->passage->text, from, to));
}

/* ---- E-mail ---------------------------------------------------------------------------------- */

/* The host without a full stop behind it. */
static struct str without_stop(struct str host) {
    return str_ends(host, STR(".")) ? str_slice(host, 0, host.size - 1) : host;
}

static bool is_host(const struct words *words, struct str host) {
    host = without_stop(host);
    return address_is_web(host) && !address_has_web_scheme(host) &&
           host_is_known(words->inquiry->rules, host);
}

static bool is_plain(struct str word) {
    for (size_t i = 0; i < word.size; i++) {
        char c = word.bytes[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && !is_in(c, "._-+")) {
            return false;
        }
    }
    return word.size > 0;
}

/* "gmail" of "gmail.com". */
static bool is_provider_without_end(const struct words *words, struct str host) {
    const struct rules *rules = words->inquiry->rules;
    for (size_t i = 0; i < rules_count(rules, RULES_MAIL_DOMAINS); i++) {
        struct str domain = rules_item(rules, RULES_MAIL_DOMAINS, i).is;
        enum { LEAST = 5 };
        if (host.size >= LEAST && str_starts(domain, host) && domain.bytes[host.size] == '.') {
            return true;
        }
    }
    return false;
}

/* "gmail,com": with a point for the comma it were a host. */
static bool is_host_with_comma(const struct words *words, struct str host) {
    size_t comma = str_find(host, STR(","), 0);
    struct str end = comma == SIZE_MAX ? host : str_slice(host, comma + 1, host.size);
    const struct rules *rules = words->inquiry->rules;
    end = without_stop(end);
    return comma != SIZE_MAX && comma > 0 && is_plain(str_slice(host, 0, comma)) &&
           (rules_find(rules, RULES_DOMAIN_ENDINGS, end, NULL) ||
            rules_find(rules, RULES_OFFICIAL_DOMAINS, end, NULL));
}

/* A word with @ inside that is no address, and what of it shows that it was meant as one. */
static bool is_mail_wrong(const struct words *words, struct str local, struct str host) {
    if (!is_plain(local)) {
        return false;
    }
    bool twice = str_starts(host, STR("@")) && is_host(words, str_slice(host, 1, host.size));
    bool doubled =
        str_find(host, STR(".."), 0) != SIZE_MAX && is_plain(host) && !str_ends(host, STR(".."));
    return twice || doubled || is_provider_without_end(words, without_stop(host)) ||
           is_host_with_comma(words, host);
}

/* "abc@ gmail.com", "abc @gmail.com", "abc @ gmail.com". */
static void check_apart(const struct words *words, struct str local, struct str host) {
    bool before = local.size == 0 && is_plain(text_of(words, words->before));
    bool after = host.size == 0 && is_host(words, text_of(words, words->after));
    if (is_plain(local) && after) {
        report(words, words->word.from, words->after.to);
    } else if (before && after) {
        report(words, words->before.from, words->after.to);
    } else if (before && is_host(words, host)) {
        report(words, words->before.from, words->word.to);
    }
}

static void check_mail(const struct words *words, size_t at) {
    struct str word = text_of(words, words->word);
    struct str local = str_slice(word, 0, at), host = str_slice(word, at + 1, word.size);
    if (local.size == 0 || host.size == 0) {
        check_apart(words, local, host);
    } else if (!address_is_email(without_stop(word)) && is_mail_wrong(words, local, host)) {
        report(words, words->word.from, words->word.to);
    }
}

/* "abc[at]gmail.com". */
static void check_spelt_out(const struct words *words) {
    static const char *const signs[] = {"[at]", "(at)", "{at}", "[AT]", "(AT)"};
    struct str word = text_of(words, words->word);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        struct str sign = str_of(signs[i]);
        size_t at = str_find(word, sign, 0);
        if (at != SIZE_MAX && is_plain(str_slice(word, 0, at)) &&
            is_host(words, str_slice(word, at + sign.size, word.size))) {
            report(words, words->word.from, words->word.to);
        }
    }
}

/* ---- Web ------------------------------------------------------------------------------------- */

static size_t count_of(struct str word, char c) {
    size_t count = 0;
    while (count < word.size && (word.bytes[count] | 0x20) == c) {
        count++;
    }
    return count;
}

/* "www..x", "www,x", "wwww.x", "ww.x"; "www" and "www." before a host. */
static bool check_www(const struct words *words) {
    struct str word = text_of(words, words->word);
    size_t count = count_of(word, 'w');
    struct str rest = str_slice(word, count, word.size);
    if (count < 2 || (rest.size > 0 && !is_in(rest.bytes[0], ".,"))) {
        return false;
    }
    if (rest.size <= 1) {
        if (count == 3 && is_host(words, text_of(words, words->after))) {
            report(words, words->word.from, words->after.to);
        }
        return true;
    }
    struct str host = str_slice(rest, 1, rest.size);
    if (str_find(rest, STR(".."), 0) == 0 || is_host_with_comma(words, host) ||
        ((count != 3 || rest.bytes[0] == ',') && is_host(words, host))) {
        report(words, words->word.from, words->word.to);
    }
    return true;
}

static struct str lower_scheme(struct str word, size_t size, char *room) {
    for (size_t i = 0; i < size; i++) {
        room[i] = (char)(word.bytes[i] | 0x20);
    }
    return (struct str){room, size};
}

/* What stands for "://" and a letter, and is not. */
static bool is_near_colon(struct str rest) {
    static const char *const signs[] = {":/", ";/", "//", "/:", ":\\", ":www", "://"};
    enum { LEAST = 4 };
    bool found = false;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0] && rest.size >= LEAST; i++) {
        found = found || str_starts(rest, str_of(signs[i]));
    }
    return found;
}

/* "http/x.gov.bd". */
static bool is_host_behind_slash(const struct words *words, struct str rest) {
    return str_starts(rest, STR("/")) && is_host(words, str_slice(rest, 1, rest.size));
}

/* "http:/x", "http//x", "http;//x", "htp://x", "http:x.gov.bd", "http:///x". */
static bool check_scheme(const struct words *words) {
    enum { LONGEST = 6 };
    char room[LONGEST];
    struct str word = text_of(words, words->word);
    size_t size = 0;
    while (size < word.size && size < LONGEST && is_plain(str_slice(word, size, size + 1)) &&
           word.bytes[size] != '.') {
        size++;
    }
    struct str scheme = lower_scheme(word, size, room), rest = str_slice(word, size, word.size);
    bool http = str_equal(scheme, STR("http")) || str_equal(scheme, STR("https"));
    bool near = near_by_one(scheme, STR("http")) || near_by_one(scheme, STR("https"));
    bool sound = str_starts(rest, STR("://")) && rest.size > 3 && is_plain(str_slice(rest, 3, 4));
    if ((http && !sound && (is_near_colon(rest) || is_host_behind_slash(words, rest))) ||
        (!http && near && sound)) {
        report(words, words->word.from, words->word.to);
    }
    return http || (near && sound);
}

/* "doict..gov.bd", "doict,gov.bd"; "doict. gov.bd" and "doict .gov.bd". */
static void check_host(const struct words *words) {
    struct str word = text_of(words, words->word), after = text_of(words, words->after);
    const struct rules *rules = words->inquiry->rules;
    size_t comma = str_find(word, STR(","), 0), twice = str_find(word, STR(".."), 0);
    bool split = (str_ends(word, STR(".")) != str_starts(after, STR("."))) && is_plain(word);
    struct str end = str_starts(after, STR(".")) ? str_slice(after, 1, after.size) : after;
    if (comma != SIZE_MAX && memchr(word.bytes, '.', word.size) != NULL &&
        is_host_with_comma(words, word)) {
        report(words, words->word.from, words->word.to);
    } else if (twice != SIZE_MAX && twice > 0 && is_plain(word) && !str_ends(word, STR("..")) &&
               host_is_known(rules, without_stop(word))) {
        report(words, words->word.from, words->word.to);
    } else if (split && rules_find(rules, RULES_OFFICIAL_DOMAINS, without_stop(end), NULL)) {
        report(words, words->word.from, words->after.to);
    }
}

static void check_word(const struct words *words) {
    struct str word = text_of(words, words->word);
    size_t at = str_find(word, STR("@"), 0);
    if (word.size > WORD_MOST) {
        return;
    }
    if (at != SIZE_MAX) {
        check_mail(words, at);
    } else if (word.size > 1 && !check_scheme(words) && !check_www(words)) {
        check_spelt_out(words);
        check_host(words);
    }
}

static struct word neighbour(struct str text, struct word left, struct word right,
                             struct word wanted) {
    struct str between = str_slice(text, left.to, right.from);
    return str_equal(between, STR(" ")) ? wanted : (struct word){0, 0};
}

void check_address_form(const struct inquiry *inquiry, const struct passage *passage) {
    struct str text = passage->text;
    size_t at = 0;
    struct word before = {0, 0}, word = next_word(text, &at);
    while (word.from < text.size) {
        struct word after = next_word(text, &at);
        struct words words = {inquiry, passage, neighbour(text, before, word, before), word,
                              neighbour(text, word, after, after)};
        check_word(&words);
        before = word;
        word = after;
    }
}
