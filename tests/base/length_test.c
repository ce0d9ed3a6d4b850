#include "base/length.h"

#include "expect.h"

static bool parses_to(const char *text, length expected) {
    length value = -1;
    return length_parse(str_of(text), &value) && value == expected;
}

static bool refused(const char *text) {
    length value;
    return !length_parse(str_of(text), &value);
}

static bool prints(length value, const char *expected) {
    struct buffer out = {0};
    length_print(&out, value);
    bool same = str_equal(buffer_str(&out), str_of(expected));
    buffer_free(&out);
    return same;
}

int main(void) {
    EXPECT(parses_to("9pt", 9 * 1024));
    EXPECT(parses_to("9.5pt", 9728));
    EXPECT(parses_to("25.4mm", 72 * 1024));
    EXPECT(parses_to("2.54cm", 72 * 1024));
    EXPECT(parses_to("1in", 72 * 1024));
    EXPECT(parses_to("12mm", 34832)); /* 34.01575 pt */
    EXPECT(parses_to("0pt", 0));
    EXPECT(refused(""));
    EXPECT(refused("pt"));
    EXPECT(refused("12"));
    EXPECT(refused("-1pt"));
    EXPECT(refused("1,5pt"));
    EXPECT(refused("1.2345pt"));
    EXPECT(refused("1.pt"));
    EXPECT(refused("12 mm"));
    EXPECT(refused("10001pt"));
    EXPECT(refused("99999999999999999999pt"));
    EXPECT(refused("৯pt"));

    EXPECT(prints(0, "0"));
    EXPECT(prints(12 * 1024, "12"));
    EXPECT(prints(11981, "11.7"));
    EXPECT(prints(-256, "-0.25"));
    EXPECT(prints(1, "0.001"));
    EXPECT(prints(INT32_MIN, "-2097152"));

    EXPECT(length_of_units(1000, 1000, PT(9)) == PT(9));
    EXPECT(length_of_units(1, 2048, 1024) == 1);
    EXPECT(length_of_units(-1, 2048, 1024) == -1);
    EXPECT(length_ratio(-1, 3) == -341);
    return expect_result();
}
