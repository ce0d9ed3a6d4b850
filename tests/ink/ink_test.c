/* Do the marks of one line touch those of the next? Lays a master out and compares the ink boxes of
 * every cluster with those of the lines around it.
 *
 *     ink_test FONTS_DIR MASTER
 *
 * Prints the least gap between two boxes that stand above each other, in points, and fails where
 * two overlap. Boxes are larger than the ink, so passing is proof; a failure is a place to look. */
#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"
#include "base/unicode.h"
#include "charter/read.h"
#include "compose/compose.h"
#include "layout/paginate.h"
#include "text/fontset.h"
#include "text/segment.h"
#include "text/shape.h"

#include <stdio.h>
#include <stdlib.h>

struct mark {
    struct rect box; /* on the page */
    length baseline;
    struct str text;
};

typedef ARRAY(struct mark) mark_array;

static void add_piece(mark_array *marks, const struct piece *piece, uint32_t from, uint32_t to,
                      const struct placed_text *placed, length *x) {
    length size = placed->text->size;
    for (uint32_t i = from; i < to; i++) {
        struct rect ink = segment_ink(piece, i, i + 1, size);
        if (ink.width > 0 && ink.height > 0) {
            ink.x += *x + segment_width(piece, from, i, size);
            ink.y += placed->baseline;
            array_push(marks, (struct mark){ink, placed->baseline, segment_str(piece, i, i + 1)});
        }
    }
    *x += segment_width(piece, from, to, size);
}

static void add_text(mark_array *marks, const struct placed_text *placed) {
    length x = placed->x;
    for (uint32_t p = placed->first; p < placed->end; p++) {
        const struct piece *piece = &placed->text->pieces[p];
        uint32_t from = p == placed->first ? placed->first_cluster : 0;
        uint32_t to = p + 1 == placed->end ? placed->end_cluster : piece->clusters;
        add_piece(marks, piece, from, to, placed, &x);
    }
}

static bool meet_horizontally(struct rect a, struct rect b) {
    return a.x < b.x + b.width && b.x < a.x + a.width;
}

/* Compares each pair of clusters whose baselines differ; the least gap, negative where they
 * overlap. */
static length least_gap(const mark_array *marks, size_t page, size_t *overlaps) {
    length least = PT(1000);
    for (size_t i = 0; i < marks->count; i++) {
        for (size_t k = i + 1; k < marks->count; k++) {
            const struct mark *a = &marks->items[i], *b = &marks->items[k];
            if (a->baseline == b->baseline || !meet_horizontally(a->box, b->box)) {
                continue;
            }
            const struct mark *upper = a->baseline < b->baseline ? a : b;
            const struct mark *lower = upper == a ? b : a;
            length gap = lower->box.y - (upper->box.y + upper->box.height);
            least = gap < least ? gap : least;
            if (gap < 0) {
                ++*overlaps;
                printf("page %zu: '%.*s' over '%.*s'\n", page, STR_ARG(upper->text),
                       STR_ARG(lower->text));
            }
        }
    }
    return least;
}

static int measure(const struct pages *pages) {
    size_t overlaps = 0, clusters = 0;
    length least = PT(1000);
    for (size_t p = 0; p < pages->count; p++) {
        mark_array marks = {0};
        for (size_t i = 0; i < pages->pages[p].count; i++) {
            if (pages->pages[p].items[i].kind == ITEM_TEXT) {
                add_text(&marks, &pages->pages[p].items[i].text);
            }
        }
        length gap = least_gap(&marks, p + 1, &overlaps);
        least = gap < least ? gap : least;
        clusters += marks.count;
        array_free(&marks);
    }
    struct buffer gap = {0};
    length_print(&gap, least);
    printf("%zu clusters, least gap %.*s pt, %zu overlaps\n", clusters, STR_ARG(buffer_str(&gap)),
           overlaps);
    buffer_free(&gap);
    return overlaps == 0 && clusters > 0 ? 0 : 1;
}

int main(int count, char **arguments) {
    if (count != 3) {
        fputs("usage: ink_test FONTS_DIR MASTER\n", stderr);
        return 2;
    }
    struct diag *diag = diag_new();
    struct arena *arena = arena_new();
    struct buffer master = {0};
    struct fontset *fonts = NULL;
    struct shaper *shaper = NULL;
    const struct pages *pages = NULL;
    if (file_read(arguments[2], 1 << 26, NOWHERE, &master, diag)) {
        uint32_t file = diag_add_file(diag, str_of(arguments[2]), buffer_str(&master));
        const struct charter *charter = charter_read(file, STR(""), arena, diag);
        fonts = charter == NULL ? NULL
                                : fontset_open(str_of(arguments[1]), charter->page.fonts,
                                               charter->page.place, diag);
        if (fonts != NULL) {
            shaper = shaper_new(fonts);
            pages = paginate(compose(charter, &(struct compose_options){.times = 1}, arena), shaper, arena, diag);
        }
    }
    int result = pages == NULL ? 1 : measure(pages);
    struct buffer report = {0};
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_TEXT, &report);
    fprintf(stderr, "%.*s", STR_ARG(buffer_str(&report)));
    buffer_free(&report);
    shaper_free(shaper);
    fontset_free(fonts);
    buffer_free(&master);
    arena_free(arena);
    diag_free(diag);
    unicode_close();
    return result;
}
