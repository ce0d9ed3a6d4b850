/* How numbers, strings, URIs and XMP are written, how the text of a cluster is cut for its codes,
 * and which letters and languages a profile refuses:
 *
 *     syntax_test CASES
 *
 * A case is a line: kind, input, result, separated by tabs; \xNN stands for a byte and \\ for a
 * backslash before x or another backslash. Lines that begin with # do not count. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/str.h"
#include "doc/doc.h"
#include "pdf/codes.h"
#include "pdf/fonts.h"
#include "pdf/literal.h"
#include "pdf/meta.h"
#include "pdf/number.h"
#include "pdf/profile.h"
#include "pdf/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t integer_of(struct str s) {
    char digits[32] = {0};
    memcpy(digits, s.bytes, s.size < sizeof digits ? s.size : sizeof digits - 1);
    return strtoll(digits, NULL, 10);
}

static void unescape(struct buffer *out, struct str s) {
    for (size_t i = 0; i < s.size; i++) {
        if (i + 3 < s.size && s.bytes[i] == '\\' && s.bytes[i + 1] == 'x') {
            char digits[3] = {s.bytes[i + 2], s.bytes[i + 3], '\0'};
            buffer_add_byte(out, (char)strtol(digits, NULL, 16));
            i += 3;
        } else {
            i += i + 1 < s.size && s.bytes[i] == '\\' && s.bytes[i + 1] == '\\';
            buffer_add_byte(out, s.bytes[i]);
        }
    }
}

/* The XMP title that comes of a title, cut out of the packet. */
static void add_xmp_title(struct buffer *out, struct str title) {
    const struct doc doc = {.meta = {.title = title}};
    const struct pdf_options options = {.profile = PDF_ENOTHI};
    struct fonts *fonts = fonts_new();
    struct buffer xmp = {0};
    xmp_add(&xmp, &(struct meta){.doc = &doc, .options = &options, .fonts = fonts});
    fonts_free(fonts);
    struct str packet = buffer_str(&xmp);
    struct str before = STR("x-default\">");
    size_t from = str_find(packet, before, 0) + before.size;
    buffer_add(out, str_slice(packet, from, str_find(packet, STR("</rdf:li>"), from)));
    buffer_free(&xmp);
}

/* The pieces that the text of a cluster is cut into, with | between them. */
static void add_pieces(struct buffer *out, struct str text, bool begins_word) {
    for (size_t from = 0, end; from < text.size; from = end) {
        end = codes_piece_end(text, from, begins_word);
        if (from > 0) {
            buffer_add_byte(out, '|');
        }
        buffer_add(out, str_slice(text, from, end));
    }
}

/* Whether a document of one text in one language may claim its profile. */
static void add_verdict(struct buffer *out, struct str text, struct str lang) {
    struct span span = {.text = text, .lang = lang};
    struct block block = {.paragraph = {.spans = &span, .count = 1}};
    struct doc doc = {.blocks = &block, .count = 1};
    struct diag *diag = diag_new();
    bool fine = profile_check(&doc, diag);
    buffer_add(out, fine ? STR("fine") : STR("refused"));
    diag_free(diag);
}

static void work_out(struct buffer *out, struct str kind, struct str input) {
    if (str_equal(kind, STR("number"))) {
        number_add(out, integer_of(input));
    } else if (str_equal(kind, STR("length"))) {
        number_add(out, number_hundredths((length)integer_of(input)));
    } else if (str_equal(kind, STR("literal"))) {
        literal_add(out, input);
    } else if (str_equal(kind, STR("text"))) {
        literal_add_text(out, input);
    } else if (str_equal(kind, STR("uri"))) {
        literal_uri_bytes(out, input);
    } else if (str_equal(kind, STR("word"))) {
        add_pieces(out, input, true);
    } else if (str_equal(kind, STR("inside"))) {
        add_pieces(out, input, false);
    } else if (str_equal(kind, STR("xmp"))) {
        add_xmp_title(out, input);
    } else if (str_equal(kind, STR("letters"))) {
        add_verdict(out, input, STR("bn-BD"));
    } else if (str_equal(kind, STR("language"))) {
        add_verdict(out, STR("ক"), input);
    } else {
        buffer_add(out, STR("unknown kind"));
    }
}

static bool run_case(struct str line) {
    size_t first = str_find(line, STR("\t"), 0);
    size_t second = first == SIZE_MAX ? SIZE_MAX : str_find(line, STR("\t"), first + 1);
    struct buffer input = {0}, wanted = {0}, got = {0};
    bool fine = false;
    if (second != SIZE_MAX) {
        unescape(&input, str_slice(line, first + 1, second));
        unescape(&wanted, str_slice(line, second + 1, line.size));
        work_out(&got, str_slice(line, 0, first), buffer_str(&input));
        fine = str_equal(buffer_str(&wanted), buffer_str(&got));
    }
    if (!fine) {
        fprintf(stderr, "%.*s\n    gave %.*s\n", STR_ARG(line), STR_ARG(buffer_str(&got)));
    }
    buffer_free(&input);
    buffer_free(&wanted);
    buffer_free(&got);
    return fine;
}

int main(int count, char **arguments) {
    struct diag *diag = diag_new();
    struct buffer text = {0};
    size_t cases = 0, wrong = 0;
    if (count != 2 || !file_read(arguments[1], 1 << 20, NOWHERE, &text, diag)) {
        return 2;
    }
    struct str all = buffer_str(&text);
    for (size_t from = 0, end; from < all.size; from = end + 1) {
        end = str_find(all, STR("\n"), from);
        end = end == SIZE_MAX ? all.size : end;
        struct str line = str_slice(all, from, end);
        if (line.size == 0 || line.bytes[0] == '#') {
            continue;
        }
        cases++;
        wrong += !run_case(line);
    }
    printf("%zu cases, %zu wrong\n", cases, wrong);
    buffer_free(&text);
    diag_free(diag);
    return cases > 0 && wrong == 0 ? 0 : 1;
}
