#include "archive/layout.h"

#include "expect.h"

/* The ids of the extension's own examples, with tuples of two letters instead of three by three. */
static const struct {
    const char *id, *path;
} cases[] = {
    {"object-01", "3c/object-01"},
    {"..hor/rib:le-$id", "48/%2e%2ehor%2frib%3ale-%24id"},
    {"..Hor/rib:lè-$id", "37/%2e%2eHor%2frib%3al%c3%a8-%24id"},
    {"abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"
     "abcdefghij",
     "fc/abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"
     "abcdefghij"},
    {"abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"
     "abcdefghija",
     "5c/abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"
     "abcdefghij-5cc73e648fbcff136510e330871180922ddacf193b68fdeff855683a01464220"},
};

static bool leads_to(const char *id, const char *expected) {
    struct buffer path = {0};
    layout_add_path(str_of(id), &path);
    bool same = str_equal(buffer_str(&path), str_of(expected));
    buffer_free(&path);
    return same;
}

int main(void) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        EXPECT(leads_to(cases[i].id, cases[i].path));
    }
    return expect_result();
}
