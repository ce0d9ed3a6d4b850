#include "cli/master_name.h"

#include "base/arena.h"

#include <string.h>
#include <strings.h>

/* An office's id (xml/charter.rng) has at most 64 letters. */
static bool is_ours(struct str name) {
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    enum { ENDING = 4, LONGEST = 64 + ENDING };
    if (!str_ends(name, STR(".xml")) || name.size == ENDING || name.size > LONGEST ||
        name.bytes[0] == '-') {
        return false;
    }
    for (size_t i = 0; i < name.size - ENDING; i++) {
        if (memchr(allowed, name.bytes[i], sizeof allowed - 1) == NULL) {
            return false;
        }
    }
    return true;
}

const char *master_name(struct str attached, const char *pdf, struct arena *arena) {
    if (is_ours(attached)) {
        return str_c_string(arena, attached);
    }
    const char *slash = strrchr(pdf, '/');
    struct str stem = str_of(slash != NULL ? slash + 1 : pdf);
    if (stem.size > 4 && strcasecmp(stem.bytes + stem.size - 4, ".pdf") == 0) {
        stem = str_slice(stem, 0, stem.size - 4);
    }
    struct buffer name = {0};
    buffer_print(&name, "%.*s.xml", STR_ARG(stem));
    const char *result = str_c_string(arena, buffer_str(&name));
    buffer_free(&name);
    return result;
}
