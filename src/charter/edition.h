/* What an edition is called, and its days. */
#ifndef CHARTER_CHARTER_EDITION_H
#define CHARTER_CHARTER_EDITION_H

#include "base/str.h"
#include "charter/charter.h"

/* Adds "২০২৫-২৬ অর্থবছর, ২য় ত্রৈমাসিক", or what of it the master gives; nothing where it gives
 * neither. */
void edition_add_name(struct buffer *out, const struct edition *edition);

/* Adds an ISO date, which the reader has checked, as "২০ জানুয়ারি ২০২৬". */
void edition_add_date(struct buffer *out, struct str iso);

#endif
