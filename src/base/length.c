#include "base/length.h"

#include <assert.h>

length length_ratio(int64_t numerator, int64_t denominator) {
    assert(denominator > 0);
    int64_t scaled = numerator * LENGTH_PT;
    int64_t half = denominator / 2;
    return (length)((scaled >= 0 ? scaled + half : scaled - half) / denominator);
}

length length_of_units(int64_t font_units, int32_t units_per_em, length size) {
    assert(units_per_em > 0);
    int64_t scaled = font_units * size;
    int64_t half = units_per_em / 2;
    return (length)((scaled >= 0 ? scaled + half : scaled - half) / units_per_em);
}

/* A unit as a fraction of points; 1 in = 72 pt = 25.4 mm exactly. */
struct unit {
    struct str name;
    int64_t numerator, denominator;
};

static const struct unit units[] = {
    {{"pt", 2}, 1, 1}, {{"mm", 2}, 720, 254}, {{"cm", 2}, 7200, 254}, {{"in", 2}, 72, 1}};

/* Reads "9", "9.5", "12.375" as thousandths. */
static bool parse_thousandths(struct str s, int64_t *thousandths) {
    size_t point = str_find(s, STR("."), 0);
    struct str whole = point == SIZE_MAX ? s : str_slice(s, 0, point);
    uint64_t number = 0, fraction = 0;
    if (!str_to_number(whole, 100000, &number)) {
        return false;
    }
    if (point != SIZE_MAX) {
        struct str places = str_slice(s, point + 1, s.size);
        if (places.size > 3 || !str_to_number(places, 999, &fraction)) {
            return false;
        }
        for (size_t i = places.size; i < 3; i++) {
            fraction *= 10;
        }
    }
    *thousandths = (int64_t)(number * 1000 + fraction);
    return true;
}

bool length_parse(struct str s, length *result) {
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        int64_t thousandths = 0;
        if (!str_ends(s, units[i].name)) {
            continue;
        }
        if (!parse_thousandths(str_slice(s, 0, s.size - units[i].name.size), &thousandths)) {
            return false;
        }
        length value = length_ratio(thousandths * units[i].numerator, 1000 * units[i].denominator);
        if (value > PT(10000)) {
            return false;
        }
        *result = value;
        return true;
    }
    return false;
}

void length_print(struct buffer *out, length value) {
    int64_t magnitude = value < 0 ? -(int64_t)value : value;
    int64_t thousandths = (magnitude * 1000 + LENGTH_PT / 2) / LENGTH_PT;
    if (value < 0 && thousandths > 0) {
        buffer_add_byte(out, '-');
    }
    buffer_print(out, "%lld", (long long)(thousandths / 1000));
    int fraction = (int)(thousandths % 1000);
    if (fraction == 0) {
        return;
    }
    int places = 3;
    while (fraction % 10 == 0) {
        fraction /= 10;
        places--;
    }
    buffer_print(out, ".%0*d", places, fraction);
}
