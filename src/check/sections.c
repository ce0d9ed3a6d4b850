#include "base/array.h"
#include "base/unicode.h"
#include "charter/charter.h"
#include "check/charter_rules.h"
#include "check/finding.h"
#include "check/wording.h"

/* A section's number, "২.১)": 2 and 1. */
enum { PARTS = 5, DIGITS = 4 };

struct number {
    unsigned parts[PARTS];
    size_t count; /* 0: it has none, or one that is not made of numbers */
    const struct section *section;
};

struct numbers {
    struct number *items;
    size_t count, capacity;
};

/* ---- Reading ------------------------------------------------------------------------------ */

static bool read_part(struct str digits, unsigned *part) {
    size_t count = 0;
    *part = 0;
    for (size_t at = 0; at < digits.size; count++) {
        int digit = unicode_bangla_digit(unicode_next(digits, &at));
        if (digit < 0 || count == DIGITS) {
            return false;
        }
        *part = *part * 10 + (unsigned)digit;
    }
    return true;
}

static struct number read_number(const struct section *section) {
    struct number number = {.section = section};
    struct token token;
    for (size_t at = 0; token_next(section->no, at, &token); at = token.to) {
        struct str digits = str_slice(section->no, token.from, token.to);
        if (!token.digits || number.count == PARTS ||
            !read_part(digits, &number.parts[number.count])) {
            number.count = 0;
            break;
        }
        number.count++;
    }
    return number;
}

/* ---- Siblings ----------------------------------------------------------------------------- */

static bool begin_alike(const struct number *a, const struct number *b, size_t count) {
    bool alike = a->count >= count && b->count >= count;
    for (size_t i = 0; alike && i < count; i++) {
        alike = a->parts[i] == b->parts[i];
    }
    return alike;
}

/* Both stand in the same row of numbers: ২.১) and ২.৩). */
static bool count_together(const struct number *a, const struct number *b) {
    return a->count == b->count && a->count > 0 && begin_alike(a, b, a->count - 1);
}

static unsigned last_part(const struct number *number) {
    return number->parts[number->count - 1];
}

/* The sibling with the next smaller number of the same row; NULL where there is none. `same` is
 * told whether an earlier one has the very number. The order of sections is the office's. */
static const struct number *smaller(const struct numbers *siblings, size_t index, bool *same) {
    const struct number *number = &siblings->items[index], *found = NULL;
    *same = false;
    for (size_t i = 0; i < siblings->count; i++) {
        const struct number *other = &siblings->items[i];
        if (i == index || !count_together(number, other)) {
            continue;
        }
        *same = *same || (i < index && last_part(other) == last_part(number));
        if (last_part(other) < last_part(number) &&
            (found == NULL || last_part(other) > last_part(found))) {
            found = other;
        }
    }
    return found;
}

/* ২৩) where ২.৩) would come: its point was lost. */
static bool lost_point(const struct numbers *siblings, size_t index) {
    const struct number *number = &siblings->items[index];
    if (index == 0 || number->count != 1) {
        return false;
    }
    const struct number *before = &siblings->items[index - 1];
    return before->count == 2 && before->parts[0] < 10 && last_part(before) < 9 &&
           number->parts[0] == before->parts[0] * 10 + last_part(before) + 1;
}

static void check_number(const struct inquiry *inquiry, const struct numbers *siblings,
                         size_t index) {
    bool same;
    const struct section *section = siblings->items[index].section;
    const struct number *before = smaller(siblings, index, &same);
    if (same) {
        DIAG(inquiry->diag, section->place, DIAG_SECTION_NUMBER_TWICE, section->no);
    } else if (before != NULL && last_part(&siblings->items[index]) > last_part(before) + 1) {
        DIAG(inquiry->diag, section->place, DIAG_SECTION_NUMBER_GAP, section->no,
             before->section->no);
    } else if (lost_point(siblings, index)) {
        DIAG(inquiry->diag, section->place, DIAG_SECTION_NUMBER_GAP, section->no,
             siblings->items[index - 1].section->no);
    }
}

/* ২.১) belongs into ২. */
static void check_parent(const struct inquiry *inquiry, const struct number *parent,
                         const struct number *number) {
    if (parent->count > 0 && number->count == parent->count + 1 &&
        !begin_alike(parent, number, parent->count)) {
        DIAG(inquiry->diag, number->section->place, DIAG_SECTION_NUMBER_OUTSIDE,
             number->section->no, parent->section->no);
    }
}

/* More than any charter has: each is compared with all others. */
enum { SIBLINGS = 1000 };

static void check_siblings(const struct inquiry *inquiry, const struct number *parent,
                           const struct numbers *siblings) {
    for (size_t i = 0; i < siblings->count && siblings->count <= SIBLINGS; i++) {
        check_number(inquiry, siblings, i);
        if (parent != NULL) {
            check_parent(inquiry, parent, &siblings->items[i]);
        }
    }
}

/* ---- Sections ----------------------------------------------------------------------------- */

/* Depth is bounded by XML_DEPTH_LIMIT. */
static void check_below(const struct inquiry *inquiry, const struct section *section) {
    struct numbers siblings = {0};
    struct number parent = read_number(section);
    for (size_t i = 0; i < section->count; i++) {
        if (section->items[i].kind == SECTION_SECTION) {
            array_push(&siblings, read_number(section->items[i].section));
            check_below(inquiry, section->items[i].section);
        }
    }
    check_siblings(inquiry, &parent, &siblings);
    array_free(&siblings);
}

void check_sections(const struct inquiry *inquiry, const struct charter *charter) {
    struct numbers siblings = {0};
    for (size_t i = 0; i < charter->section_count; i++) {
        array_push(&siblings, read_number(&charter->sections[i]));
        check_below(inquiry, &charter->sections[i]);
    }
    check_siblings(inquiry, NULL, &siblings);
    array_free(&siblings);
}
