#include "check/near.h"

static size_t alike_at_start(struct str a, struct str b) {
    size_t i = 0;
    while (i < a.size && i < b.size && a.bytes[i] == b.bytes[i]) {
        i++;
    }
    return i;
}

static bool is_rest(struct str a, size_t from_a, struct str b, size_t from_b) {
    return from_a <= a.size && from_b <= b.size &&
           str_equal(str_slice(a, from_a, a.size), str_slice(b, from_b, b.size));
}

bool near_by_one(struct str a, struct str b) {
    size_t i = alike_at_start(a, b);
    if (i == a.size && i == b.size) {
        return false;
    }
    bool turned = i + 1 < a.size && i + 1 < b.size && a.bytes[i] == b.bytes[i + 1] &&
                  a.bytes[i + 1] == b.bytes[i] && is_rest(a, i + 2, b, i + 2);
    return turned || is_rest(a, i + 1, b, i + 1) || is_rest(a, i + 1, b, i) ||
           is_rest(a, i, b, i + 1);
}
