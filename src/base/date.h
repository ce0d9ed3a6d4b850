/* Days and fiscal years as they are written down. */
#ifndef CHARTER_BASE_DATE_H
#define CHARTER_BASE_DATE_H

#include <stdbool.h>

#include "base/str.h"

/* True for a day as 2025-12-31 that the (Gregorian) calendar has. */
bool date_is_day(struct str date);

/* True for a fiscal year as 2025-26 or 1999-00: the second is the one after the first. */
bool date_is_fiscal_year(struct str year);

#endif
