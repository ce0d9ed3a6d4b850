#include "text/segment.h"

#include "base/diag.h"
#include "text/cut.h"
#include "text/face.h"
#include "text/shaper.h"

#include <assert.h>

#ifndef NDEBUG
static bool same_piece(const struct piece *a, const struct piece *b) {
    return a->shaped == b->shaped && a->width == b->width && a->source == b->source &&
           a->clusters == b->clusters && a->after == b->after && a->space == b->space;
}

/* True where the line's source cut as a whole gives the same pieces; asserted in Debug. */
static bool whole_agrees(const struct cutter *cutter, uint32_t number) {
    struct itemiser after = cutter->shaper->itemiser;
    piece_array pieces = {0};
    struct cutter whole = {.shaper = cutter->shaper,
                           .sources = cutter->sources,
                           .size = cutter->size,
                           .diag = cutter->diag,
                           .pieces = &pieces};
    itemiser_begin_line(&cutter->shaper->itemiser);
    cut_sources(&whole, number, number + 1);
    size_t count = cutter->pieces->count - cutter->line_start;
    bool same = pieces.count == count;
    for (size_t i = 0; i < count && same; i++) {
        /* What stands behind the last piece is up to the line. */
        pieces.items[count - 1].after = cutter->pieces->items[cutter->line_start + count - 1].after;
        same = same_piece(&pieces.items[i], &cutter->pieces->items[cutter->line_start + i]);
    }
    array_free(&pieces);
    cutter->shaper->itemiser = after;
    return same;
}
#endif

/* Sources [first, end): a line, or what is left of the paragraph. */
static void cut_line(struct cutter *cutter, size_t first, size_t end) {
    cutter->line_start = cutter->pieces->count;
    itemiser_begin_line(&cutter->shaper->itemiser);
    size_t reported = cutter->shaper->itemiser.reported;
    if (end - first == 1 && cut_words(cutter, (uint32_t)first)) {
        assert(whole_agrees(cutter, (uint32_t)first));
    } else {
        cutter->pieces->count = cutter->line_start;
        itemiser_begin_line(&cutter->shaper->itemiser);
        cutter->shaper->itemiser.reported = reported;
        cut_sources(cutter, first, end);
    }
    cut_line_end(cutter, (uint32_t)end - 1);
}

static struct text cut_paragraph(struct cutter *cutter, size_t count, struct arena *arena) {
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && !cutter->sources[end - 1].line_end) {
            end++;
        }
        cut_line(cutter, first, end);
    }
    struct text text = {NULL, cutter->pieces->count, cutter->size};
    text.pieces = array_copy(cutter->pieces, arena);
    return text;
}

/* What comes back is short, an officer with all fields at the most: a long paragraph would fill the
 * cache for nothing. */
static bool may_come_back(const struct text_source *sources, size_t count) {
    enum { SIZE_LIMIT = 512, SOURCE_LIMIT = 16 };
    size_t size = 0;
    for (size_t i = 0; i < count && i < SOURCE_LIMIT; i++) {
        size += sources[i].text.size;
    }
    return count <= SOURCE_LIMIT && size <= SIZE_LIMIT;
}

struct text segment_text(struct shaper *shaper, const struct text_source *sources, size_t count,
                         length size, struct arena *arena, struct diag *diag) {
    struct cutter cutter = {.shaper = shaper,
                            .sources = sources,
                            .size = size,
                            .diag = diag,
                            .pieces = &shaper->pieces};
    struct text text;
    enum paragraph_state state =
        may_come_back(sources, count)
            ? paragraphs_find(&shaper->paragraphs, sources, count, size, &text)
            : PARAGRAPH_NEW;
    if (state == PARAGRAPH_KEPT) {
        return text;
    }
    if (state == PARAGRAPH_NEW) {
        return cut_paragraph(&cutter, count, arena);
    }
    size_t errors = diag_count(diag, SEVERITY_ERROR);
    text = cut_paragraph(&cutter, count, shaper->arena);
    /* What lacks a letter is cut again, so that each place of it is reported. */
    if (diag_count(diag, SEVERITY_ERROR) == errors) {
        paragraphs_add(&shaper->paragraphs, text, shaper->arena);
    }
    return text;
}

struct text segment_unheard(struct shaper *shaper, const struct text_source *source, length size,
                            struct arena *arena) {
    size_t reported = shaper->itemiser.reported;
    struct text text = segment_text(shaper, source, 1, size, arena, shaper->unheard);
    shaper->itemiser.reported = reported;
    return text;
}

/* Rounded as ink is (segment_ink), which therefore stays within. */
static void add_reach(struct reach *reach, const struct piece *piece, length size) {
    if (piece->shaped != NULL) {
        const struct shaped *shaped = piece->shaped;
        length above = face_length(shaped->face, shaped->top, size);
        length below = face_length(shaped->face, -(int64_t)shaped->bottom, size);
        reach->above = above > reach->above ? above : reach->above;
        reach->below = below > reach->below ? below : reach->below;
    }
}

struct reach segment_reach(const struct text *text, length size) {
    struct reach reach = {0, 0};
    for (size_t i = 0; i < text->count; i++) {
        add_reach(&reach, &text->pieces[i], size);
    }
    return reach;
}
