#include "charter/charter.h"
#include "check/charter_rules.h"
#include "check/finding.h"
#include "enothi/memo.h"

/* Dates are ISO and years as 2025-26: the reader has checked them, so they compare as text. */
static void check_order(const struct inquiry *inquiry, const struct edition *edition) {
    if (edition->approved.size > 0 && edition->published.size > 0 &&
        str_compare(edition->approved, edition->published) > 0) {
        DIAG(inquiry->diag, edition->place, DIAG_DATE_ORDER, edition->approved, edition->published);
    }
}

/* The first year of a fiscal year, 0 where there is none. */
static uint64_t first_year(struct str year) {
    uint64_t first = 0;
    return year.size >= 4 && str_to_number(str_slice(year, 0, 4), 9999, &first) ? first : 0;
}

/* A fiscal year is from July to June. A charter may be approved half a year before it, and be late
 * by a quarter. */
static void check_day(const struct inquiry *inquiry, const struct edition *edition,
                      struct str day) {
    struct buffer from = {0}, to = {0};
    uint64_t year = first_year(edition->year);
    buffer_print(&from, "%04d-01-01", (int)year);
    buffer_print(&to, "%04d-09-30", (int)year + 1);
    if (year > 0 && day.size > 0 &&
        (str_compare(day, buffer_str(&from)) < 0 || str_compare(day, buffer_str(&to)) > 0)) {
        DIAG(inquiry->diag, edition->place, DIAG_DATE_OUTSIDE_YEAR, day, edition->year);
    }
    buffer_free(&from);
    buffer_free(&to);
}

void check_edition(const struct inquiry *inquiry, const struct charter *charter) {
    const struct edition *edition = &charter->edition;
    check_order(inquiry, edition);
    check_day(inquiry, edition, edition->approved);
    check_day(inquiry, edition, edition->published);
    if (str_trim(edition->memo).size > 0 && memo_form(edition->memo) == MEMO_OTHER) {
        DIAG(inquiry->diag, edition->place, DIAG_MEMO_FORM, edition->memo);
    }
}

/* ---- Letterhead --------------------------------------------------------------------------- */

static bool names_office(const struct letterhead_line *line) {
    static const char *const roles[] = {"ministry", "department", "office", "other"};
    bool names = false;
    for (size_t i = 0; i < sizeof roles / sizeof roles[0] && line->text.count > 0; i++) {
        names = names || str_equal(line->role, str_of(roles[i]));
    }
    return names;
}

void check_letterhead(const struct inquiry *inquiry, const struct charter *charter) {
    const struct letterhead *letterhead = charter->letterhead;
    bool named = false;
    for (size_t i = 0; i < letterhead->count; i++) {
        named = named || names_office(&letterhead->lines[i]);
    }
    if (!named) {
        DIAG(inquiry->diag, letterhead->place, DIAG_OFFICE_UNNAMED);
    }
    if (letterhead->title.count == 0) {
        DIAG(inquiry->diag, letterhead->title_place, DIAG_TITLE_BLANK);
    }
}
