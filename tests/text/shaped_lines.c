/* Prints every different text that the lines on stdin were shaped as, in regular and in bold:
 *
 *     shaped_lines FONTS_DIR SET
 *
 * FONT, a tab, the script as hb-shape takes it, a tab, the text, a tab, and the clusters: first
 * byte, glyphs that draw, with their places, advance. hb_shape.py compares that with hb-shape's
 * own. */
#include "subject.h"

#include "base/array.h"
#include "base/file.h"
#include "base/unicode.h"
#include "text/face.h"

#include <stdio.h>

/* The script of the text's first character that has one, else the face's own. */
static void print_script(const struct shaped *shaped) {
    uint32_t script = 0;
    for (size_t at = 0; script == 0 && at < shaped->text.size;) {
        uint32_t c = unicode_next(shaped->text, &at);
        script = unicode_is_common(c) ? 0 : unicode_script(c);
    }
    script = script != 0 ? script : shaped->face->script;
    for (int shift = 24; shift >= 0; shift -= 8) {
        putchar((int)(script >> shift & 0xFF));
    }
}

static void print_clusters(const struct shaped *shaped) {
    size_t offset = 0;
    for (uint32_t i = 0; i < shaped->count; i++) {
        const struct cluster *cluster = face_cluster(shaped->face, shaped->clusters[i]);
        printf("[%zu:", offset);
        for (uint32_t k = 0; k < cluster->glyph_count; k++) {
            const struct placed_glyph *glyph = &cluster->glyphs[k];
            printf(" %u@%d,%d", (unsigned)glyph->glyph, (int)glyph->x, (int)glyph->y);
        }
        printf(" +%d]", (int)cluster->advance);
        offset += cluster->text.size;
    }
}

static void print_new(const struct text *text, const struct shaped **seen, size_t *count) {
    for (size_t i = 0; i < text->count; i++) {
        const struct shaped *shaped = text->pieces[i].shaped;
        bool known = shaped == NULL;
        for (size_t k = 0; !known && k < *count; k++) {
            known = seen[k] == shaped;
        }
        if (known) {
            continue;
        }
        seen[(*count)++] = shaped;
        printf("%.*s\t", STR_ARG(face_file(shaped->face)));
        print_script(shaped);
        printf("\t%.*s\t", STR_ARG(shaped->text));
        print_clusters(shaped);
        putchar('\n');
    }
}

int main(int count, char **arguments) {
    enum { SEEN_LIMIT = 100000 };
    static const struct shaped *seen[SEEN_LIMIT];
    size_t seen_count = 0;
    struct subject subject;
    struct buffer input = {0};
    if (count != 3 || !subject_open(&subject, arguments[1], arguments[2]) ||
        !file_read("/dev/stdin", 1 << 24, NOWHERE, &input, subject.diag)) {
        return 2;
    }
    struct str all = buffer_str(&input);
    for (size_t start = 0, end; start < all.size; start = end + 1) {
        end = str_find(all, STR("\n"), start);
        end = end == SIZE_MAX ? all.size : end;
        struct text_source source = {.text = str_slice(all, start, end)};
        for (int bold = 0; bold < 2; bold++) {
            source.bold = bold == 1;
            struct text text =
                segment_text(subject.shaper, &source, 1, PT(9), subject.arena, subject.diag);
            if (seen_count + text.count > SEEN_LIMIT) {
                return 2;
            }
            print_new(&text, seen, &seen_count);
        }
    }
    int code = diag_exit_code(subject.diag);
    buffer_free(&input);
    subject_close(&subject);
    return code;
}
