#include "base/date.h"

/* The number that the digits in [from, to) say; -1 where one of them is none. */
static int number(struct str text, size_t from, size_t to) {
    int value = 0;
    for (size_t i = from; value >= 0 && i < to; i++) {
        bool digit = text.bytes[i] >= '0' && text.bytes[i] <= '9';
        value = digit ? value * 10 + (text.bytes[i] - '0') : -1;
    }
    return value;
}

bool date_is_day(struct str date) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.size != 10 || date.bytes[4] != '-' || date.bytes[7] != '-') {
        return false;
    }
    int year = number(date, 0, 4), month = number(date, 5, 7), day = number(date, 8, 10);
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return year >= 0 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool date_is_fiscal_year(struct str year) {
    if (year.size != 7 || year.bytes[4] != '-') {
        return false;
    }
    int first = number(year, 0, 4), second = number(year, 5, 7);
    return first >= 0 && second >= 0 && (first + 1) % 100 == second;
}
