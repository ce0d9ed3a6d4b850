#include "pdf/tounicode.h"

#include "base/str.h"
#include "base/unicode.h"
#include "pdf/codes.h"

enum { BLOCK = 100 };

static void add_hex(struct buffer *out, struct str bytes) {
    static const char digits[] = "0123456789ABCDEF";
    buffer_add_byte(out, '<');
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.bytes[i];
        buffer_add_byte(out, digits[byte >> 4]);
        buffer_add_byte(out, digits[byte & 0x0F]);
    }
    buffer_add(out, STR(">\n"));
}

static void add_block(struct buffer *out, const struct codes *codes, size_t from, size_t to) {
    struct buffer utf16 = {0};
    buffer_print(out, "%zu beginbfchar\n", to - from);
    for (size_t code = from; code < to; code++) {
        utf16.size = 0;
        unicode_add_utf16be(&utf16, codes_item(codes, code)->text);
        buffer_print(out, "<%04zX>", code);
        add_hex(out, buffer_str(&utf16));
    }
    buffer_add(out, STR("endbfchar\n"));
    buffer_free(&utf16);
}

void tounicode_add(struct buffer *out, const struct codes *codes) {
    buffer_add(out, STR("/CIDInit /ProcSet findresource begin\n"
                        "12 dict begin\n"
                        "begincmap\n"
                        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
                        "/CMapName /Adobe-Identity-UCS def\n"
                        "/CMapType 2 def\n"
                        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"));
    size_t end = codes_count(codes) + 1;
    for (size_t from = 1; from < end; from += BLOCK) {
        add_block(out, codes, from, from + BLOCK < end ? from + BLOCK : end);
    }
    buffer_add(out, STR("endcmap\n"
                        "CMapName currentdict /CMap defineresource pop\n"
                        "end\nend\n"));
}
