#include "archive/layout.h"

#include "base/digest.h"

enum { TUPLE_SIZE = 2, ENCODED_LIMIT = 100 };

static bool is_safe(char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
}

void layout_add_path(struct str id, struct buffer *out) {
    struct buffer digest = {0}, encoded = {0};
    digest_add_hex(&digest, id);
    for (size_t i = 0; i < id.size; i++) {
        if (is_safe(id.bytes[i])) {
            buffer_add_byte(&encoded, id.bytes[i]);
        } else {
            buffer_print(&encoded, "%%%02x", (unsigned)(unsigned char)id.bytes[i]);
        }
    }
    buffer_add(out, str_slice(buffer_str(&digest), 0, TUPLE_SIZE));
    buffer_add_byte(out, '/');
    if (encoded.size > ENCODED_LIMIT) {
        buffer_add(out, str_slice(buffer_str(&encoded), 0, ENCODED_LIMIT));
        buffer_add_byte(out, '-');
        buffer_add(out, buffer_str(&digest));
    } else {
        buffer_add(out, buffer_str(&encoded));
    }
    buffer_free(&digest);
    buffer_free(&encoded);
}
