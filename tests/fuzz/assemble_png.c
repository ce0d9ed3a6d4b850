#include "assemble_png.h"

#include "pdf/deflate.h"

enum { TYPE = 4, HEAD = 6, PACKED = 0x8000 };

static void add_number(struct buffer *out, uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        buffer_add_byte(out, (char)(number >> shift & 0xFF));
    }
}

/* CRC-32 of ISO 3309, which PNG uses (annex D). */
static uint32_t check_sum(struct str bytes) {
    uint32_t sum = UINT32_MAX;
    for (size_t i = 0; i < bytes.size; i++) {
        sum ^= (unsigned char)bytes.bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            sum = sum >> 1 ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
        }
    }
    return ~sum;
}

static void add_chunk(struct str type, struct str data, struct buffer *png) {
    add_number(png, (uint32_t)data.size);
    size_t start = png->size;
    buffer_add(png, type);
    buffer_add(png, data);
    add_number(png, check_sum(str_slice(buffer_str(png), start, png->size)));
}

static void add_packed(struct str type, struct str data, struct buffer *png) {
    struct deflater *deflater = deflater_new(false);
    struct buffer packed = {0};
    deflate_add(deflater, &packed, data);
    add_chunk(type, buffer_str(&packed), png);
    buffer_free(&packed);
    deflater_free(deflater);
}

void assemble_png(struct str chunks, struct buffer *png) {
    buffer_add(png, STR("\x89PNG\r\n\x1a\n"));
    while (chunks.size >= HEAD) {
        const unsigned char *head = (const unsigned char *)chunks.bytes;
        unsigned length = (unsigned)head[TYPE] << 8 | head[TYPE + 1];
        size_t end = HEAD + (length & (PACKED - 1));
        end = end < chunks.size ? end : chunks.size;
        struct str type = str_slice(chunks, 0, TYPE), data = str_slice(chunks, HEAD, end);
        ((length & PACKED) != 0 ? add_packed : add_chunk)(type, data, png);
        chunks = str_slice(chunks, end, chunks.size);
    }
}
