/* Random texts broken to random widths, against the rules of lines.h and by trying every way:
 *
 *     lines_random_test FIRST-SEED COUNT
 *
 * The reference knows no units and no nodes: it asks of each piece whether a line may end behind
 * it, and of each set of ends what it costs. */
#include "random.h"

#include "layout/lines.h"
#include "text/segment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So many that trying every way is quick; longer texts are only filled line by line. */
enum { FEW = 14, MANY = 200 };

struct trial {
    struct piece pieces[MANY];
    struct text text;
    length first, width;
    enum last_line last;
    line_array lines;
    const char *fault;
};

/* ---- Making --------------------------------------------------------------------------------- */

/* A line mostly ends behind space, sometimes behind a word, sometimes before space. */
static uint8_t make_end(struct random *random, bool space) {
    static const uint8_t behind_space[] = {BREAK_ALLOWED, BREAK_ALLOWED, BREAK_ALLOWED, BREAK_FAIR,
                                           BREAK_POOR,    BREAK_NEVER,   BREAK_FORCED};
    static const uint8_t behind_word[] = {BREAK_NEVER, BREAK_NEVER, BREAK_NEVER,  BREAK_NEVER,
                                          BREAK_FAIR,  BREAK_POOR,  BREAK_FORCED, BREAK_ALLOWED};
    return space ? behind_space[random_below(random, sizeof behind_space)]
                 : behind_word[random_below(random, sizeof behind_word)];
}

/* A cluster is half the size wide, as fake_segment.c has it. */
static void make(struct random *random, struct trial *trial) {
    int most = random_chance(random, 20) ? MANY : FEW;
    trial->text.count = (size_t)random_below(random, most + 1);
    trial->text.pieces = trial->pieces;
    trial->text.size = 2 * (1 + random_below(random, 20)) * (random_chance(random, 50) ? 1 : 512);
    for (size_t i = 0; i < trial->text.count; i++) {
        struct piece *piece = &trial->pieces[i];
        bool space = i % 2 == 1 && random_chance(random, 90);
        *piece = (struct piece){.space = space};
        piece->clusters = space ? 1 : 1 + (uint32_t)random_below(random, 12);
        piece->width = segment_width(piece, 0, piece->clusters, trial->text.size);
        piece->after = make_end(random, space);
    }
    trial->width = trial->text.size / 2 * (1 + random_below(random, 60));
    trial->first = random_chance(random, 70) ? trial->width : random_below(random, trial->width);
    trial->last = random_chance(random, 30) ? LAST_LINE_EQUAL : LAST_LINE_ANY;
    trial->lines.count = 0;
    trial->fault = NULL;
}

/* ---- Where lines may end -------------------------------------------------------------------- */

static int64_t ink_of(const struct text *text, size_t from, size_t to) {
    int64_t width = 0, ink = 0;
    for (size_t i = from; i < to; i++) {
        width += text->pieces[i].width;
        ink = text->pieces[i].space ? ink : width;
    }
    return ink;
}

static bool is_forced(const struct text *text, size_t end) {
    return end == text->count || text->pieces[end - 1].after == BREAK_FORCED;
}

/* True where pieces [.., end) may be followed by a line end of this kind or a better one. */
static bool is_end(const struct text *text, size_t end, enum break_kind kind) {
    return end == 0 || is_forced(text, end) ||
           (text->pieces[end - 1].after >= kind && !text->pieces[end].space);
}

/* How much stands around `end` between two ends of the kind. */
static int64_t around(const struct text *text, size_t end, enum break_kind kind) {
    size_t from = end - 1, to = end;
    while (!is_end(text, from, kind)) {
        from--;
    }
    while (!is_end(text, to, kind)) {
        to++;
    }
    return ink_of(text, from, to);
}

static bool may_end(const struct text *text, size_t end, length width) {
    return is_end(text, end, BREAK_ALLOWED) ||
           (around(text, end, BREAK_ALLOWED) > width &&
            (is_end(text, end, BREAK_FAIR) ||
             (around(text, end, BREAK_FAIR) > width && is_end(text, end, BREAK_POOR))));
}

/* The widest stretch between ends of the kind. */
static int64_t widest(const struct text *text, enum break_kind kind) {
    int64_t width = 0;
    for (size_t from = 0, to; from < text->count; from = to) {
        to = from + 1;
        while (!is_end(text, to, kind)) {
            to++;
        }
        width = ink_of(text, from, to) > width ? ink_of(text, from, to) : width;
    }
    return width;
}

/* ---- The reference -------------------------------------------------------------------------- */

/* A way to break what is left of a text. */
struct way {
    size_t lines;
    uint64_t cost;
    size_t ends[FEW + 1]; /* of the lines; an empty one ends where it began */
};

static uint64_t square(int64_t lack) {
    uint64_t sixtyfourths = (uint64_t)lack / 16;
    return sixtyfourths * sixtyfourths;
}

static uint64_t cost_of(const struct trial *trial, size_t from, size_t to, length room) {
    length width = trial->width, half = width / 2, ems = 5 * trial->text.size;
    int64_t ink = ink_of(&trial->text, from, to), enough = half < ems ? half : ems;
    if (is_forced(&trial->text, to)) {
        return trial->last == LAST_LINE_EQUAL ? square(room - ink)
               : ink < enough                 ? square(2 * (enough - ink))
                                              : 0;
    }
    uint8_t after = trial->pieces[to - 1].after;
    return square(room - ink) + (after == BREAK_FAIR   ? square(width / 4)
                                 : after == BREAK_POOR ? square(half)
                                                       : 0);
}

static bool is_better(const struct way *a, const struct way *b) {
    return a->lines < b->lines || (a->lines == b->lines && a->cost < b->cost);
}

/* The best way from piece `from` on, by trying all; the fuller line is tried first. Forced ends
 * part a text into stretches, each with its own best way. */
static struct way best_way(const struct trial *trial, size_t from, length room) {
    const struct text *text = &trial->text;
    struct way best = {.lines = SIZE_MAX};
    size_t limit = from;
    if (from == text->count) {
        return (struct way){0};
    }
    while (limit < text->count && (limit == from || !is_forced(text, limit))) {
        limit++;
    }
    for (size_t to = limit; to > from; to--) {
        if (!may_end(text, to, trial->width) || ink_of(text, from, to) > room) {
            continue;
        }
        struct way way = best_way(trial, to, trial->width);
        way.lines++;
        way.cost += cost_of(trial, from, to, room);
        memmove(way.ends + 1, way.ends, (way.lines - 1) * sizeof *way.ends);
        way.ends[0] = to;
        best = is_better(&way, &best) ? way : best;
    }
    if (best.lines == SIZE_MAX) {
        best = best_way(trial, from, trial->width); /* the first line is left empty */
        best.lines++;
        memmove(best.ends + 1, best.ends, (best.lines - 1) * sizeof *best.ends);
        best.ends[0] = from;
    }
    return best;
}

/* How many lines filling each before the next begins gives. */
static size_t filled_lines(const struct trial *trial) {
    const struct text *text = &trial->text;
    size_t lines = 0;
    length room = trial->first;
    for (size_t from = 0, end; from < text->count; from = end, lines++) {
        end = from;
        for (size_t to = from + 1; to <= text->count; to++) {
            end = may_end(text, to, trial->width) && ink_of(text, from, to) <= room ? to : end;
            if (is_forced(text, to)) {
                break;
            }
        }
        room = trial->width;
    }
    return lines > 0 ? lines : 1;
}

/* ---- Judging -------------------------------------------------------------------------------- */

static void claim(struct trial *trial, bool holds, const char *fault) {
    trial->fault = trial->fault != NULL || holds ? trial->fault : fault;
}

/* Where a line begins and ends, in clusters of the whole text. */
static size_t clusters_before(const struct text *text, size_t piece, size_t cluster) {
    for (size_t i = 0; i < piece; i++) {
        cluster += text->pieces[i].clusters;
    }
    return cluster;
}

/* What holds for all lines: each cluster once and in order, each line in its room, ends where they
 * may be, widths true. */
static void judge_lines(struct trial *trial) {
    const struct text *text = &trial->text;
    size_t at = 0;
    for (size_t i = 0; i < trial->lines.count; i++) {
        const struct line *line = &trial->lines.items[i];
        bool empty = line->first == line->end;
        claim(trial, clusters_before(text, line->first, line->first_cluster) == at, "a gap");
        claim(trial, line->width <= (i == 0 ? trial->first : trial->width), "too wide");
        claim(trial, !empty || text->count == 0 || (i == 0 && trial->first < trial->width),
              "an empty line");
        at = empty ? at : clusters_before(text, line->end - 1, line->end_cluster);
        if (empty || line->first_cluster > 0 ||
            line->end_cluster < text->pieces[line->end - 1].clusters) {
            claim(trial, empty || line->first_cluster > 0 || line->last_resort,
                  "not a last resort");
            continue;
        }
        bool permitted = may_end(text, line->end, trial->width);
        claim(trial, ink_of(text, line->first, line->end) == line->width, "a wrong width");
        claim(trial, line->last_resort || permitted, "a forbidden end");
    }
    claim(trial, at == clusters_before(text, text->count, 0), "not all of it");
}

static void judge_way(struct trial *trial) {
    struct way way = best_way(trial, 0, trial->first);
    claim(trial, way.lines == (trial->text.count > 0 ? trial->lines.count : 0), "not the fewest");
    for (size_t i = 0; i < way.lines && trial->fault == NULL; i++) {
        claim(trial, trial->lines.items[i].end == way.ends[i], "not the best");
    }
}

static void judge_extent(struct trial *trial) {
    struct lines_extent extent = lines_measure(&trial->text, trial->first, trial->width);
    length less = trial->width - extent.used;
    claim(trial, extent.count == trial->lines.count, "counted otherwise");
    claim(trial, less >= 0, "uses more than there is");
    if (less > 0 && trial->first >= less) {
        claim(trial,
              lines_measure(&trial->text, trial->first - less, extent.used).count == extent.count,
              "not as many where no more is used");
    }
}

/* Each need is the least width that will do. */
static void judge_needs(struct trial *trial) {
    struct lines_needs needs = lines_needs(&trial->text);
    claim(trial, needs.calm == widest(&trial->text, BREAK_ALLOWED), "needs to be calm");
    claim(trial, needs.least == widest(&trial->text, BREAK_POOR), "the least that it needs");
}

static bool has_last_resort(const struct trial *trial) {
    for (size_t i = 0; i < trial->lines.count; i++) {
        if (trial->lines.items[i].last_resort) {
            return true;
        }
    }
    return false;
}

/* Counts in `tried` the texts of which every way was tried. */
static void judge(struct trial *trial, int *tried) {
    bool fit = lines_break(&trial->text, trial->first, trial->width, trial->last, &trial->lines);
    bool fits = widest(&trial->text, BREAK_POOR) <= trial->width;
    claim(trial, fit, "a cluster is wider than its line");
    judge_extent(trial);
    claim(trial, has_last_resort(trial) != fits, "a last resort, or none");
    judge_lines(trial);
    judge_needs(trial);
    if (fits) {
        claim(trial, filled_lines(trial) == trial->lines.count, "more lines than need be");
    }
    if (fits && trial->text.count <= FEW) {
        judge_way(trial);
        (*tried)++;
    }
}

/* ---- Running -------------------------------------------------------------------------------- */

static void print_trial(const struct trial *trial, int seed) {
    static const char *const ends[] = {"", "~", "-", "/", "!"};
    printf("seed %d: %s\nsize %d first %d width %d%s\n", seed, trial->fault, (int)trial->text.size,
           (int)trial->first, (int)trial->width,
           trial->last == LAST_LINE_EQUAL ? ", lines of one length" : "");
    for (size_t i = 0; i < trial->text.count; i++) {
        const struct piece *piece = &trial->pieces[i];
        printf("%s%d%s ", piece->space ? "s" : "", (int)piece->width, ends[piece->after]);
    }
    printf("\nlines end behind pieces");
    for (size_t i = 0; i < trial->lines.count; i++) {
        printf(" %u", (unsigned)trial->lines.items[i].end);
    }
    printf("\n");
}

int main(int count, char **arguments) {
    static struct trial trial;
    int failed = 0, tried = 0;
    if (count != 3) {
        fprintf(stderr, "usage: %s FIRST-SEED COUNT\n", arguments[0]);
        return 2;
    }
    int first = atoi(arguments[1]), trials = atoi(arguments[2]);
    for (int seed = first; seed < first + trials && failed < 10; seed++) {
        struct random random = {(uint64_t)seed};
        make(&random, &trial);
        judge(&trial, &tried);
        if (trial.fault != NULL) {
            print_trial(&trial, seed);
            failed++;
        }
    }
    array_free(&trial.lines);
    printf("%d texts, %d by every way, %d failed\n", trials, tried, failed);
    return failed == 0 && tried > trials / 4 ? 0 : 1;
}
