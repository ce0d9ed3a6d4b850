#include "pdf/literal.h"

#include "base/arena.h"
#include "base/unicode.h"

#include <string.h>

static void add_bytes(struct buffer *out, struct str bytes) {
    char *end = buffer_reserve(out, memory_product(bytes.size, 2));
    for (size_t i = 0; i < bytes.size; i++) {
        char byte = bytes.bytes[i];
        if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
            *end++ = '\\';
        }
        *end++ = byte == '\r' ? 'r' : byte; /* a bare CR would be read as a line feed */
    }
    out->size = (size_t)(end - out->bytes);
}

void literal_add_codes(struct buffer *out, const uint16_t *codes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char code[] = {(char)(codes[i] >> 8), (char)(codes[i] & 0xFF)};
        add_bytes(out, (struct str){code, sizeof code});
    }
}

void literal_add(struct buffer *out, struct str bytes) {
    buffer_add_byte(out, '(');
    add_bytes(out, bytes);
    buffer_add_byte(out, ')');
}

static bool is_printable_ascii(struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] < 0x20 || text.bytes[i] > 0x7E) {
            return false;
        }
    }
    return true;
}

void literal_text_bytes(struct buffer *out, struct str text) {
    if (is_printable_ascii(text)) {
        buffer_add(out, text);
        return;
    }
    buffer_add(out, STR("\xFE\xFF"));
    unicode_add_utf16be(out, text);
}

void literal_add_text(struct buffer *out, struct str text) {
    struct buffer bytes = {0};
    literal_text_bytes(&bytes, text);
    literal_add(out, buffer_str(&bytes));
    buffer_free(&bytes);
}

bool literal_text_fits(struct str text) {
    struct buffer bytes = {0};
    literal_text_bytes(&bytes, text);
    bool fits = bytes.size <= LITERAL_LIMIT;
    buffer_free(&bytes);
    return fits;
}

struct str literal_beginning(struct str text) {
    size_t end = 0;
    for (size_t next = 0; end < text.size; end = next) {
        (void)unicode_next(text, &next);
        if (next > 60) {
            break;
        }
    }
    return str_slice(text, 0, end);
}

/* RFC 3986, 2: unreserved and reserved characters, and the percent sign of what is encoded. */
static bool may_stand_in_uri(char byte) {
    static const char others[] = "-._~:/?#[]@!$&'()*+,;=%";
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || (byte != '\0' && strchr(others, byte) != NULL);
}

void literal_uri_bytes(struct buffer *out, struct str uri) {
    for (size_t i = 0; i < uri.size; i++) {
        if (may_stand_in_uri(uri.bytes[i])) {
            buffer_add_byte(out, uri.bytes[i]);
        } else {
            buffer_print(out, "%%%02X", (unsigned)(unsigned char)uri.bytes[i]);
        }
    }
}
