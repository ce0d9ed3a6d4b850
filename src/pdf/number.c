#include "pdf/number.h"

#include "base/str.h"

#include <inttypes.h>

int64_t number_quotient(int64_t numerator, int64_t denominator) {
    int64_t half = denominator / 2;
    return (numerator < 0 ? numerator - half : numerator + half) / denominator;
}

int64_t number_hundredths(length value) {
    return number_quotient((int64_t)value * 100, LENGTH_PT);
}

void number_add(struct buffer *out, int64_t hundredths) {
    if (hundredths < 0)
        buffer_add_byte(out, '-');
    int64_t size = hundredths < 0 ? -hundredths : hundredths;
    if (size >= 100 || size == 0)
        buffer_print(out, "%" PRId64, size / 100);
    int64_t rest = size % 100;
    if (rest == 0)
        return;
    buffer_add_byte(out, '.');
    buffer_add_byte(out, (char)('0' + rest / 10));
    if (rest % 10 != 0)
        buffer_add_byte(out, (char)('0' + rest % 10));
}
