/* Days of both calendars: calendar_test DATES
 *
 * DATES has a line for each day that is known, parted by tabs: the Gregorian day, the Bangla day as
 * it is written, the weekday, and where that is from. Then all days from 16 October 2019 to 31
 * December 2040 are converted and converted back, each the day after the last. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/unicode.h"
#include "enothi/calendar.h"

#include <stdio.h>

static int faults;

static void complain(struct str day, const char *what, struct str found) {
    faults++;
    (void)printf("%.*s: %s: %.*s\n", STR_ARG(day), what, STR_ARG(found));
}

static struct str field(struct str *line) {
    size_t tab = str_find(*line, STR("\t"), 0);
    struct str value = str_slice(*line, 0, tab == SIZE_MAX ? line->size : tab);
    *line = str_slice(*line, tab == SIZE_MAX ? line->size : tab + 1, line->size);
    return value;
}

static bool equal_in_nfc(struct str a, struct str b) {
    struct arena *arena = arena_new();
    bool same = str_equal(unicode_nfc(arena, a), unicode_nfc(arena, b));
    arena_free(arena);
    return same;
}

static void try_line(struct str line) {
    struct str iso = field(&line), expected = field(&line), weekday = field(&line);
    struct buffer found = {0}, day_of_week = {0};
    struct day day = {0}, bangla = {0};
    if (line.size == 0) {
        complain(iso, "no source", line);
    }
    if (!calendar_read(iso, &day) || !calendar_to_bangla(day, &bangla)) {
        complain(iso, "not converted", expected);
        return;
    }
    calendar_add_bangla(&found, bangla);
    unicode_add_bangla_weekday(&day_of_week, day.year, day.month, day.day);
    if (!equal_in_nfc(buffer_str(&found), expected)) {
        complain(iso, "the Bangla day is told as", buffer_str(&found));
    }
    if (!equal_in_nfc(buffer_str(&day_of_week), weekday)) {
        complain(iso, "the weekday is told as", buffer_str(&day_of_week));
    }
    buffer_free(&found);
    buffer_free(&day_of_week);
}

static size_t try_lines(struct str text) {
    size_t count = 0;
    for (size_t from = 0; from < text.size;) {
        size_t end = str_find(text, STR("\n"), from);
        struct str line = str_slice(text, from, end == SIZE_MAX ? text.size : end);
        if (line.size > 0 && line.bytes[0] != '#') {
            try_line(line);
            count++;
        }
        from = end == SIZE_MAX ? text.size : end + 1;
    }
    return count;
}

/* True where `next` is the Bangla day after `day`. */
static bool follows(struct day day, struct day next) {
    bool same_month = next.year == day.year && next.month == day.month && next.day == day.day + 1;
    bool next_month = next.year == day.year && next.month == day.month + 1 && next.day == 1;
    bool next_year =
        next.year == day.year + 1 && day.month == 12 && next.month == 1 && next.day == 1;
    return same_month || next_month || next_year;
}

static size_t try_all_days(void) {
    struct day before = {1426, 6, 30}, bangla, back;
    size_t count = 0;
    char iso[32];
    for (int year = 2019; year <= 2040; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= 31; day++) {
                (void)snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
                struct day gregorian = {0};
                bool early = year == 2019 && (month < 10 || (month == 10 && day < 16));
                if (!calendar_read(str_of(iso), &gregorian)) {
                    continue; /* 31 April */
                }
                if (calendar_to_bangla(gregorian, &bangla) == early) {
                    complain(str_of(iso), "converted, or not", STR("the wrong one of the two"));
                }
                if (early) {
                    continue;
                }
                count++;
                if (!follows(before, bangla)) {
                    complain(str_of(iso), "does not follow", STR("the day before"));
                }
                if (!calendar_from_bangla(bangla, &back) || back.year != year ||
                    back.month != month || back.day != day) {
                    complain(str_of(iso), "does not come back", STR(""));
                }
                before = bangla;
            }
        }
    }
    return count;
}

int main(int argc, char **argv) {
    struct diag *diag = diag_new();
    struct buffer text = {0};
    struct day back;
    if (argc != 2 || !file_read(argv[1], 1 << 20, NOWHERE, &text, diag)) {
        return 2;
    }
    size_t lines = try_lines(buffer_str(&text)), days = try_all_days();
    const struct day none[] = {{1426, 6, 30}, {1426, 6, 32}, {1427, 11, 30}, {1428, 13, 1},
                               {1428, 0, 1},  {1425, 7, 1},  {1430, 7, 31},  {1430, 7, 0}};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        if (calendar_from_bangla(none[i], &back)) {
            complain(STR("a Bangla day that is none, or too early"), "converted", STR(""));
        }
    }
    (void)printf("%zu known days, %zu days in all, %d faults\n", lines, days, faults);
    buffer_free(&text);
    diag_free(diag);
    unicode_close();
    return faults == 0 && lines >= 30 && days == 7748 ? 0 : 1;
}
