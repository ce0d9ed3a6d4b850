/* Random tables of two to four columns: the widths that are chosen against all that there are.
 *
 *     choice_random_test FIRST_SEED COUNT
 *
 * Their heights need not be the least of all, for the search is not exact: no more than one table
 * in a hundred may be higher, and none by more than a tenth. */
#include "layout/choice.h"

#include "../expect.h"
#include "random.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MOST = 4, WIDTH = 36 };

struct random_table {
    struct choice choice;
    length least[COLUMNS_MOST];
    length widths[COLUMNS_MOST]; /* being tried */
    int64_t lowest;
};

/* A text of `amount` in lines of whole words, roughly: the wider, the lower. */
static void add_cell(struct random_table *table, size_t column, struct random *random) {
    struct choice *choice = &table->choice;
    struct choice_cell cell = {.column = column, .first = choice->steps.count};
    length amount = (length)random_below(random, 60), height = 0;
    length dear = random_below(random, 8) == 0 ? 7 : 0;
    for (length width = WIDTH; width >= table->least[column]; width--) {
        length lines = (amount + width - 1) / width + (length)(random_below(random, 9) == 0);
        lines = lines > height ? lines : height;
        struct choice_step step = {width, lines, lines > 2 ? dear : 0};
        if (lines == height && choice->steps.count > cell.first) {
            choice->steps.items[choice->steps.count - 1].width = width;
        } else {
            array_push(&choice->steps, step);
        }
        height = lines;
    }
    cell.end = choice->steps.count;
    array_push(&choice->cells, cell);
}

static void add_row(struct random_table *table, int part, struct random *random) {
    struct choice_row row = {table->choice.cells.count, 0, 1};
    for (size_t column = 0; column < table->choice.columns; column++) {
        if (random_below(random, 4) >= part) {
            add_cell(table, column, random);
        }
    }
    row.end = table->choice.cells.count;
    array_push(&table->choice.rows, row);
}

static void make_table(struct random_table *table, struct random *random) {
    struct choice *choice = &table->choice;
    choice->columns = 2 + (size_t)random_below(random, COLUMNS_MOST - 1);
    choice->least = table->least;
    choice->total = WIDTH;
    choice->still = (size_t)random_below(random, COLUMNS_MOST + 1);
    for (size_t i = 0; i < choice->columns; i++) {
        table->least[i] = 1 + (length)random_below(random, 6);
    }
    /* More than are searched at length, so that a sample of them is. */
    int groups = random_below(random, 10) == 0 ? 130 : 12;
    for (int g = 1 + random_below(random, groups); g > 0; g--) {
        struct choice_group group = {.first = choice->rows.count,
                                     .weight = 1 + (uint32_t)random_below(random, 3)};
        int rows = random_below(random, 4) == 0 ? 3 + random_below(random, 2) : 1;
        for (int i = 0; i < rows; i++) {
            add_row(table, rows > 1 ? 2 : 0, random);
        }
        group.end = choice->rows.count;
        array_push(&choice->groups, group);
    }
}

/* All widths of columns from `column` on. */
static void try_all(struct random_table *table, size_t column, length left) {
    if (column + 1 == table->choice.columns) {
        table->widths[column] = left;
        int64_t height = choice_height(&table->choice, table->widths);
        table->lowest = height < table->lowest ? height : table->lowest;
        return;
    }
    length others = 0;
    for (size_t i = column + 1; i < table->choice.columns; i++) {
        others += table->least[i];
    }
    for (length width = table->least[column]; width + others <= left; width++) {
        table->widths[column] = width;
        try_all(table, column + 1, left - width);
    }
}

/* The height by which what was chosen is above the least, in per mille of it. */
static int64_t excess_of(uint64_t number) {
    struct random random = {number};
    struct random_table table = {.lowest = INT64_MAX};
    length widths[COLUMNS_MOST], sum = 0;
    make_table(&table, &random);
    try_all(&table, 0, WIDTH);
    length rest = WIDTH;
    for (size_t i = 0; i < table.choice.columns; i++) {
        widths[i] = table.least[i];
        rest -= widths[i];
    }
    widths[0] += rest;
    int64_t height = choice_search(&table.choice, widths);
    for (size_t i = 0; i < table.choice.columns; i++) {
        EXPECT(widths[i] >= table.least[i]);
        sum += widths[i];
    }
    EXPECT(sum == WIDTH);
    EXPECT(height == choice_height(&table.choice, widths));
    EXPECT(height >= table.lowest);
    int64_t excess = (height - table.lowest) * 1000 / table.lowest;
    if (height > table.lowest) {
        printf("seed %" PRIu64 ": %" PRId64 " instead of %" PRId64 "\n", number, height,
               table.lowest);
    }
    choice_free(&table.choice);
    return height > table.lowest && excess == 0 ? 1 : excess;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        return 2;
    }
    uint64_t first = strtoull(argv[1], NULL, 10), count = strtoull(argv[2], NULL, 10), higher = 0;
    for (uint64_t i = 0; i < count; i++) {
        int64_t excess = excess_of(first + i);
        EXPECT(excess <= 100);
        higher += excess > 0;
    }
    printf("%" PRIu64 " of %" PRIu64 " higher than need be\n", higher, count);
    EXPECT(higher * 100 <= count);
    return expect_result();
}
