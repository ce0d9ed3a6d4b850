#include "pdf/number.h"

#include "base/str.h"

int64_t number_quotient(int64_t numerator, int64_t denominator) {
    int64_t half = denominator / 2;
    return (numerator < 0 ? numerator - half : numerator + half) / denominator;
}

int64_t number_hundredths(length value) {
    return number_quotient((int64_t)value * 100, LENGTH_PT);
}

void number_add_integer(struct buffer *out, uint64_t value) {
    enum { MOST_DIGITS = 20 };
    size_t size = 1;
    for (uint64_t limit = 10; size < MOST_DIGITS && value >= limit; limit *= 10) { /* may wrap */
        size++;
    }
    char *digit = buffer_reserve(out, size) + size;
    do {
        *--digit = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    out->size += size;
}

void number_add_reference(struct buffer *out, uint32_t object) {
    number_add_integer(out, object);
    buffer_add(out, STR(" 0 R"));
}

void number_add(struct buffer *out, int64_t hundredths) {
    if (hundredths < 0) {
        buffer_add_byte(out, '-');
    }
    int64_t size = hundredths < 0 ? -hundredths : hundredths;
    if (size >= 100 || size == 0) {
        number_add_integer(out, (uint64_t)(size / 100));
    }
    int64_t rest = size % 100;
    if (rest == 0) {
        return;
    }
    buffer_add_byte(out, '.');
    buffer_add_byte(out, (char)('0' + rest / 10));
    if (rest % 10 != 0) {
        buffer_add_byte(out, (char)('0' + rest % 10));
    }
}
