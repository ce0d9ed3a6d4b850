/* Properties of clusters and of the cache, over every text of the case files:
 *
 *     registry_test FONTS_DIR FILE SET [FILE SET]…
 *
 * The FILEs are those of shape.cases' form. */
#include "subject.h"

#include "base/file.h"
#include "base/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures, checks;

static void check(bool holds, const char *what, struct str text) {
    checks++;
    if (!holds) {
        failures++;
        printf("%s: \"%.*s\"\n", what, STR_ARG(text));
    }
}

static bool same_drawing(const struct cluster *a, const struct cluster *b) {
    return a->glyph_count == b->glyph_count && a->advance == b->advance &&
           (a->glyph_count == 0 ||
            memcmp(a->glyphs, b->glyphs, a->glyph_count * sizeof *a->glyphs) == 0);
}

static bool same_cluster(const struct cluster *a, const struct cluster *b) {
    return str_equal(a->text, b->text) && same_drawing(a, b) &&
           memcmp(&a->ink, &b->ink, sizeof a->ink) == 0;
}

/* The clusters' texts are the text, none is empty, and nothing runs backwards. */
static void check_clusters(const struct shaped *shaped) {
    struct buffer joined = {0};
    int32_t advance = 0;
    for (uint32_t i = 0; i < shaped->count; i++) {
        const struct cluster *cluster = face_cluster(shaped->face, shaped->clusters[i]);
        buffer_add(&joined, cluster->text);
        advance += cluster->advance;
        check(cluster->text.size > 0, "a cluster without text", shaped->text);
        check(cluster->advance >= 0, "a negative advance", shaped->text);
        check(cluster->glyph_count > 0 || cluster->ink.x_max == 0, "ink without a glyph",
              shaped->text);
    }
    check(str_equal(buffer_str(&joined), shaped->text), "the clusters are not the text",
          shaped->text);
    check(advance == shaped->advance, "the advances do not add up", shaped->text);
    check(shaped->missing.size == 0, ".notdef", shaped->text);
    buffer_free(&joined);
}

static void check_same(const struct shaped *a, const struct shaped *b) {
    check(a->count == b->count && a->advance == b->advance, "fresh differs from cached", a->text);
    for (uint32_t i = 0; i < a->count && i < b->count; i++) {
        check(same_cluster(face_cluster(a->face, a->clusters[i]),
                           face_cluster(b->face, b->clusters[i])),
              "a fresh cluster differs from the cached one", a->text);
    }
}

/* No two clusters of a face are the same; counts those of one text drawn in two ways, and of one
 * drawing with two texts. */
static void check_registry(const struct face *face, int *two_drawings, int *two_texts) {
    for (uint32_t i = 0; i < face_cluster_count(face); i++) {
        const struct cluster *a = face_cluster(face, i);
        for (uint32_t k = 0; k < i; k++) {
            const struct cluster *b = face_cluster(face, k);
            bool texts = str_equal(a->text, b->text), drawings = same_drawing(a, b);
            check(!texts || !drawings, "a cluster is kept twice", a->text);
            *two_drawings += texts && !drawings;
            *two_texts += drawings && !texts && a->glyph_count > 0;
        }
    }
}

static struct str text_of(struct str line, struct buffer *text) {
    size_t codes = str_find(line, STR(";"), str_find(line, STR(";"), 0) + 1) + 1;
    size_t end = str_find(line, STR(";"), codes);
    text->size = 0;
    for (size_t at = codes; at < end; at++) {
        if (line.bytes[at] == '+') {
            unicode_add(text, (uint32_t)strtoul(line.bytes + at + 1, NULL, 16));
        }
    }
    return buffer_str(text);
}

static void check_line(struct subject *subject, struct subject *fresh, struct str line) {
    struct buffer buffer = {0};
    struct str file = str_slice(line, 0, str_find(line, STR(";"), 0));
    struct str text = text_of(line, &buffer);
    struct face *face = subject_face(subject, file);
    const struct shaped *first = shape(subject->shaper, face, text);
    size_t misses = shaper_cache_misses(subject->shaper);
    check(shape(subject->shaper, face, text) == first, "the cache does not answer", text);
    check(shaper_cache_misses(subject->shaper) == misses, "shaped twice", text);
    check_clusters(first);
    check_same(first, shape(fresh->shaper, subject_face(fresh, file), text));
    buffer_free(&buffer);
}

static void check_faces(const struct subject *subject) {
    int two_drawings = 0, two_texts = 0;
    for (size_t i = 0; i < fontset_face_count(subject->fonts); i++) {
        check_registry(fontset_face_at(subject->fonts, i), &two_drawings, &two_texts);
    }
    printf("one text in two drawings: %d pairs, one drawing for two texts: %d pairs\n",
           two_drawings, two_texts);
    check(two_drawings > 0, "no text is drawn in two ways: the cases are too few", STR(""));
    check(two_texts > 0, "no drawing has two texts: the cases are too few", STR(""));
}

/* Every text is shaped by a shaper that has shaped the ones before, and by one that shapes the
 * lines from the last to the first. */
static bool check_file(const char *fonts, const char *path, const char *set) {
    struct subject subject, fresh;
    struct buffer cases = {0};
    if (!subject_open(&subject, fonts, set) || !subject_open(&fresh, fonts, set) ||
        !file_read(path, 1 << 24, NOWHERE, &cases, subject.diag)) {
        return false;
    }
    ARRAY(struct str) lines = {0};
    struct str all = buffer_str(&cases);
    for (size_t start = 0, end; start < all.size; start = end + 1) {
        end = str_find(all, STR("\n"), start);
        if (end > start && all.bytes[start] != '#') {
            array_push(&lines, str_slice(all, start, end));
        }
    }
    for (size_t i = lines.count; i-- > 0;) {
        struct buffer text = {0};
        struct str file = str_slice(lines.items[i], 0, str_find(lines.items[i], STR(";"), 0));
        shape(fresh.shaper, subject_face(&fresh, file), text_of(lines.items[i], &text));
        buffer_free(&text);
    }
    for (size_t i = 0; i < lines.count; i++) {
        check_line(&subject, &fresh, lines.items[i]);
    }
    check_faces(&subject);
    bool some = lines.count > 0;
    array_free(&lines);
    buffer_free(&cases);
    subject_close(&fresh);
    subject_close(&subject);
    return some;
}

int main(int count, char **arguments) {
    bool ran = count > 3;
    for (int i = 2; i + 1 < count; i += 2) {
        ran &= check_file(arguments[1], arguments[i], arguments[i + 1]);
    }
    printf("%d checks, %d failed\n", checks, failures);
    return ran && failures == 0 ? 0 : 1;
}
