#include "enothi/calendar.h"

#include "base/date.h"
#include "base/unicode.h"

enum { MONTHS = 12, FALGUN = 11, BOISHAKH_BEGINS = 14, APRIL = 4, FIRST_YEAR = 1426 };

/* From the Bangla year to the Gregorian one in which it begins. */
enum { YEARS_APART = 593 };

static const struct day rule_begins = {2019, 10, 16};

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of_gregorian(int year, int month) {
    static const int days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

/* Falgun holds the end of February of the Gregorian year after the one in which the year began. */
static int days_of_bangla(int year, int month) {
    if (month == FALGUN) {
        return is_leap(year + YEARS_APART + 1) ? 30 : 29;
    }
    return month <= 6 ? 31 : 30;
}

static bool is_before(struct day a, struct day b) {
    return a.year != b.year     ? a.year < b.year
           : a.month != b.month ? a.month < b.month
                                : a.day < b.day;
}

static bool gregorian_has(struct day day) {
    return day.year > 0 && day.month >= 1 && day.month <= MONTHS && day.day >= 1 &&
           day.day <= days_of_gregorian(day.year, day.month);
}

bool calendar_read(struct str iso, struct day *day) {
    uint64_t year = 0, month = 0, number = 0;
    if (!date_is_day(iso) || !str_to_number(str_slice(iso, 0, 4), 9999, &year) ||
        !str_to_number(str_slice(iso, 5, 7), MONTHS, &month) ||
        !str_to_number(str_slice(iso, 8, 10), 31, &number)) {
        return false;
    }
    *day = (struct day){(int)year, (int)month, (int)number};
    return true;
}

/* Days from 14 April before, or on, the day; it may be in the Gregorian year before. */
static int days_since_boishakh(struct day day) {
    bool same_year = !is_before(day, (struct day){day.year, APRIL, BOISHAKH_BEGINS});
    struct day at = {same_year ? day.year : day.year - 1, APRIL, 1};
    int days = 1 - BOISHAKH_BEGINS;
    while (at.year != day.year || at.month != day.month) {
        days += days_of_gregorian(at.year, at.month);
        at.month = at.month == MONTHS ? 1 : at.month + 1;
        at.year += at.month == 1 ? 1 : 0;
    }
    return days + day.day - 1;
}

bool calendar_to_bangla(struct day gregorian, struct day *bangla) {
    if (!gregorian_has(gregorian) || is_before(gregorian, rule_begins)) {
        return false;
    }
    bool same_year = !is_before(gregorian, (struct day){gregorian.year, APRIL, BOISHAKH_BEGINS});
    int days = days_since_boishakh(gregorian);
    *bangla = (struct day){gregorian.year - YEARS_APART - (same_year ? 0 : 1), 1, 1};
    while (days >= days_of_bangla(bangla->year, bangla->month)) {
        days -= days_of_bangla(bangla->year, bangla->month);
        bangla->month++;
    }
    bangla->day = days + 1;
    return true;
}

bool calendar_from_bangla(struct day bangla, struct day *gregorian) {
    if (bangla.year < FIRST_YEAR || bangla.month < 1 || bangla.month > MONTHS || bangla.day < 1 ||
        bangla.day > days_of_bangla(bangla.year, bangla.month)) {
        return false;
    }
    int days = BOISHAKH_BEGINS - 1 + bangla.day - 1;
    for (int month = 1; month < bangla.month; month++) {
        days += days_of_bangla(bangla.year, month);
    }
    struct day at = {bangla.year + YEARS_APART, APRIL, 1};
    while (days >= days_of_gregorian(at.year, at.month)) {
        days -= days_of_gregorian(at.year, at.month);
        at.month = at.month == MONTHS ? 1 : at.month + 1;
        at.year += at.month == 1 ? 1 : 0;
    }
    at.day = days + 1;
    *gregorian = at;
    return !is_before(at, rule_begins);
}

void calendar_add_bangla(struct buffer *out, struct day bangla) {
    static const char *const months[MONTHS] = {"বৈশাখ", "জ্যৈষ্ঠ", "আষাঢ়",   "শ্রাবণ",
                                               "ভাদ্র",  "আশ্বিন", "কার্তিক", "অগ্রহায়ণ",
                                               "পৌষ",   "মাঘ",   "ফাল্গুন",  "চৈত্র"};
    unicode_add_bangla_number(out, (uint64_t)bangla.day);
    buffer_print(out, " %s ", months[bangla.month - 1]);
    unicode_add_bangla_number(out, (uint64_t)bangla.year);
}
