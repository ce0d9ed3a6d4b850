#include "base/unicode.h"
#include "charter/charter.h"
#include "check/finding.h"
#include "check/passage_rules.h"
#include "check/wording.h"

/* How old a year is at most that was forgotten: older ones are history. */
enum { FORGOTTEN = 10 };

/* How far around a year its reason is sought, in bytes: a sentence. */
enum { AROUND = 200 };

static unsigned number_of(struct str digits, size_t *count) {
    unsigned number = 0;
    *count = 0;
    for (size_t at = 0; at < digits.size && *count <= 4; ++*count) {
        int digit = unicode_bangla_digit(unicode_next(digits, &at));
        number = number * 10 + (unsigned)(digit < 0 ? 0 : digit);
    }
    return number;
}

/* The last year of "২০১৯-২০", "২০১৯-২০২০" whose first is `year`; false where no year follows. */
static bool ends_fiscal(struct str text, unsigned year, struct token *token) {
    static const char *const dashes[] = {"-", "–", "/"};
    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
        struct str dash = str_of(dashes[i]);
        struct token second;
        size_t behind = token->to + dash.size, count;
        if (!str_starts(str_slice(text, token->to, text.size), dash) ||
            !token_next(text, behind, &second) || second.from != behind || !second.digits) {
            continue;
        }
        unsigned number = number_of(str_slice(text, second.from, second.to), &count);
        if ((count == 2 && number == (year + 1) % 100) || (count == 4 && number == year + 1)) {
            token->to = second.to;
            return true;
        }
    }
    return false;
}

static bool is_called_year(const struct rules *rules, struct str text, struct token year) {
    struct token next;
    return token_next(text, year.to, &next) && next.from <= year.to + 1 &&
           phrase_end(rules, RULES_YEAR_WORDS, text, next) > 0;
}

/* The words around bytes [from, to), as far as the sentence and AROUND go. */
static struct str sentence(struct str text, size_t from, size_t to) {
    static const char *const ends[] = {"।", "\xE2\x80\xA8", ";"};
    size_t start = from > AROUND ? from - AROUND : 0;
    size_t end = text.size - to > AROUND ? to + AROUND : text.size;
    while (start > 0 && start < from && text.bytes[start - 1] != ' ') {
        start++;
    }
    while (end < text.size && end > to && text.bytes[end] != ' ') {
        end--;
    }
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        struct str mark = str_of(ends[i]), ahead = str_slice(text, 0, from);
        for (size_t at = start; (at = str_find(ahead, mark, at)) != SIZE_MAX;) {
            at += mark.size;
            start = at;
        }
        size_t next = str_find(str_slice(text, 0, end), mark, to);
        end = next == SIZE_MAX ? end : next;
    }
    return str_slice(text, start, end);
}

/* A year that stands alone behind a comma belongs to the law before it, whose name is sought with
 * the rest. */
static void check_year(const struct inquiry *inquiry, const struct passage *passage,
                       struct token token, unsigned edition) {
    struct str text = passage->text;
    size_t count;
    unsigned year = number_of(str_slice(text, token.from, token.to), &count);
    if (count != 4 || year >= edition || year + FORGOTTEN < edition) {
        return;
    }
    bool fiscal = ends_fiscal(text, year, &token);
    bool joined = token.from > 0 && str_slice(text, token.from - 1, token.from).bytes[0] == '-';
    if (joined || (!fiscal && !is_called_year(inquiry->rules, text, token))) {
        return;
    }
    struct str around = unicode_nfc(inquiry->arena, sentence(text, token.from, token.to));
    if (!wording_has(inquiry->rules, RULES_YEAR_REASONS, around)) {
        FINDING(inquiry, passage, token.from, token.to, DIAG_YEAR_OLD,
                str_slice(text, token.from, token.to), inquiry->charter->edition.year);
    }
}

/* No clock is read: a year is old by the charter's own, or not at all. */
void check_years(const struct inquiry *inquiry, const struct passage *passage) {
    struct str year = inquiry->charter->edition.year;
    uint64_t edition;
    if (year.size < 4 || !str_to_number(str_slice(year, 0, 4), 9999, &edition)) {
        return;
    }
    struct token token;
    for (size_t at = 0; digits_next(passage->text, at, &token); at = token.to) {
        check_year(inquiry, passage, token, (unsigned)edition);
    }
}
