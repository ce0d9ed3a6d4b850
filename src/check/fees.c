#include "check/charter_rules.h"
#include "check/finding.h"
#include "check/tables.h"
#include "check/tally.h"
#include "check/wording.h"

/* Two columns of which the one leaves a citizen in doubt where the other says nothing. */
struct pair {
    const struct table *table;
    struct str of, other;
    bool (*asks)(const struct rules *rules, struct str text);
    bool (*answers)(const struct rules *rules, struct str text);
    enum diag_id id;
};

/* ---- What is said ------------------------------------------------------------------------- */

/* ৫০০/-, ৳ ৫০০, 500 Tk; or nothing but a number. Numbers of rules, pages and years are none. */
static bool is_amount(const struct rules *rules, struct str text) {
    struct token token;
    bool digits = false, words = false;
    for (size_t at = 0; token_next(text, at, &token); at = token.to) {
        struct str behind = str_trim(str_slice(text, token.to, text.size));
        struct str ahead = str_trim(str_slice(text, 0, token.from));
        if (token.digits && (rules_prefix(rules, RULES_MONEY, behind) > 0 ||
                             rules_suffix(rules, RULES_MONEY, ahead) > 0)) {
            return true;
        }
        digits = digits || token.digits;
        words = words || !token.digits;
    }
    return digits && !words;
}

static bool names_papers(const struct rules *rules, struct str text) {
    return text.size > 0 && !wording_is_dash(rules, text) && !wording_is_ditto(rules, text) &&
           !wording_has(rules, RULES_NONES, text);
}

static bool says_where(const struct rules *rules, struct str text) {
    return !wording_is_dash(rules, text);
}

/* Of an amount it cannot be said that no way of paying is needed. */
static bool says_how(const struct rules *rules, struct str text) {
    return says_where(rules, text) && !wording_has(rules, RULES_NONES, text);
}

/* What is under way in one table. */
struct sought {
    struct buffer text;
    struct tally tally;
};

/* ---- Rows --------------------------------------------------------------------------------- */

/* A cell that is blank on purpose is an answer. */
static bool is_answered(const struct inquiry *inquiry, const struct pair *pair,
                        const struct cell *other, struct buffer *text) {
    if (other == NULL) {
        return false;
    }
    struct str said = wording(&other->content, text);
    return said.size == 0 || pair->answers(inquiry->rules, said);
}

static void check_cell(const struct inquiry *inquiry, const struct pair *pair,
                       const struct cell *cell, const struct cell *other, struct sought *sought) {
    if (cell == NULL || is_answered(inquiry, pair, other, &sought->text)) {
        return;
    }
    struct str said = wording(&cell->content, &sought->text);
    if (pair->asks(inquiry->rules, said)) {
        size_t line = str_find(said, STR("\n"), 0);
        struct str about = line == SIZE_MAX ? said : str_slice(said, 0, line);
        tally_add(&sought->tally, inquiry, pair->id, STR(""), about, cell->place);
    }
}

/* What a case does not hold stands beside all cases. */
static const struct cell *cell_of(const struct row *row, size_t index, struct str of) {
    const struct cell *cell = row_cell(row, of);
    return cell == NULL && index < row->case_count ? case_cell(&row->cases[index], of) : cell;
}

static void check_row(const struct inquiry *inquiry, const struct pair *pair, const struct row *row,
                      struct sought *sought) {
    size_t lines = row->case_count > 0 ? row->case_count : 1;
    for (size_t i = 0; i < lines; i++) {
        check_cell(inquiry, pair, cell_of(row, i, pair->of), cell_of(row, i, pair->other), sought);
    }
}

static void check_pair(const struct inquiry *inquiry, const struct pair *pair) {
    const struct table *table = pair->table;
    struct sought sought = {0};
    bool both = table_column(table, pair->of) != NULL && table_column(table, pair->other) != NULL;
    for (size_t i = 0; both && i < table->row_count; i++) {
        check_row(inquiry, pair, &table->rows[i], &sought);
    }
    tally_report(&sought.tally, inquiry);
    buffer_free(&sought.text);
}

static void check_table(const struct inquiry *inquiry, const struct table *table) {
    struct pair fee = {table, STR("fee"), STR("pay"), is_amount, says_how, DIAG_FEE_WITHOUT_PAY};
    struct pair papers = {table,        STR("papers"), STR("place"),
                          names_papers, says_where,    DIAG_PAPERS_WITHOUT_PLACE};
    check_pair(inquiry, &fee);
    check_pair(inquiry, &papers);
}

void check_fees(const struct inquiry *inquiry, const struct charter *charter) {
    services_visit(inquiry, charter, check_table);
}
