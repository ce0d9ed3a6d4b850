/* Greedy lines: each takes what fits, and nothing is moved later.
 *
 * The charter's columns are narrow, set ragged, and read by people who look for one line of an
 * address or a fee. Greedy lines break where a typist would and change only below a change in the
 * text. The alternative, lines chosen together for the least raggedness (Knuth and Plass), gains
 * nothing where most paragraphs have one to four lines, and its glue and penalties would have to be
 * explained in every golden.
 *
 * A position is a cluster of a piece; the end of a piece is cluster 0 of the next. */
#include "layout/lines.h"

#include "base/str.h"
#include "text/segment.h"

struct position {
    uint32_t piece, cluster;
};

/* A line being filled. */
struct filling {
    const struct text *text;
    length room;
    struct position start;
    struct position at;  /* as far as it is filled */
    length width;        /* up to there */
    length ink;          /* without the space at its end */
    struct position end; /* the last place where it may end; `start` where there is none yet */
    length end_ink;
};

/* The end of the clusters from `from` that fit into `room`. Steps double first, so that the work
 * follows what fits and not what the piece holds. */
static uint32_t fit_clusters(const struct piece *piece, uint32_t from, length room, length size) {
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
 * either it hangs over the end or the next piece does not fit. */
static bool take_piece(struct filling *filling, const struct piece *piece) {
    length size = filling->text->size, width = piece->width;
    length left = filling->room - filling->width;
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
    if (piece->after != BREAK_NEVER || filling->at.piece == filling->text->count) {
        filling->end = filling->at;
        filling->end_ink = filling->ink;
    }
    return true;
}

/* Fills the line up to its end; false where something did not fit before a forced end. */
static bool fill(struct filling *filling) {
    while (filling->at.piece < filling->text->count) {
        const struct piece *piece = &filling->text->pieces[filling->at.piece];
        if (!take_piece(filling, piece)) {
            return false;
        }
        if (piece->after == BREAK_FORCED) {
            break;
        }
    }
    return true;
}

/* ---- The last resort ----------------------------------------------------------------------- */

enum cut { CUT_NONE, CUT_ANYWHERE, CUT_BEHIND_HYPHEN, CUT_GOOD };

/* True where the text before `at` ends in U+002D, spaces aside: readers of PDFs take such a hyphen
 * for the typesetter's and join the words. */
static bool is_behind_hyphen(const struct text *text, struct position at) {
    if (at.cluster > 0) {
        return str_equal(segment_str(&text->pieces[at.piece], at.cluster - 1, at.cluster),
                         STR("-"));
    }
    uint32_t piece = at.piece;
    while (piece > 0 && text->pieces[piece - 1].space) {
        piece--;
    }
    if (piece == 0 || text->pieces[piece - 1].clusters == 0) {
        return false;
    }
    const struct piece *before = &text->pieces[piece - 1];
    return str_equal(segment_str(before, before->clusters - 1, before->clusters), STR("-"));
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

/* Ends the line inside the stretch that did not fit at `at`. */
static void end_anywhere(struct filling *filling) {
    const struct piece *piece = &filling->text->pieces[filling->at.piece];
    struct position limit = filling->at;
    if (!piece->space) {
        limit.cluster =
            fit_clusters(piece, limit.cluster, filling->room - filling->width, filling->text->size);
    }
    struct position end = best_cut(filling, limit);
    if (!is_after(end, filling->start)) {
        end = next_cluster(filling->text, filling->start);
    }
    filling->end = end;
    filling->end_ink = ink_to(filling, end);
}

/* ---- The lines ----------------------------------------------------------------------------- */

static struct line line_of(const struct filling *filling) {
    const struct text *text = filling->text;
    struct position start = filling->start, end = filling->end;
    struct line line = {.first = start.piece,
                        .first_cluster = start.cluster,
                        .end = end.piece,
                        .width = filling->end_ink};
    if (end.cluster > 0) {
        line.end++;
        line.end_cluster = end.cluster;
        line.last_resort = true;
    } else if (is_after(end, start)) {
        line.end_cluster = text->pieces[end.piece - 1].clusters;
        line.last_resort =
            end.piece < text->count && text->pieces[end.piece - 1].after == BREAK_NEVER;
    }
    return line;
}

bool lines_break(const struct text *text, length first, length width, line_array *lines) {
    struct filling filling = {.text = text, .room = first};
    bool all_fit = true;
    do {
        filling.at = filling.end = filling.start;
        filling.width = filling.ink = filling.end_ink = 0;
        bool filled = fill(&filling), ends = is_after(filling.end, filling.start);
        bool leave_empty = !filled && !ends && filling.room < width;
        if (!filled && !ends && !leave_empty) {
            end_anywhere(&filling);
        }
        all_fit = all_fit && filling.end_ink <= filling.room;
        array_push(lines, line_of(&filling));
        filling.start = filling.end;
        filling.room = width;
    } while (filling.start.piece < text->count);
    return all_fit;
}
