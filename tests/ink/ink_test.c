/* Do the marks of one line touch those of the next, or a rule? Lays a master out and compares the
 * ink boxes of every cluster with those of the lines around it and with the rules of its page.
 *
 *     ink_test FONTS_DIR MASTER…
 *
 * Prints how far apart the lines of each style stand, in its sizes; the least gap between two boxes
 * that stand above each other, and that between a box and a rule above or below it, in points; and
 * fails where two overlap. Boxes are larger than the ink, so passing is proof; a failure is a place
 * to look. */
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

/* The same for clusters and rules, which may stand beside each other too. */
static length least_rule_gap(const mark_array *marks, const struct page *page, size_t number,
                             size_t *overlaps) {
    length least = PT(1000);
    for (size_t i = 0; i < page->count && page->items[i].kind <= ITEM_RULE; i++) {
        const struct rect *rule = &page->items[i].box;
        if (page->items[i].kind != ITEM_RULE) {
            continue;
        }
        for (size_t k = 0; k < marks->count; k++) {
            const struct rect *ink = &marks->items[k].box;
            if (!meet_horizontally(*ink, *rule)) {
                continue;
            }
            length below = ink->y - (rule->y + rule->height);
            length above = rule->y - (ink->y + ink->height);
            length gap = above > below ? above : below;
            least = gap < least ? gap : least;
            if (gap < 0) {
                ++*overlaps;
                printf("page %zu: '%.*s' on a rule\n", number, STR_ARG(marks->items[k].text));
            }
        }
    }
    return least;
}

static void print_pitches(const struct doc *doc, const struct pages *pages) {
    struct buffer out = {0};
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        const struct text_style *style = &doc->styles.text[i];
        buffer_print(&out, "%s%s ", i > 0 ? ", " : "lines: ", style->name);
        length_print(&out, length_ratio(pages->pitches.of[i].height, style->size));
    }
    printf("%.*s\n", STR_ARG(buffer_str(&out)));
    buffer_free(&out);
}

static bool measure(const struct pages *pages) {
    size_t overlaps = 0, clusters = 0;
    length least = PT(1000), least_rule = PT(1000);
    for (size_t p = 0; p < pages->count; p++) {
        mark_array marks = {0};
        for (size_t i = 0; i < pages->pages[p].count; i++) {
            if (pages->pages[p].items[i].kind == ITEM_TEXT) {
                add_text(&marks, &pages->pages[p].items[i].text);
            }
        }
        length gap = least_gap(&marks, p + 1, &overlaps);
        length rule = least_rule_gap(&marks, &pages->pages[p], p + 1, &overlaps);
        least = gap < least ? gap : least;
        least_rule = rule < least_rule ? rule : least_rule;
        clusters += marks.count;
        array_free(&marks);
    }
    struct buffer gaps = {0};
    length_print(&gaps, least);
    buffer_add(&gaps, STR(" pt, to a rule "));
    length_print(&gaps, least_rule);
    printf("%zu pages, %zu clusters, least gap %.*s pt, %zu overlaps\n", pages->count, clusters,
           STR_ARG(buffer_str(&gaps)), overlaps);
    buffer_free(&gaps);
    return overlaps == 0 && clusters > 0;
}

static const struct pages *lay_out(const struct charter *charter, const char *folder,
                                   struct arena *arena, struct diag *diag) {
    struct fontset *fonts =
        fontset_open(str_of(folder), charter->page.fonts, charter->page.place, diag);
    const struct pages *pages = NULL;
    if (fonts != NULL) {
        struct shaper *shaper = shaper_new(fonts);
        const struct doc *doc = compose(charter, &(struct compose_options){.times = 1}, arena);
        pages = paginate(doc, shaper, arena, diag);
        if (pages != NULL) {
            print_pitches(doc, pages);
            pages = measure(pages) ? pages : NULL;
        }
        shaper_free(shaper);
    }
    fontset_free(fonts);
    return pages;
}

static bool try_master(const char *folder, const char *path) {
    struct diag *diag = diag_new();
    struct arena *arena = arena_new();
    struct buffer master = {0}, report = {0};
    bool fine = false;
    printf("%s\n", path);
    if (file_read(path, 1 << 26, NOWHERE, &master, diag)) {
        uint32_t file = diag_add_file(diag, str_of(path), buffer_str(&master));
        const struct charter *charter = charter_read(file, STR(""), arena, diag);
        fine = charter != NULL && lay_out(charter, folder, arena, diag) != NULL;
    }
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_TEXT, &report);
    fprintf(stderr, "%.*s", STR_ARG(buffer_str(&report)));
    buffer_free(&report);
    buffer_free(&master);
    arena_free(arena);
    diag_free(diag);
    return fine;
}

int main(int count, char **arguments) {
    bool fine = count > 2;
    for (int i = 2; i < count; i++) {
        fine = try_master(arguments[1], arguments[i]) && fine;
    }
    unicode_close();
    return fine ? 0 : 1;
}
