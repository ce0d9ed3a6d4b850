#include "text/sfnt.h"

enum {
    HEADER_SIZE = 12, /* version, count of tables, search fields */
    RECORD_SIZE = 16  /* tag, checksum, offset, length */
};

static uint32_t u32(struct str bytes, size_t at) {
    const unsigned char *from = (const unsigned char *)bytes.bytes + at;
    return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}

static size_t table_count(struct str bytes) {
    return u32(bytes, 4) >> 16;
}

static bool has_table(struct str bytes, struct str tag) {
    for (size_t i = 0; i < table_count(bytes); i++) {
        if (str_starts(str_slice(bytes, HEADER_SIZE + i * RECORD_SIZE, bytes.size), tag)) {
            return true;
        }
    }
    return false;
}

static bool tables_are_whole(struct str bytes) {
    for (size_t i = 0; i < table_count(bytes); i++) {
        size_t record = HEADER_SIZE + i * RECORD_SIZE;
        uint64_t end = (uint64_t)u32(bytes, record + 8) + u32(bytes, record + 12);
        if (end > bytes.size) {
            return false;
        }
    }
    return true;
}

/* Formats that a clerk may well have downloaded, which are fonts but not of this kind. */
static bool is_other_format(struct str bytes) {
    static const struct str beginnings[] = {{"OTTO", 4}, {"ttcf", 4}, {"wOFF", 4},
                                            {"wOF2", 4}, {"%!PS", 4}, {"\x80\x01", 2}};
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        if (str_starts(bytes, beginnings[i])) {
            return true;
        }
    }
    return false;
}

enum face_fault sfnt_check(struct str bytes) {
    if (is_other_format(bytes)) {
        return FACE_NOT_TRUETYPE;
    }
    bool known = str_starts(bytes, (struct str){"\0\1\0\0", 4}) || str_starts(bytes, STR("true"));
    if (!known || bytes.size < HEADER_SIZE ||
        bytes.size < HEADER_SIZE + table_count(bytes) * RECORD_SIZE || !tables_are_whole(bytes)) {
        return FACE_BROKEN;
    }
    if (!has_table(bytes, STR("glyf"))) {
        return FACE_NOT_TRUETYPE;
    }
    return has_table(bytes, STR("fvar")) ? FACE_VARIABLE : FACE_FINE;
}

/* The sum of its 32-bit numbers; at its end zeros are added. In head the number at 8 counts as 0:
 * it is made from the sum of the whole file (OpenType, "Calculating checksums"). */
static uint32_t checksum(struct str table, bool is_head) {
    enum { HEAD_ADJUSTMENT = 8 };
    uint32_t sum = 0;
    size_t at = 0;
    for (; at + 4 <= table.size; at += 4) {
        sum += is_head && at == HEAD_ADJUSTMENT ? 0 : u32(table, at);
    }
    for (int shift = 24; at < table.size; at++, shift -= 8) {
        sum += (uint32_t)(unsigned char)table.bytes[at] << shift;
    }
    return sum;
}

bool sfnt_checksums_agree(struct str bytes) {
    for (size_t i = 0; i < table_count(bytes); i++) {
        size_t record = HEADER_SIZE + i * RECORD_SIZE, from = u32(bytes, record + 8);
        struct str table = str_slice(bytes, from, from + u32(bytes, record + 12));
        bool is_head = str_starts(str_slice(bytes, record, bytes.size), STR("head"));
        if (checksum(table, is_head) != u32(bytes, record + 4)) {
            return false;
        }
    }
    return true;
}
