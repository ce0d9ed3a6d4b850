/* How good the program's column widths are: a long random search for better ones, which knows
 * nothing of how the program chooses.
 *
 *     widths_search [--runs N] [--seed N] [--free] [--fonts FOLDER] MASTER…
 *
 * Each master is composed once and laid out N times (2000 else), each time with other widths in its
 * sets of columns; tables of one set share them, and they fill the text's width. Widths that
 * the master gives in points stand; with --free the program chooses all, those with shares too. A
 * layout is better that breaks fewer words as a last resort, and fewer addresses and sums, than the
 * better of the program's and the set's own widths do, or else as few on fewer pages, or else fills
 * less of them. One tenth of the runs are widths at random; the rest climbs from the program's,
 * from the set's own, from equal ones and from the best at random: columns get up to a quarter
 * narrower or wider, or one takes a few points from another; what is not worse is gone on from.
 *
 * Prints a table for each master: what the search found is no proof that there is nothing better.
 * By hand, in the release build: in Debug every layout is put to the proof. */
#include "widths_master.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "random.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct wanted {
    int runs;
    uint64_t seed;
    bool free;
    const char *fonts;
};

/* ---- Widths --------------------------------------------------------------------------------- */

enum { LEAST_WIDTH = 8 * LENGTH_PT };

static bool is_given(const struct set *set, size_t column, const struct wanted *wanted) {
    return set->source->columns[column].width > 0 && !wanted->free;
}

/* Divides the room among the columns whose width is not given, by weights from 1 on. */
static void fill(const struct master *master, const struct set *set, const struct wanted *wanted,
                 const int64_t *weights, length *widths) {
    int64_t left = master->room, all = 0, taken = 0;
    for (size_t i = 0; i < set->source->count; i++) {
        bool given = is_given(set, i, wanted);
        left -= given ? set->source->columns[i].width : 0;
        all += given ? 0 : weights[i];
    }
    for (size_t i = 0; i < set->source->count; i++) {
        length *width = &widths[set->first + i];
        if (is_given(set, i, wanted)) {
            *width = set->source->columns[i].width;
        } else {
            *width = (length)(left * (taken + weights[i]) / all - left * taken / all);
            taken += weights[i];
        }
    }
}

typedef int64_t weigh_column(const struct set *set, size_t column, const void *context);

static void fill_all(const struct master *master, const struct wanted *wanted, weigh_column *weigh,
                     const void *context, length *widths) {
    int64_t *weights = memory_zeroed(memory_product(master->size, sizeof *weights));
    for (size_t i = 0; i < master->sets.count; i++) {
        const struct set *set = &master->sets.items[i];
        for (size_t k = 0; k < set->source->count; k++) {
            weights[k] = weigh(set, k, context);
        }
        fill(master, set, wanted, weights, widths);
    }
    memory_free(weights);
}

static int64_t weigh_equally(const struct set *set, size_t column, const void *context) {
    (void)set;
    (void)column;
    (void)context;
    return 1;
}

/* The widths that a person gave the official forms, before the program chose: tenths of a point of
 * landscape A4. */
static const struct {
    const char *id;
    uint32_t shares[8];
} forms[] = {{"field-8", {300, 900, 1240, 820, 620, 588, 1600, 1670}},
             {"ministry-7", {240, 1300, 1500, 1500, 900, 700, 1598}},
             {"local-8", {300, 950, 620, 1120, 880, 668, 1600, 1600}},
             {"expectations", {538, 7200}},
             {"grievance", {438, 2200, 1900, 2100, 1100}}};

static uint32_t share_of(const struct set *set, size_t column) {
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (str_equal(set->source->id, str_of(forms[i].id))) {
            return forms[i].shares[column];
        }
    }
    return set->source->columns[column].share;
}

/* The set's shares; a column without one counts as much as they do on average. */
static int64_t weigh_by_share(const struct set *set, size_t column, const void *context) {
    int64_t shares = 0, sharing = 0;
    (void)context;
    for (size_t i = 0; i < set->source->count; i++) {
        bool shares_here = set->source->columns[i].width == 0 && share_of(set, i) > 0;
        shares += shares_here ? share_of(set, i) : 0;
        sharing += shares_here;
    }
    uint32_t share = share_of(set, column);
    if (sharing == 0) {
        return 1;
    }
    return share > 0 ? share * sharing : shares;
}

static int64_t weigh_at_random(const struct set *set, size_t column, const void *context) {
    struct random *random = *(struct random *const *)context;
    (void)set;
    (void)column;
    return (int64_t)(1 + random_below(random, 100)) * (1 + random_below(random, 100));
}

/* As the set itself says: given widths, shares, or nothing, which is equal widths. The built-in
 * sets as their forms were drawn. */
static void set_own(const struct master *master, length *widths) {
    struct wanted given = {.free = false};
    fill_all(master, &given, weigh_by_share, NULL, widths);
}

struct nearby {
    struct random *random;
    const length *widths;
};

static int64_t weigh_nearby(const struct set *set, size_t column, const void *context) {
    const struct nearby *nearby = context;
    return 1 + (int64_t)nearby->widths[set->first + column] *
                   (75 + random_below(nearby->random, 51)) / 100;
}

/* One column of a set takes some points from another; false where that cannot be. */
static bool shift(const struct master *master, const struct wanted *wanted, struct random *random,
                  length *widths) {
    const struct set *set = &master->sets.items[random_below(random, (int)master->sets.count)];
    size_t from = (size_t)random_below(random, (int)set->source->count);
    size_t to = (size_t)random_below(random, (int)set->source->count);
    length step = (LENGTH_PT / 4) << random_below(random, 9);
    if (from == to || is_given(set, from, wanted) || is_given(set, to, wanted) ||
        widths[set->first + from] - step < LEAST_WIDTH) {
        return false;
    }
    widths[set->first + from] -= step;
    widths[set->first + to] += step;
    return true;
}

/* ---- The search ----------------------------------------------------------------------------- */

struct search {
    struct master *master;
    const struct wanted *wanted;
    struct random random;
    size_t allowed; /* broken words */
    struct score best;
    length *best_widths;
    int runs;
};

/* One layout; true where it is not worse than `score`, which it then becomes. */
static bool try_widths(struct search *search, const length *widths, struct score *score) {
    struct score found = master_lay_out_with(search->master, widths);
    search->runs++;
    if (score_is_worse(&search->best, &found, search->allowed)) {
        search->best = found;
        memcpy(search->best_widths, widths, search->master->size * sizeof *widths);
    }
    if (score_is_worse(&found, score, search->allowed)) {
        return false;
    }
    *score = found;
    return true;
}

static length *new_widths(const struct master *master) {
    return memory_zeroed(memory_product(master->size, sizeof(length)));
}

static void climb(struct search *search, const length *start, struct score score, int runs) {
    const struct master *master = search->master;
    length *here = new_widths(master), *next = new_widths(master);
    memcpy(here, start, master->size * sizeof *here);
    for (int end = search->runs + runs; search->runs < end;) {
        memcpy(next, here, master->size * sizeof *here);
        if (random_chance(&search->random, 25)) {
            struct nearby nearby = {&search->random, here};
            fill_all(master, search->wanted, weigh_nearby, &nearby, next);
        } else {
            for (int i = 1 + random_below(&search->random, 3); i > 0; i--) {
                (void)shift(master, search->wanted, &search->random, next);
            }
        }
        if (try_widths(search, next, &score)) {
            memcpy(here, next, master->size * sizeof *here);
        }
    }
    memory_free(here);
    memory_free(next);
}

static void search_at_random(struct search *search, length *widths, struct score *score, int runs) {
    length *next = new_widths(search->master);
    struct random *random = &search->random;
    for (int i = 0; i < runs; i++) {
        fill_all(search->master, search->wanted, weigh_at_random, &random, next);
        if (try_widths(search, next, score)) {
            memcpy(widths, next, search->master->size * sizeof *widths);
        }
    }
    memory_free(next);
}

/* ---- The table ------------------------------------------------------------------------------ */

static void print_score(const char *name, const struct score *score, const struct score *best) {
    if (!score->is_valid) {
        printf("    %-14s not to be laid out\n", name);
        return;
    }
    int64_t thousandths = best->height > 0 ? score->height * 1000 / best->height : 0;
    printf("    %-14s %5zu %9" PRId64 " pt %4zu   %" PRId64 ".%03" PRId64 "\n", name, score->pages,
           score->height / LENGTH_PT, score->broken, thousandths / 1000, thousandths % 1000);
}

static void print_widths(const struct master *master, const char *name, const length *widths) {
    for (size_t i = 0; i < master->sets.count; i++) {
        const struct set *set = &master->sets.items[i];
        printf("    %s, %.*s:", name, STR_ARG(set->source->id));
        for (size_t k = 0; k < set->source->count; k++) {
            printf(" %d", (widths[set->first + k] + LENGTH_PT / 2) / LENGTH_PT);
        }
        printf("\n");
    }
}

static bool has_choice(const struct master *master, const struct wanted *wanted) {
    for (size_t i = 0; i < master->sets.count; i++) {
        size_t open = 0;
        for (size_t k = 0; k < master->sets.items[i].source->count; k++) {
            open += !is_given(&master->sets.items[i], k, wanted);
        }
        if (open > 1) {
            return true;
        }
    }
    return false;
}

static size_t least_broken(const struct score *a, const struct score *b) {
    return !b->is_valid || (a->is_valid && a->broken < b->broken) ? a->broken : b->broken;
}

static void search_master(struct master *master, const struct wanted *wanted) {
    length *starts[4];
    struct score scores[4] = {{0}};
    for (size_t i = 0; i < 4; i++) {
        starts[i] = new_widths(master);
    }
    scores[0] = wanted->free ? master_lay_out_free(master, starts[0])
                             : master_lay_out_chosen(master, starts[0]);
    set_own(master, starts[1]);
    scores[1] = master_lay_out_with(master, starts[1]);
    fill_all(master, wanted, weigh_equally, NULL, starts[2]);
    scores[2] = master_lay_out_with(master, starts[2]);
    struct search search = {.master = master,
                            .wanted = wanted,
                            .random = {wanted->seed},
                            .allowed = least_broken(&scores[0], &scores[1]),
                            .best_widths = new_widths(master)};
    for (size_t i = 0; i < 3; i++) {
        if (score_is_worse(&search.best, &scores[i], search.allowed)) {
            search.best = scores[i];
            memcpy(search.best_widths, starts[i], master->size * sizeof(length));
        }
    }
    search_at_random(&search, starts[3], &scores[3], wanted->runs / 10);
    for (int i = 0; i < 4; i++) {
        climb(&search, starts[i], scores[i], (wanted->runs - search.runs) / (4 - i));
    }
    printf("    widths         pages    height   broken   of the best\n");
    print_score("chosen", &scores[0], &search.best);
    print_score("the set's own", &scores[1], &search.best);
    print_score("equal", &scores[2], &search.best);
    print_score("best found", &search.best, &search.best);
    print_widths(master, "chosen", starts[0]);
    print_widths(master, "best found", search.best_widths);
    for (size_t i = 0; i < 4; i++) {
        memory_free(starts[i]);
    }
    memory_free(search.best_widths);
}

static bool run_master(const char *path, const struct wanted *wanted) {
    struct master master = {0};
    bool fine = master_prepare(&master, path, wanted->fonts);
    printf("%s: %zu tables of %zu sets of columns\n", path, master.tables.count, master.sets.count);
    if (!fine) {
        struct buffer said = {0};
        diag_print(master.diag, LANGUAGE_ENGLISH, DIAG_TEXT, &said);
        printf("    not to be searched\n%.*s", STR_ARG(buffer_str(&said)));
        buffer_free(&said);
    } else if (!has_choice(&master, wanted)) {
        printf("    all widths are given: --free\n");
    } else {
        search_master(&master, wanted);
    }
    (void)fflush(stdout);
    master_release(&master);
    return fine;
}

/* ---- The command line ----------------------------------------------------------------------- */

static int fail_usage(void) {
    (void)fputs("usage: widths_search [--runs N] [--seed N] [--free] [--fonts FOLDER] MASTER...\n",
                stderr);
    return 2;
}

/* Takes an option and its value off the arguments; the number of them, 0 where it is none. */
static int take_option(char **arguments, int left, struct wanted *wanted) {
    uint64_t number = 0;
    if (strcmp(arguments[0], "--free") == 0) {
        wanted->free = true;
        return 1;
    }
    if (left < 2) {
        return 0;
    }
    if (strcmp(arguments[0], "--fonts") == 0) {
        wanted->fonts = arguments[1];
        return 2;
    }
    if (!str_to_number(str_of(arguments[1]), INT32_MAX, &number)) {
        return 0;
    }
    if (strcmp(arguments[0], "--runs") == 0) {
        wanted->runs = (int)number;
        return 2;
    }
    if (strcmp(arguments[0], "--seed") == 0) {
        wanted->seed = number;
        return 2;
    }
    return 0;
}

int main(int count, char **arguments) {
    struct wanted wanted = {.runs = 2000, .seed = 1, .fonts = CHARTER_FONTS};
    int i = 1;
    for (int taken = 1; i < count && arguments[i][0] == '-'; i += taken) {
        taken = take_option(&arguments[i], count - i, &wanted);
        if (taken == 0) {
            return fail_usage();
        }
    }
    if (i == count) {
        return fail_usage();
    }
    printf("%d layouts of each master, seed %" PRIu64 "\n", wanted.runs, wanted.seed);
    bool fine = true;
    for (; i < count; i++) {
        fine = run_master(arguments[i], &wanted) && fine;
    }
    unicode_close();
    return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
