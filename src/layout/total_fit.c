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

/* Of a last line: nothing where it is a third of the width; what it lacks to that counts double,
 * for a word alone looks worse than an edge that is ragged. */
static uint64_t cost_of_last(int64_t ink, const struct measure *measure) {
    int64_t third = measure->width / 3;
    return ink < third ? square(2 * (third - ink)) : 0;
}

uint64_t total_fit_cost(int64_t ink, length room, const struct measure *measure, uint8_t after,
                        bool is_last) {
    if (is_last && measure->last == LAST_LINE_ANY) {
        return cost_of_last(ink, measure);
    }
    return square(room - ink) + (is_last ? 0 : cost_of_end(after, measure->width));
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

/* The best line that begins at `from` and ends at `farthest` at the latest. What begins later takes
 * no more lines, so ends are tried from the farthest back until one would take another line. Of
 * equals the fullest. */
static void choose(struct choosing *choosing, uint32_t from, uint32_t farthest, length room) {
    struct total_fit_node *nodes = choosing->nodes, *node = &nodes[from];
    node->lines = nodes[farthest].lines + 1;
    for (uint32_t to = farthest; to > from && nodes[to].lines == nodes[farthest].lines; to--) {
        uint64_t cost =
            nodes[to].cost + total_fit_cost(ink_of(choosing, from, to), room, &choosing->measure,
                                            choosing->units[to - 1].after, to == choosing->count);
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
