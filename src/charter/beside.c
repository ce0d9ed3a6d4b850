#include "charter/beside.h"

static bool is_good_part(struct str part) {
    if (part.size == 0 || str_equal(part, STR(".")) || str_equal(part, STR(".."))) {
        return false;
    }
    for (size_t i = 0; i < part.size; i++) {
        char byte = part.bytes[i];
        if (byte == '\\' || byte == ':' || byte == '\0') {
            return false;
        }
    }
    return true;
}

static bool is_inside(struct str src) {
    for (size_t from = 0, to; from <= src.size; from = to + 1) {
        for (to = from; to < src.size && src.bytes[to] != '/'; to++) {
        }
        if (!is_good_part(str_slice(src, from, to))) {
            return false;
        }
    }
    return true;
}

bool beside_path(struct str master, struct str src, struct buffer *path) {
    if (!is_inside(src)) {
        return false;
    }
    size_t folder = master.size;
    while (folder > 0 && master.bytes[folder - 1] != '/') {
        folder--;
    }
    buffer_add(path, str_slice(master, 0, folder));
    buffer_add(path, src);
    return true;
}
