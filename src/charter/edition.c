#include "charter/edition.h"

#include "base/unicode.h"

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
