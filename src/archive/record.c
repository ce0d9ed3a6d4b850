#include "archive/record.h"

#define OBJECT_PREFIX "charter:"

void record_add_object_id(struct str office, struct buffer *out) {
    buffer_print(out, OBJECT_PREFIX "%.*s", STR_ARG(office));
}

struct str record_office_of(struct str object_id) {
    struct str prefix = STR(OBJECT_PREFIX);
    struct str office =
        str_starts(object_id, prefix) ? str_slice(object_id, prefix.size, object_id.size) : STR("");
    return record_office_is_sound(office) ? office : STR("");
}

void record_add_folder(struct str year, int quarter, struct buffer *out) {
    if (quarter > 0) {
        buffer_print(out, "%.*s/q%d", STR_ARG(year), quarter);
    } else {
        buffer_print(out, "%.*s/annual", STR_ARG(year));
    }
}

bool record_office_is_sound(struct str office) {
    bool sound =
        office.size >= 2 && office.size <= 64 && office.bytes[0] >= 'a' && office.bytes[0] <= 'z';
    for (size_t i = 0; sound && i < office.size; i++) {
        char letter = office.bytes[i];
        sound =
            (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    }
    return sound;
}
