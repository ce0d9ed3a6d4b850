/* The Bangla calendar of Bangladesh by its rule of 2019: the first six months have 31 days, the
 * rest 30, Falgun 29 and in Gregorian leap years 30; 1 Boishakh is 14 April (Bangla Academy; in
 * force since 16 October 2019, 31 Ashwin 1426). */
#ifndef CHARTER_ENOTHI_CALENDAR_H
#define CHARTER_ENOTHI_CALENDAR_H

#include <stdbool.h>

#include "base/str.h"

/* A day of either calendar; month and day from 1. */
struct day {
    int year, month, day;
};

/* Reads a Gregorian day as 2025-12-31 that the calendar has; false for any other text. */
bool calendar_read(struct str iso, struct day *day);

/* The Bangla day of a Gregorian one, and back. False for days before 16 October 2019, to which the
 * rule does not apply, and for days that the calendar has not. */
bool calendar_to_bangla(struct day gregorian, struct day *bangla);
bool calendar_from_bangla(struct day bangla, struct day *gregorian);

/* Adds "৬ মাঘ ১৪৩২". */
void calendar_add_bangla(struct buffer *out, struct day bangla);

#endif
