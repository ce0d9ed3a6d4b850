/* How rules report: a stretch of a passage, and what would be right there. */
#ifndef CHARTER_CHECK_FINDING_H
#define CHARTER_CHECK_FINDING_H

#include <stddef.h>

#include "base/diag.h"
#include "check/passage.h"

struct arena;
struct charter;
struct contact_use;
struct normal_tally;
struct rules;
struct scribe;
struct vocabulary;
struct wrecks;

/* What every rule is given. */
struct inquiry {
    const struct charter *charter;
    const struct contact_use *contacts; /* of its officers, one each (contacts.h) */
    const struct rules *rules;
    struct diag *diag;
    struct vocabulary *words; /* of all passages; whole when the rules about charters are called */
    /* Of rules about letters and signs. */
    struct scribe *scribe;
    const struct wrecks *wrecks;
    struct normal_tally *normal; /* of the file that is being read */
    struct arena *arena;         /* lives as long as the check of one charter */
};

/* Reports bytes [from, to) of the passage's text, from < to, both at the bounds of letters:
 *     FINDING(inquiry, passage, from, to, DIAG_SIGN_FIRST, argument …) */
#define FINDING(inquiry, passage, from, to, ...)                                                   \
    DIAG_EXTENT((inquiry)->diag, passage_place((passage), (from)),                                 \
                finding_extent((passage), (from), (to)), __VA_ARGS__)

/* The same where `instead` is the one right text for these bytes. It is told only as a finding
 * where that could not be written byte for byte: a tag or the bound of a CDATA section stands
 * between the letters, `instead` has a letter that XML writes otherwise, or a > follows, which may
 * not come to stand behind ]].
 * MEND(inquiry, passage, from, to, STR(","), DIAG_SPACE_BEFORE_MARK, argument …) */
#define MEND(inquiry, passage, from, to, instead, ...)                                             \
    DIAG_EXTENT((inquiry)->diag, passage_place((passage), (from)),                                 \
                mend_extent((inquiry), (passage), (from), (to), (instead)), __VA_ARGS__)

/* The functions behind the macros. */
struct diag_extent finding_extent(const struct passage *passage, size_t from, size_t to);
struct diag_extent mend_extent(const struct inquiry *inquiry, const struct passage *passage,
                               size_t from, size_t to, struct str instead);

#endif
