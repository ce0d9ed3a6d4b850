#include "check/wording.h"

#include "base/unicode.h"
#include "charter/charter.h"

/* ---- One text ------------------------------------------------------------------------------- */

static void add_inline(struct buffer *out, const struct inline_text *text) {
    for (size_t i = 0; i < text->count; i++) {
        const struct inline_item *item = &text->items[i];
        if (item->kind == INLINE_TEXT) {
            buffer_add(out, item->text);
        } else {
            buffer_add_byte(out, '\n');
        }
        if (item->kind == INLINE_CONTACT) {
            buffer_add(out, item->officer->id);
            buffer_add_byte(out, '\n');
        }
    }
}

/* Depth is bounded by XML_DEPTH_LIMIT. */
static void add_content(struct buffer *out, const struct content *content) {
    for (size_t i = 0; i < content->count; i++) {
        const struct content_block *block = &content->blocks[i];
        if (out->size > 0) {
            buffer_add_byte(out, '\n');
        }
        if (block->list == NULL) {
            add_inline(out, &block->text);
            continue;
        }
        for (size_t j = 0; j < block->list->count; j++) {
            add_content(out, &block->list->items[j]);
        }
    }
}

struct str wording(const struct content *content, struct buffer *out) {
    out->size = 0;
    add_content(out, content);
    return str_trim(buffer_str(out));
}

/* ---- Words ---------------------------------------------------------------------------------- */

/* The first two bytes of the Bangla digits, U+09E6 to U+09EF, in UTF-8. */
enum { BANGLA_LEAD = 0xE0, BANGLA_SECOND = 0xA7 };

static bool is_digit_at(struct str text, size_t at) {
    return at < text.size && unicode_bangla_digit(unicode_next(text, &at)) >= 0;
}

static size_t end_of_digits(struct str text, size_t at) {
    while (is_digit_at(text, at)) {
        (void)unicode_next(text, &at);
        if (at < text.size && text.bytes[at] == ',' && is_digit_at(text, at + 1)) {
            at++;
        }
    }
    return at;
}

static size_t end_of_word(struct str text, size_t at) {
    for (size_t next = at; next < text.size; at = next) {
        if (!unicode_is_word(unicode_next(text, &next))) {
            return at;
        }
    }
    return at;
}

bool token_next(struct str text, size_t at, struct token *token) {
    while (at < text.size) {
        size_t next = at;
        uint32_t letter = unicode_next(text, &next);
        bool digits = unicode_bangla_digit(letter) >= 0;
        if (digits || unicode_is_word(letter)) {
            size_t end = digits ? end_of_digits(text, at) : end_of_word(text, at);
            *token = (struct token){at, end, digits};
            return true;
        }
        at = next;
    }
    return false;
}

bool digits_next(struct str text, size_t at, struct token *token) {
    for (; at < text.size; at++) {
        unsigned char byte = (unsigned char)text.bytes[at];
        bool may_be = (byte >= '0' && byte <= '9') ||
                      (byte == BANGLA_LEAD && (unsigned char)text.bytes[at + 1] == BANGLA_SECOND);
        if (may_be && is_digit_at(text, at)) {
            *token = (struct token){at, end_of_digits(text, at), true};
            return true;
        }
    }
    return false;
}

/* All its endings are tried, the short ones first: দিনের is not দিনে with র. */
bool word_is_in(const struct rules *rules, enum rule_list list, struct str word) {
    enum { LETTERS = 6 }; /* of the longest ending */
    bool found = rules_find(rules, list, word, NULL);
    size_t at = word.size;
    for (int i = 0; !found && i < LETTERS && at > 0; i++) {
        (void)unicode_previous(word, &at);
        found = at > 0 && rules_find(rules, RULES_ENDINGS, str_slice(word, at, word.size), NULL) &&
                rules_find(rules, list, str_slice(word, 0, at), NULL);
    }
    return found;
}

size_t phrase_end(const struct rules *rules, enum rule_list list, struct str text,
                  struct token token) {
    enum { WORDS = 3 };
    size_t end = 0, from = token.from;
    for (int i = 0; i < WORDS; i++) {
        if (word_is_in(rules, list, str_slice(text, from, token.to))) {
            end = token.to;
        }
        size_t to = token.to;
        if (to >= text.size || text.bytes[to] != ' ' || !token_next(text, to + 1, &token) ||
            token.from != to + 1) {
            break;
        }
    }
    return end;
}

bool wording_has(const struct rules *rules, enum rule_list list, struct str text) {
    struct token token;
    for (size_t at = 0; token_next(text, at, &token); at = token.to) {
        if (phrase_end(rules, list, text, token) > 0) {
            return true;
        }
    }
    return false;
}

/* ---- Signs ---------------------------------------------------------------------------------- */

/* How much of the text, from `at` on, is an entry of the list or white space. */
static size_t sign_size(const struct rules *rules, enum rule_list list, struct str text,
                        size_t at) {
    if (text.bytes[at] == ' ' || text.bytes[at] == '\n') {
        return 1;
    }
    return rules_prefix(rules, list, str_slice(text, at, text.size));
}

bool wording_is_only(const struct rules *rules, enum rule_list list, struct str text) {
    size_t at = 0, size = 1;
    while (at < text.size && size > 0) {
        size = sign_size(rules, list, text, at);
        at += size;
    }
    return text.size > 0 && size > 0;
}

bool wording_is_dash(const struct rules *rules, struct str text) {
    return wording_is_only(rules, RULES_DASHES, text);
}

/* "-ঐ-": dashes may stand around it. */
bool wording_is_ditto(const struct rules *rules, struct str text) {
    bool ditto = false;
    for (size_t at = 0, size; at < text.size; at += size) {
        size = sign_size(rules, RULES_DASHES, text, at);
        if (size == 0) {
            size = rules_prefix(rules, RULES_DITTOS, str_slice(text, at, text.size));
            ditto = true;
        }
        if (size == 0) {
            return false;
        }
    }
    return ditto;
}
