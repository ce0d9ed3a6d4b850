#include "base/base64.h"

#include <openssl/evp.h>

enum { LINE_BYTES = 57, LINE_LETTERS = 76 };

void base64_add(struct buffer *out, struct str bytes) {
    for (size_t at = 0; at < bytes.size; at += LINE_BYTES) {
        struct str line = str_slice(bytes, at, bytes.size);
        line.size = line.size > LINE_BYTES ? LINE_BYTES : line.size;
        char *room = buffer_reserve(out, LINE_LETTERS + 1); /* and OpenSSL's zero byte */
        out->size += (size_t)EVP_EncodeBlock((unsigned char *)room,
                                             (const unsigned char *)line.bytes, (int)line.size);
        buffer_add_byte(out, '\n');
    }
}

/* How many of a group's letters are padding. OpenSSL decodes "=" to bytes of zero. */
static size_t padding_of(const unsigned char *group) {
    return (group[3] == '=') + (size_t)(group[3] == '=' && group[2] == '=');
}

static bool add_group(const unsigned char *group, bool is_last, struct buffer *out) {
    size_t padding = padding_of(group);
    if (padding > 0 && !is_last) {
        return false;
    }
    char *room = buffer_reserve(out, 3);
    if (EVP_DecodeBlock((unsigned char *)room, group, 4) != 3) {
        return false;
    }
    out->size += 3 - padding;
    return true;
}

bool base64_read(struct str text, struct buffer *out) {
    unsigned char group[4];
    size_t held = 0;
    bool ended = false;
    for (size_t i = 0; i < text.size; i++) {
        char letter = text.bytes[i];
        if (letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r') {
            continue;
        }
        group[held++] = (unsigned char)letter;
        if (held < sizeof group) {
            continue;
        }
        held = 0;
        bool padded = padding_of(group) > 0;
        if (ended || !add_group(group, padded, out)) {
            return false;
        }
        ended = padded;
    }
    return held == 0;
}
