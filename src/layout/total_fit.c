#include "layout/total_fit.h"

#include <assert.h>

/* A 64th of a point, finer than an eye sees: squares of it add up for millions of lines. */
static uint64_t square(int64_t slack) {
    enum { UNITS = LENGTH_PT / 64 };
    uint64_t measured = (uint64_t)(slack / UNITS);
    return measured * measured;
}

/* Behind an end that is not a good one: as if the line lacked a quarter, or half, of its width. */
static uint64_t cost_of_end(uint8_t after, length width) {
    return after == BREAK_FAIR ? square(width / 4) : after == BREAK_POOR ? square(width / 2) : 0;
}

/* ---- Choosing ------------------------------------------------------------------------------- */

/* The stretch under way. */
struct choosing {
    struct total_fit_node *nodes;
    const struct unit *units;
    uint32_t count;
    struct measure measure;
};

static int64_t ink_of(const struct choosing *choosing, uint32_t from, uint32_t to) {
    return choosing->nodes[to - 1].start + choosing->units[to - 1].ink -
           choosing->nodes[from].start;
}

/* Of a line. What a last one lacks counts double, for a word alone looks worse than an edge that is
 * ragged. */
static uint64_t cost_of(const struct choosing *choosing, uint32_t from, uint32_t to, length room) {
    const struct measure *measure = &choosing->measure;
    int64_t ink = ink_of(choosing, from, to);
    bool last = to == choosing->count;
    if (last && measure->enough >= 0) {
        return ink < measure->enough ? square(2 * (measure->enough - ink)) : 0;
    }
    return square(room - ink) +
           (last ? 0 : cost_of_end(choosing->units[to - 1].after, measure->width));
}

/* The best line that begins at `from` and ends at `farthest` at the latest. What begins later takes
 * no more lines, so ends are tried from the farthest back until one would take another line. Of
 * equals the fullest. */
static void choose(struct choosing *choosing, uint32_t from, uint32_t farthest, length room) {
    struct total_fit_node *nodes = choosing->nodes, *node = &nodes[from];
    node->lines = nodes[farthest].lines + 1;
    for (uint32_t to = farthest; to > from && nodes[to].lines == nodes[farthest].lines; to--) {
        uint64_t cost = nodes[to].cost + cost_of(choosing, from, to, room);
        if (to == farthest || cost < node->cost) {
            node->cost = cost;
            node->next = to;
        }
    }
}

void total_fit(struct total_fit *fit, const struct unit *units, size_t count,
               struct measure measure) {
    int64_t start = 0;
    fit->nodes.count = 0;
    for (size_t i = 0; i <= count; i++) {
        array_push(&fit->nodes, (struct total_fit_node){.start = start});
        start += i < count ? units[i].width : 0;
    }
    struct choosing choosing = {fit->nodes.items, units, (uint32_t)count, measure};
    for (uint32_t from = (uint32_t)count, farthest = from; from-- > 0;) {
        length room = from == 0 ? measure.first : measure.width;
        while (farthest > from + 1 && ink_of(&choosing, from, farthest) > room) {
            farthest--;
        }
        assert(ink_of(&choosing, from, farthest) <= room);
        choose(&choosing, from, farthest, room);
    }
}

void total_fit_free(struct total_fit *fit) {
    array_free(&fit->nodes);
}
