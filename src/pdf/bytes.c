#include "pdf/bytes.h"

#include "base/str.h"

#include <assert.h>

uint16_t bytes_u16(struct str s, size_t offset) {
    assert(offset + 2 <= s.size);
    const unsigned char *at = (const unsigned char *)s.bytes + offset;
    return (uint16_t)(at[0] << 8 | at[1]);
}

int16_t bytes_i16(struct str s, size_t offset) {
    int32_t value = bytes_u16(s, offset);
    return (int16_t)(value < 0x8000 ? value : value - 0x10000);
}

uint32_t bytes_u32(struct str s, size_t offset) {
    return (uint32_t)bytes_u16(s, offset) << 16 | bytes_u16(s, offset + 2);
}

void bytes_add16(struct buffer *out, int64_t value) {
    buffer_add_byte(out, (char)(value >> 8 & 0xFF));
    buffer_add_byte(out, (char)(value & 0xFF));
}

void bytes_add32(struct buffer *out, int64_t value) {
    bytes_add16(out, value >> 16);
    bytes_add16(out, value);
}

void bytes_set16(struct buffer *out, size_t offset, int64_t value) {
    assert(offset + 2 <= out->size);
    out->bytes[offset] = (char)(value >> 8 & 0xFF);
    out->bytes[offset + 1] = (char)(value & 0xFF);
}

void bytes_set32(struct buffer *out, size_t offset, int64_t value) {
    bytes_set16(out, offset, value >> 16);
    bytes_set16(out, offset + 2, value);
}
