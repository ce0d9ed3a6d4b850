#include "base/digest.h"
#include "base/diag.h"
#include "base/unicode.h"
#include "cli/help.h"
#include "pdf/write.h"
#include "text/fontset.h"
#include "unpack/unpack.h"
#include "xml/read.h"

void version_print(struct buffer *out) {
    struct buffer number = {0};
    struct str freetype = fontset_freetype_version(&number);
    buffer_print(out, "charter %s\n", CHARTER_VERSION);
    buffer_print(out, "libxml2 %s\n", xml_library_version());
    buffer_print(out, "ICU %s (Unicode %s)\n", unicode_library_version(), unicode_data_version());
    buffer_print(out, "HarfBuzz %s\n", fontset_harfbuzz_version());
    buffer_print(out, "FreeType %.*s\n", STR_ARG(freetype));
    buffer_print(out, "libharu %s\n", pdf_haru_version());
    buffer_print(out, "qpdf %s\n", unpack_library_version());
    buffer_print(out, "libdeflate %s\n", pdf_deflate_version());
    buffer_print(out, "OpenSSL %s\n", digest_library_version());
    buffer_print(out, "jansson %s\n", diag_json_version());
    buffer_free(&number);
}
