/* A position is a cluster of a piece; the end of a piece is cluster 0 of the next. */
#include "layout/last_resort.h"

#include "base/str.h"
#include "layout/lines.h"
#include "layout/units.h"
#include "text/segment.h"

struct position {
    uint32_t piece, cluster;
};

/* A line being filled. */
struct filling {
    const struct text *text;
    length room;
    struct position start;
    struct position at; /* as far as it is filled */
    int64_t width;      /* up to there; space may take it far beyond the line's end */
    int64_t ink;        /* without the space at its end */
};

/* The end of the clusters from `from` that fit into `room`. Steps double first, so that the work
 * follows what fits and not what the piece holds. */
static uint32_t fit_clusters(const struct piece *piece, uint32_t from, int64_t room, length size) {
    uint32_t end = from, stride = 1;
    while (stride <= piece->clusters - end &&
           segment_width(piece, from, end + stride, size) <= room) {
        end += stride;
        stride *= 2;
    }
    for (stride /= 2; stride > 0; stride /= 2) {
        if (stride <= piece->clusters - end &&
            segment_width(piece, from, end + stride, size) <= room) {
            end += stride;
        }
    }
    return end;
}

/* Takes the piece at `at`, or what is left of it; false where it does not fit. Space always does:
 * it hangs over the end, or what follows does not fit. */
static bool take_piece(struct filling *filling, const struct piece *piece) {
    length size = filling->text->size, width = piece->width;
    int64_t left = filling->room - filling->width;
    uint32_t from = filling->at.cluster;
    if (from > 0) {
        if (fit_clusters(piece, from, left, size) < piece->clusters) {
            return false;
        }
        width = segment_width(piece, from, piece->clusters, size);
    } else if (!piece->space && width > left) {
        return false;
    }
    filling->width += width;
    filling->ink = piece->space ? filling->ink : filling->width;
    filling->at = (struct position){filling->at.piece + 1, 0};
    return true;
}

/* ---- Where to cut -------------------------------------------------------------------------- */

enum cut { CUT_NONE, CUT_ANYWHERE, CUT_BEHIND_HYPHEN, CUT_GOOD };

/* True where the text before `at` ends in U+002D, spaces aside: readers of PDFs take such a hyphen
 * for the typesetter's and join the words. */
static bool is_behind_hyphen(const struct text *text, struct position at) {
    if (at.cluster > 0) {
        return str_equal(segment_cluster(&text->pieces[at.piece], at.cluster - 1), STR("-"));
    }
    uint32_t piece = at.piece;
    while (piece > 0 && text->pieces[piece - 1].space) {
        piece--;
    }
    if (piece == 0 || text->pieces[piece - 1].clusters == 0) {
        return false;
    }
    const struct piece *before = &text->pieces[piece - 1];
    return str_equal(segment_cluster(before, before->clusters - 1), STR("-"));
}

/* How good a line end would be before `at`. Not before space, which belongs to the line above. */
static enum cut cut_at(const struct text *text, struct position at) {
    const struct piece *piece = &text->pieces[at.piece];
    if (piece->space || piece->clusters == 0) {
        return CUT_NONE;
    }
    if (!segment_may_cut(piece, at.cluster)) {
        return CUT_ANYWHERE;
    }
    return is_behind_hyphen(text, at) ? CUT_BEHIND_HYPHEN : CUT_GOOD;
}

static struct position back(const struct text *text, struct position at) {
    if (at.cluster > 0) {
        return (struct position){at.piece, at.cluster - 1};
    }
    uint32_t clusters = text->pieces[at.piece - 1].clusters;
    return (struct position){at.piece - 1, clusters > 0 ? clusters - 1 : 0};
}

static bool is_after(struct position a, struct position b) {
    return a.piece > b.piece || (a.piece == b.piece && a.cluster > b.cluster);
}

/* The best cut behind the line's start and not behind `limit`, of equals the last; the start where
 * there is none. */
static struct position best_cut(const struct filling *filling, struct position limit) {
    struct position best = filling->start;
    enum cut best_is = CUT_NONE;
    for (struct position at = limit; is_after(at, filling->start) && best_is < CUT_GOOD;
         at = back(filling->text, at)) {
        enum cut cut = cut_at(filling->text, at);
        if (cut > best_is) {
            best = at;
            best_is = cut;
        }
    }
    return best;
}

/* ---- The line ------------------------------------------------------------------------------ */

static struct position next_cluster(const struct text *text, struct position at) {
    at.cluster++;
    return at.cluster < text->pieces[at.piece].clusters ? at : (struct position){at.piece + 1, 0};
}

/* The width from the line's start to `end`, without space at the end. */
static length ink_to(const struct filling *filling, struct position end) {
    const struct text *text = filling->text;
    length width = 0, ink = 0;
    for (uint32_t i = filling->start.piece; i <= end.piece && i < text->count; i++) {
        uint32_t from = i == filling->start.piece ? filling->start.cluster : 0;
        uint32_t to = i == end.piece ? end.cluster : text->pieces[i].clusters;
        width += segment_width(&text->pieces[i], from, to, text->size);
        ink = text->pieces[i].space || to == from ? ink : width;
    }
    return ink;
}

/* Where the line ends, in or before the piece that did not fit. */
static struct position end_of(const struct filling *filling) {
    const struct piece *piece = &filling->text->pieces[filling->at.piece];
    struct position limit = filling->at;
    if (!piece->space) {
        limit.cluster =
            fit_clusters(piece, limit.cluster, filling->room - filling->width, filling->text->size);
    }
    struct position end = best_cut(filling, limit);
    return is_after(end, filling->start) ? end : next_cluster(filling->text, filling->start);
}

static struct line line_to(const struct filling *filling, struct position end) {
    const struct text *text = filling->text;
    struct line line = {.first = filling->start.piece,
                        .first_cluster = filling->start.cluster,
                        .end = end.cluster > 0 ? end.piece + 1 : end.piece,
                        .end_cluster = end.cluster,
                        .width = ink_to(filling, end)};
    if (end.cluster == 0) {
        line.end_cluster = text->pieces[end.piece - 1].clusters;
    }
    line.last_resort = end.cluster > 0 || (end.piece < text->count &&
                                           text->pieces[end.piece - 1].after == BREAK_NEVER);
    return line;
}

bool last_resort_cut(const struct text *text, struct unit *unit, length room, struct line *line) {
    struct position start = {unit->first, unit->first_cluster};
    struct filling filling = {.text = text, .room = room, .start = start, .at = start};
    while (take_piece(&filling, &text->pieces[filling.at.piece])) {
        if (filling.at.piece == unit->end) {
            unit->width = filling.width;
            unit->ink = filling.ink;
            return false;
        }
    }
    struct position end = end_of(&filling);
    *line = line_to(&filling, end);
    unit->first = end.piece;
    unit->first_cluster = end.cluster;
    return true;
}
