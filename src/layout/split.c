/* How a row is split.
 *
 * A row is cells side by side, each a column of lines. A page gives it some room; the piece that
 * stands there is, of every cell at once, the lines that fit: the same room for all, the cut in
 * each cell for itself, at the last line end that the rules allow. Cells that end early leave white
 * space, as they would without a cut. What is left is the same row with larger `from`, so the
 * caller loops and nothing is remembered between pieces.
 *
 * Three rules say when a cut is good: no fewer than keep_lines of a cell on either side of it;
 * every cell that goes on has lines on this page (a row is split only where all its cells can be,
 * as Firefox does); and a row that the next page can take whole is not started for a low piece.
 * Where one of them fails, the row moves to the next page. A full page is the end of that: there a
 * cell that no good cut fits is cut where the room ends, for rules may be given up and lines may
 * not. So a piece on a full page always takes lines of every unfinished cell, which is why no
 * caller can loop for ever.
 *
 * Rejected: one height at which all cells are cut, taken from the line ends that they share. It
 * is what a reader would draw with a ruler, but cells with other leadings or paragraph spaces
 * hardly share any, so rows move for nothing and pages stay half empty. Rejected too: choosing all
 * the cuts of a long row together, for the best sum of penalties. It mends only the rare last piece
 * that had to break a rule, and pays with every page depending on all the later ones. */
#include "layout/split.h"

#include <assert.h>
#include <stdint.h>

/* The height that line `i` adds to the piece that begins at the cell's `from`. */
static length step(const struct split_cell *cell, size_t i) {
    return cell->lines[i].height + (i > cell->from ? cell->lines[i].before : 0);
}

/* The end of the lines that fit into `room`. */
static size_t reach(const struct split_cell *cell, length room) {
    length used = cell->top;
    size_t end = cell->from;
    while (end < cell->count && used + step(cell, end) <= room) {
        used += step(cell, end++);
    }
    return end;
}

static length height_to(const struct split_cell *cell, size_t end) {
    length height = cell->top;
    for (size_t i = cell->from; i < end; i++) {
        height += step(cell, i);
    }
    return height;
}

static bool is_good_cut(const struct split_cell *cell, size_t at, size_t keep_lines) {
    if (at == cell->count || cell->count < 2 * keep_lines) {
        return true;
    }
    return at - cell->from >= keep_lines && cell->count - at >= keep_lines;
}

/* The last good cut at or before `end`; the cell's `from` where there is none. */
static size_t last_good_cut(const struct split_cell *cell, size_t end, size_t keep_lines) {
    while (end > cell->from && !is_good_cut(cell, end, keep_lines)) {
        end--;
    }
    return end;
}

bool split_row_is_whole(const struct split_cell *cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (cells[i].from > 0) {
            return false;
        }
    }
    return true;
}

/* Not further than `most`: a long text's height may be more than a length holds. */
length split_row_height(const struct split_cell *cells, size_t count, length padding, length most) {
    length height = padding;
    for (size_t i = 0; i < count && height <= most; i++) {
        length cell = cells[i].top + padding;
        for (size_t k = cells[i].from; k < cells[i].count && cell <= most; k++) {
            cell += step(&cells[i], k);
        }
        height = cell > height ? cell : height;
    }
    return height;
}

bool split_is_low(length height, length whole, const struct split_rules *rules) {
    return rules->least_part > 0 && whole <= rules->full_room &&
           (int64_t)height * rules->least_part < whole;
}

static struct split_piece moved(const struct split_cell *cells, size_t count, size_t *take) {
    for (size_t i = 0; i < count; i++) {
        take[i] = cells[i].from;
    }
    return (struct split_piece){.moved = true};
}

/* Where the cell is cut. On a full page that is behind a line at least; elsewhere it is `from`,
 * where the rules allow no cut in this room. */
static size_t cut(const struct split_cell *cell, length room, size_t keep_lines,
                  bool is_full_page) {
    size_t end = reach(cell, room);
    size_t good = last_good_cut(cell, end, keep_lines);
    if (good > cell->from || cell->from == cell->count || !is_full_page) {
        return good;
    }
    return end > cell->from ? end : cell->from + 1;
}

struct split_piece split_row(const struct split_cell *cells, size_t count, length room,
                             const struct split_rules *rules, size_t *take) {
    bool is_full_page = room >= rules->full_room;
    struct split_piece piece = {.finished = true, .height = rules->padding};
    for (size_t i = 0; i < count; i++) {
        const struct split_cell *cell = &cells[i];
        take[i] = cut(cell, room - rules->padding, rules->keep_lines, is_full_page);
        if (take[i] == cell->from && cell->from < cell->count) {
            return moved(cells, count, take);
        }
        length height = height_to(cell, take[i]) + rules->padding;
        piece.height = height > piece.height ? height : piece.height;
        piece.finished = piece.finished && take[i] == cell->count;
    }
    bool is_low =
        !piece.finished && split_row_is_whole(cells, count) &&
        split_is_low(piece.height, split_row_height(cells, count, rules->padding, rules->full_room),
                     rules);
    if (!is_full_page && (is_low || piece.height > room)) {
        return moved(cells, count, take);
    }
    return piece;
}
