/* What a document must have before a file of it may claim PDF/A-3a or PDF/A-2a and PDF/UA-1. */
#ifndef CHARTER_PDF_PROFILE_H
#define CHARTER_PDF_PROFILE_H

#include <stdbool.h>

struct diag;
struct doc;

/* Reports what stands in the way, at its place, and returns false where that is anything:
 * - a letter that says nothing to a reader in another place or time: one of Unicode's private use
 *   areas (ISO 19005-3, 6.2.11.7.3), or U+FEFF, which no ToUnicode may name (6.2.11.7.2):
 *   letter-without-meaning;
 * - a language that is no language tag (6.7.4; ISO 14289-1, 7.2), which the master's schema refuses
 *   before: language-wrong.
 * All else that the claims want is so by construction, or refused where it comes up. */
bool profile_check(const struct doc *doc, struct diag *diag);

#endif
