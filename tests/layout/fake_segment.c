#include "fake_segment.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"
#include "text/segment.h"

struct shaper {
    struct arena *arena;
};

struct shaped {
    struct str text;
    const uint32_t *starts; /* of each cluster, and the end */
};

struct shaper *fake_shaper(struct arena *arena) {
    struct shaper *shaper = arena_new_of(arena, struct shaper);
    shaper->arena = arena;
    return shaper;
}

typedef ARRAY(struct piece) piece_array;

static uint8_t end_behind(uint32_t c) {
    return c == '/' ? BREAK_ALLOWED : c == '@' ? BREAK_FAIR : c == '_' ? BREAK_POOR : BREAK_NEVER;
}

/* The piece of `text` from `*offset` on: space or none of it, ending behind '/', '@' or '_'. */
static struct piece next_piece(struct str text, size_t *offset, length size, struct arena *arena) {
    ARRAY(uint32_t) starts = {0};
    size_t from = *offset;
    struct piece piece = {.space = text.bytes[from] == ' '};
    while (*offset < text.size && (text.bytes[*offset] == ' ') == piece.space) {
        array_push(&starts, (uint32_t)(*offset - from));
        piece.clusters++;
        piece.after = end_behind(unicode_next(text, offset));
        if (piece.after != BREAK_NEVER) {
            break;
        }
    }
    array_push(&starts, (uint32_t)(*offset - from));
    struct shaped *shaped = arena_new_of(arena, struct shaped);
    shaped->text = str_slice(text, from, *offset);
    shaped->starts = array_keep(&starts, arena);
    piece.shaped = shaped;
    piece.width = segment_width(&piece, 0, piece.clusters, size);
    return piece;
}

static void end_space(piece_array *pieces) {
    struct piece *last = &pieces->items[pieces->count - 1];
    const struct piece *before = pieces->count > 1 ? last - 1 : NULL;
    bool behind_hyphen =
        before != NULL && before->shaped != NULL && str_ends(before->shaped->text, STR("-"));
    if (last->space && !behind_hyphen) {
        last->after = BREAK_ALLOWED;
    }
}

struct text segment_text(struct shaper *shaper, const struct text_source *sources, size_t count,
                         length size, struct arena *arena, struct diag *diag) {
    piece_array pieces = {0};
    struct text text = {.size = size};
    (void)diag;
    for (uint32_t i = 0; i < count; i++) {
        size_t first = pieces.count;
        for (size_t offset = 0; offset < sources[i].text.size;) {
            struct piece piece = next_piece(sources[i].text, &offset, size, shaper->arena);
            piece.source = i;
            array_push(&pieces, piece);
            end_space(&pieces);
        }
        if (sources[i].line_end && pieces.count == first) {
            array_push(&pieces, (struct piece){.source = i});
        }
        if (sources[i].line_end) {
            pieces.items[pieces.count - 1].after = BREAK_FORCED;
        }
    }
    text.count = pieces.count;
    text.pieces = array_keep(&pieces, arena);
    return text;
}

struct text segment_unheard(struct shaper *shaper, const struct text_source *source, length size,
                            struct arena *arena) {
    return segment_text(shaper, source, 1, size, arena, NULL);
}

length segment_width(const struct piece *piece, uint32_t from, uint32_t to, length size) {
    (void)piece;
    return (length)(to - from) * size / 2;
}

struct str segment_str(const struct piece *piece, uint32_t from, uint32_t to) {
    return piece->shaped == NULL ? STR("")
                                 : str_slice(piece->shaped->text, piece->shaped->starts[from],
                                             piece->shaped->starts[to]);
}

struct str segment_cluster(const struct piece *piece, uint32_t at) {
    return segment_str(piece, at, at + 1);
}

bool segment_may_cut(const struct piece *piece, uint32_t at) {
    return !str_starts(segment_str(piece, at, piece->clusters), STR("!"));
}

/* Every letter is 8/10 high and 2/10 deep, but those that stand for stacks. */
static struct reach reach_of(uint32_t c, length size) {
    switch (c) {
    case ' ':
        return (struct reach){0, 0};
    case '^':
        return (struct reach){size * 12 / 10, size * 2 / 10};
    case '_':
        return (struct reach){size * 8 / 10, size * 6 / 10};
    default:
        return (struct reach){size * 8 / 10, size * 2 / 10};
    }
}

static struct reach reach_of_text(struct str text, length size) {
    struct reach all = {0, 0};
    for (size_t at = 0; at < text.size;) {
        struct reach reach = reach_of(unicode_next(text, &at), size);
        all.above = reach.above > all.above ? reach.above : all.above;
        all.below = reach.below > all.below ? reach.below : all.below;
    }
    return all;
}

struct reach segment_reach(const struct text *text, length size) {
    struct reach all = {0, 0};
    for (size_t i = 0; i < text->count; i++) {
        struct str words = segment_str(&text->pieces[i], 0, text->pieces[i].clusters);
        struct reach reach = reach_of_text(words, size);
        all.above = reach.above > all.above ? reach.above : all.above;
        all.below = reach.below > all.below ? reach.below : all.below;
    }
    return all;
}

struct rect segment_ink(const struct piece *piece, uint32_t from, uint32_t to, length size) {
    struct reach reach = reach_of_text(segment_str(piece, from, to), size);
    return (struct rect){0, -reach.above, segment_width(piece, from, to, size),
                         reach.above + reach.below};
}

void segment_dump(const struct piece *piece, struct buffer *out) {
    buffer_print(out, "    |%.*s|\n", STR_ARG(piece->shaped->text));
}
