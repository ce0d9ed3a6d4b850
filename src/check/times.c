#include "base/unicode.h"
#include "check/charter_rules.h"
#include "check/finding.h"
#include "check/numerals.h"
#include "check/tables.h"
#include "check/tally.h"
#include "check/wording.h"

/* What stands in a time limit. */
struct limit {
    bool number, unit;
    bool phrase; /* it says when without a number: তাৎক্ষণিক, বিধি মোতাবেক */
    bool more; /* there are words that say what only a reader understands */
};

static bool is_beside(const struct rules *rules, struct str word) {
    return word_is_in(rules, RULES_TIME_WORDS, word);
}

/* "৯.০০", "১০:৩০" say an hour: two digits behind the point. */
static size_t end_of_hour(struct str text, struct token number) {
    struct token minutes;
    bool mark =
        number.to < text.size && (text.bytes[number.to] == '.' || text.bytes[number.to] == ':');
    if (!mark || !token_next(text, number.to, &minutes) || !minutes.digits ||
        minutes.from != number.to + 1) {
        return 0;
    }
    size_t count = 0;
    for (size_t at = minutes.from; at < minutes.to; count++) {
        (void)unicode_next(text, &at);
    }
    return count == 2 ? minutes.to : 0;
}

/* "২৪/৭" is two numbers that say when; 0: these are none. */
static size_t end_of_phrase(const struct rules *rules, struct str text, struct token number) {
    struct token next;
    bool pair = number.to < text.size && text.bytes[number.to] == '/' &&
                token_next(text, number.to, &next) && next.from == number.to + 1;
    bool known = pair && word_is_in(rules, RULES_TIMES, str_slice(text, number.from, next.to));
    return known ? next.to : 0;
}

/* Returns where to go on. ১ম, ৩০শে: what follows at once and is no unit makes it no count. */
static size_t read_digits(const struct rules *rules, struct str text, struct token number,
                          struct limit *limit) {
    struct token next;
    size_t hour = end_of_hour(text, number);
    if (hour > 0) {
        limit->number = limit->unit = true;
        return hour;
    }
    size_t phrase = end_of_phrase(rules, text, number);
    if (phrase > 0) {
        limit->phrase = true;
        return phrase;
    }
    if (token_next(text, number.to, &next) && next.from == number.to && !next.digits) {
        struct str word = str_slice(text, next.from, next.to);
        if (!word_is_in(rules, RULES_UNITS, word) && !is_beside(rules, word)) {
            limit->more = true;
            return next.to;
        }
    }
    limit->number = true;
    return number.to;
}

static size_t read_word(const struct rules *rules, struct str text, struct token token,
                        struct limit *limit) {
    struct str word = str_slice(text, token.from, token.to);
    struct numeral numeral;
    size_t phrase = phrase_end(rules, RULES_TIMES, text, token);
    bool beside = is_beside(rules, word);
    if (phrase > 0) {
        limit->phrase = true;
        limit->more = limit->more || !beside;
        return phrase;
    }
    if (word_is_in(rules, RULES_UNITS, word)) {
        limit->unit = true;
    } else if (!beside && numeral_read(rules, word, &numeral)) {
        limit->number = true;
    } else if (!beside) {
        limit->more = true;
    }
    return token.to;
}

static struct limit read_limit(const struct rules *rules, struct str text) {
    struct limit limit = {0};
    struct token token;
    for (size_t at = 0; token_next(text, at, &token);) {
        at = (token.digits ? read_digits : read_word)(rules, text, token, &limit);
    }
    return limit;
}

/* A number among words that say when (বিধি ৫ মোতাবেক) and a unit among others (একই দিন) are right:
 * only where nothing else stands there does the other one lack. */
static enum diag_id fault_of(const struct limit *limit) {
    if (limit->number && !limit->unit && (!limit->phrase || !limit->more)) {
        return DIAG_TIME_WITHOUT_UNIT;
    }
    if (limit->unit && !limit->number && !limit->more) {
        return DIAG_TIME_WITHOUT_NUMBER;
    }
    bool nothing = !limit->number && !limit->unit && !limit->phrase;
    return nothing ? DIAG_TIME_UNCLEAR : DIAG_COUNT;
}

/* The words are known in Bangla and English. */
static bool is_known_language(const struct cell *cell) {
    const struct content_block *block = &cell->content.blocks[0];
    while (block->list != NULL && block->list->count > 0 && block->list->items[0].count > 0) {
        block = &block->list->items[0].blocks[0];
    }
    struct str lang = block->text.count > 0 ? block->text.items[0].lang : STR("");
    return str_starts(lang, STR("bn")) || str_starts(lang, STR("en"));
}

static void check_row(const struct inquiry *inquiry, const struct row *row, struct buffer *text,
                      struct tally *tally) {
    const struct rules *rules = inquiry->rules;
    struct cells cells = cells_of(row, STR("time"));
    for (const struct cell *cell; (cell = cells_next(&cells)) != NULL;) {
        struct str said = wording(&cell->content, text);
        if (said.size == 0 || !is_known_language(cell) || wording_is_dash(rules, said) ||
            wording_is_ditto(rules, said)) {
            continue;
        }
        struct limit limit = read_limit(rules, said);
        enum diag_id fault = fault_of(&limit);
        if (fault != DIAG_COUNT) {
            tally_add(tally, inquiry, fault, said, said, cell->place);
        }
    }
}

/* Of other tables the one on grievances names times within which an office does something. */
static void check_table(const struct inquiry *inquiry, const struct table *table) {
    struct buffer text = {0};
    struct tally tally = {0};
    bool limits = table->kind == TABLE_SERVICES || str_equal(table->columns->id, STR("grievance"));
    for (size_t i = 0; limits && i < table->row_count; i++) {
        check_row(inquiry, &table->rows[i], &text, &tally);
    }
    tally_report(&tally, inquiry);
    buffer_free(&text);
}

void check_times(const struct inquiry *inquiry, const struct charter *charter) {
    tables_visit(inquiry, charter, check_table);
}
