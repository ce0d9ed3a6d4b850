/* Prints every different text that the lines on stdin were shaped as, in regular and in bold:
 *
 *     shaped_lines FONTS_DIR SET
 *
 * FONT, a tab, the script as hb-shape takes it, a tab, the text, a tab, and the clusters: first
 * byte, glyphs that draw, with their places, advance. hb_shape.py compares that with hb-shape's
 * own. Exit code 3: the texts of some clusters together are not their text. */
#include "subject.h"

#include "base/array.h"
#include "base/file.h"
#include "base/unicode.h"
#include "text/face.h"
#include "base/index.h"

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

/* False where the clusters' texts together are not the text. */
static bool print_clusters(const struct shaped *shaped) {
    size_t offset = 0;
    bool whole = true;
    for (uint32_t i = 0; i < shaped->count; i++) {
        const struct cluster *cluster = face_cluster(shaped->face, shaped->clusters[i]);
        printf("[%zu:", offset);
        for (uint32_t k = 0; k < cluster->glyph_count; k++) {
            const struct placed_glyph *glyph = &cluster->glyphs[k];
            printf(" %u@%d,%d", (unsigned)glyph->glyph, (int)glyph->x, (int)glyph->y);
        }
        printf(" +%d]", (int)cluster->advance);
        size_t end = offset + cluster->text.size;
        whole = whole && end <= shaped->text.size &&
                str_equal(str_slice(shaped->text, offset, end), cluster->text);
        offset = end;
    }
    return whole && offset == shaped->text.size;
}

/* What was printed already. */
struct printed {
    ARRAY(const struct shaped *) all;
    struct index index;
};

/* True where it was not; then it is now. */
static bool add_printed(struct printed *printed, const struct shaped *shaped) {
    uint32_t hash = index_hash(0, &shaped, sizeof shaped);
    size_t probe = 0;
    for (uint32_t item = index_next(&printed->index, hash, &probe); item != INDEX_NONE;
         item = index_next(&printed->index, hash, &probe)) {
        if (printed->all.items[item] == shaped) {
            return false;
        }
    }
    index_add(&printed->index, hash, (uint32_t)printed->all.count);
    array_push(&printed->all, shaped);
    return true;
}

static bool print_new(const struct text *text, struct printed *printed) {
    bool whole = true;
    for (size_t i = 0; i < text->count; i++) {
        const struct shaped *shaped = text->pieces[i].shaped;
        if (shaped == NULL || !add_printed(printed, shaped)) {
            continue;
        }
        printf("%.*s\t", STR_ARG(face_file(shaped->face)));
        print_script(shaped);
        printf("\t%.*s\t", STR_ARG(shaped->text));
        whole &= print_clusters(shaped);
        putchar('\n');
    }
    return whole;
}

int main(int count, char **arguments) {
    struct printed printed = {0};
    bool whole = true;
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
            whole &= print_new(&text, &printed);
        }
    }
    int code = whole ? diag_exit_code(subject.diag) : 3;
    buffer_free(&input);
    array_free(&printed.all);
    index_free(&printed.index);
    subject_close(&subject);
    return code;
}
