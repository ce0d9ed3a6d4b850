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
