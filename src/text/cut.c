#include "text/cut.h"

#include "base/unicode.h"
#include "text/face.h"
#include "text/missing.h"
#include "text/shaper.h"

/* A longer piece is cut in two: bounds widths, and what one call of HarfBuzz does. */
enum { PIECE_SIZE_LIMIT = 8192 };

/* The source being cut: where its text begins in that text. */
struct cut_source {
    uint32_t number;
    size_t offset;
    struct stretch stretch;
};

static enum break_kind break_at(struct cutter *cutter, size_t offset) {
    const struct line_breaks *breaks = &cutter->breaks;
    while (cutter->next_break < breaks->count &&
           breaks->items[cutter->next_break].offset < offset) {
        cutter->next_break++;
    }
    if (cutter->next_break == breaks->count || breaks->items[cutter->next_break].offset != offset) {
        return BREAK_NEVER;
    }
    return breaks->items[cutter->next_break].kind;
}

static void report_missing(struct cutter *cutter, const struct cut_source *source,
                           const struct shaped *shaped) {
    struct place from = source->stretch.place;
    missing_report(&cutter->shaper->itemiser, source->stretch.weight, shaped->missing, &from,
                   cutter->diag);
}

/* Shapes bytes [start, end) of the source as one piece. */
static void add_piece(struct cutter *cutter, const struct cut_source *source, const struct run *run,
                      struct piece piece) {
    struct str text = str_slice(source->stretch.text, run->start, run->end);
    const struct shaped *shaped = shape(cutter->shaper, run->face, text);
    if (shaped->failed) {
        DIAG(cutter->diag, NOWHERE, DIAG_FONT_BROKEN, face_file(shaped->face));
        return;
    }
    if (shaped->missing.size > 0) {
        report_missing(cutter, source, shaped);
        return;
    }
    piece.shaped = shaped;
    piece.width = face_length(shaped->face, shaped->advance, cutter->size);
    piece.source = source->number;
    piece.clusters = shaped->count;
    array_push(cutter->pieces, piece);
}

/* Where the stretch of space or of letters at `start` ends, at the latest at `limit`. */
static size_t end_of_kind(struct str text, size_t start, size_t limit, bool *space) {
    size_t at = start;
    *space = unicode_is_space(unicode_next(text, &at));
    while (at < limit) {
        size_t next = at;
        if (unicode_is_space(unicode_next(text, &next)) != *space) {
            break;
        }
        at = next;
    }
    return at;
}

/* The bytes until the next opportunity of the line. */
static size_t next_opportunity(const struct cutter *cutter, size_t offset) {
    for (size_t i = cutter->next_break; i < cutter->breaks.count; i++) {
        if (cutter->breaks.items[i].offset > offset) {
            return cutter->breaks.items[i].offset - offset;
        }
    }
    return SIZE_MAX;
}

/* Cuts a run at opportunities, at the borders of space, and where a piece would grow too large. */
static void cut_run(struct cutter *cutter, const struct cut_source *source, struct run run) {
    uint32_t run_end = run.end;
    while (run.start < run_end) {
        bool space;
        size_t limit = run_end;
        size_t room = next_opportunity(cutter, source->offset + run.start);
        room = room < PIECE_SIZE_LIMIT ? room : PIECE_SIZE_LIMIT;
        limit = room < limit - run.start ? run.start + room : limit;
        run.end = (uint32_t)end_of_kind(source->stretch.text, run.start, limit, &space);
        uint8_t after = (uint8_t)break_at(cutter, source->offset + run.end);
        add_piece(cutter, source, &run, (struct piece){.after = after, .space = space});
        run.start = run.end;
    }
}

static void cut_source(struct cutter *cutter, uint32_t number, size_t offset) {
    const struct text_source *from = &cutter->sources[number];
    struct cut_source source = {number, offset, {from->text, WEIGHT_REGULAR, from->place}};
    source.stretch.weight = from->bold ? WEIGHT_BOLD : WEIGHT_REGULAR;
    struct runs runs =
        itemise(&cutter->shaper->itemiser, &source.stretch, cutter->shaper->scratch, cutter->diag);
    for (size_t i = 0; i < runs.count; i++) {
        cut_run(cutter, &source, runs.items[i]);
    }
}

/* The texts of sources [first, end) as one: UAX #14 looks beyond the border of two sources. */
static struct str join(const struct text_source *sources, size_t first, size_t end,
                       struct arena *arena) {
    if (end - first == 1) {
        return sources[first].text;
    }
    struct buffer joined = {0};
    for (size_t i = first; i < end; i++) {
        buffer_add(&joined, sources[i].text);
    }
    struct str kept = str_copy(arena, buffer_str(&joined));
    buffer_free(&joined);
    return kept;
}

void cut_sources(struct cutter *cutter, size_t first, size_t end) {
    struct arena *scratch = shaper_scratch(cutter->shaper);
    size_t offset = 0;
    cutter->breaks = linebreak_find(join(cutter->sources, first, end, scratch), scratch);
    cutter->next_break = 0;
    for (size_t i = first; i < end; i++) {
        cut_source(cutter, (uint32_t)i, offset);
        offset += cutter->sources[i].text.size;
    }
}

void cut_line_end(struct cutter *cutter, uint32_t source) {
    if (cutter->sources[source].line_end) {
        if (cutter->pieces->count == cutter->line_start) {
            array_push(cutter->pieces, (struct piece){.source = source});
        }
        cutter->pieces->items[cutter->pieces->count - 1].after = BREAK_FORCED;
    } else if (cutter->pieces->count > cutter->line_start) {
        cutter->pieces->items[cutter->pieces->count - 1].after = BREAK_ALLOWED;
    }
}
