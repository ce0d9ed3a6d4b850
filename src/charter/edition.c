#include "charter/edition.h"

#include "base/unicode.h"

#include <assert.h>

void edition_add_name(struct buffer *out, const struct edition *edition) {
    static const char *const quarters[] = {"", "১ম ত্রৈমাসিক", "২য় ত্রৈমাসিক", "৩য় ত্রৈমাসিক",
                                           "৪র্থ ত্রৈমাসিক"};
    if (edition->year.size > 0) {
        unicode_add_in_bangla_digits(out, edition->year);
        buffer_add(out, STR(" অর্থবছর"));
    }
    if (edition->quarter > 0) {
        buffer_print(out, "%s%s", edition->year.size > 0 ? ", " : "", quarters[edition->quarter]);
    }
}

void edition_add_date(struct buffer *out, struct str iso) {
    static const char *const months[] = {"জানুয়ারি",  "ফেব্রুয়ারি", "মার্চ",   "এপ্রিল",
                                         "মে",       "জুন",       "জুলাই",   "আগস্ট",
                                         "সেপ্টেম্বর", "অক্টোবর",   "নভেম্বর", "ডিসেম্বর"};
    uint64_t month = 0, day = 0;
    bool read = str_to_number(str_slice(iso, 5, 7), 12, &month) &&
                str_to_number(str_slice(iso, 8, 10), 31, &day);
    assert(read && month >= 1);
    (void)read;
    unicode_add_bangla_number(out, day);
    buffer_print(out, " %s ", months[month - 1]);
    unicode_add_in_bangla_digits(out, str_slice(iso, 0, 4));
}
