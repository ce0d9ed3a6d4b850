/* Splitting rows over pages, from cases in a small language.
 *
 *     split_test [--update] FILE.cases
 *
 * A case begins with "== name". Its settings and rows come first, then "--", then what stands on
 * each page. Settings, one or more a line: page N, header N (repeated on every page), start N
 * (taken on the first page above the header), padding N, keep-lines N, least-part N (4, a
 * quarter, where it is not given), mark N (taken by the mark in the first cell of
 * a continued row). A row is its cells: "row 3x10 | 2x10 1x8 | -" has three lines of 10, two of 10
 * and one of 8, and an empty cell; "4x10+6" has 6 above its first line. All are plain numbers. A
 * "case" after a row is one more row of its group; where its cell is "^", the first row's spans it.
 *
 * The expectation names the lines of each cell on each page and what the page has used; of a group
 * also the height of each row. Its shared cells show in the first row of a piece. With --update (or
 * CHARTER_UPDATE=1) the expectations are rewritten; read them. */
#include "base/array.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/str.h"
#include "layout/split_group.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef ARRAY(struct split_line) lines_array;

enum { MOST_COLUMNS = 16, MOST_ROWS = 8, MOST_CELLS = MOST_COLUMNS * (MOST_ROWS + 1) };

/* A row or a group. */
struct cells {
    lines_array lines[MOST_COLUMNS * MOST_ROWS]; /* row by row */
    bool spans[MOST_COLUMNS];
    size_t rows, columns;
};

struct setting {
    length page, header, start, padding, keep_lines, least_part, mark;
};

static length number_of(struct str word) {
    uint64_t number = 0;
    if (!str_to_number(word, 1000000, &number)) {
        give_up("no number", word);
    }
    return (length)number;
}

/* ---- Reading -------------------------------------------------------------------------------- */

/* "2x10+4": two lines of 10, 4 above the first. */
static void read_lines(struct str word, lines_array *lines) {
    length count = number_of(take_until(&word, STR("x")));
    length height = number_of(take_until(&word, STR("+")));
    length before = word.size > 0 ? number_of(word) : 0;
    for (length i = 0; i < count; i++) {
        array_push(lines, (struct split_line){i == 0 ? before : 0, height});
    }
}

/* Reads one row more. */
static void read_row(struct str line, struct cells *cells) {
    size_t column = 0;
    if (cells->rows == MOST_ROWS) {
        give_up("too many cases", line);
    }
    for (; line.size > 0 && column < MOST_COLUMNS; column++) {
        struct str cell = str_trim(take_until(&line, STR("|")));
        lines_array *lines = &cells->lines[cells->rows * MOST_COLUMNS + column];
        lines->count = 0;
        cells->spans[column] = str_equal(cell, STR("^"));
        while (cell.size > 0 && !str_equal(cell, STR("-")) && !str_equal(cell, STR("^"))) {
            read_lines(take_word(&cell), lines);
        }
    }
    cells->columns = column;
    cells->rows++;
}

static void read_settings(struct str line, struct setting *setting) {
    struct {
        const char *name;
        length *value;
    } names[] = {{"page", &setting->page},
                 {"header", &setting->header},
                 {"start", &setting->start},
                 {"padding", &setting->padding},
                 {"keep-lines", &setting->keep_lines},
                 {"least-part", &setting->least_part},
                 {"mark", &setting->mark}};
    while (line.size > 0) {
        struct str name = take_word(&line);
        size_t i = 0;
        while (i < sizeof names / sizeof names[0] && !str_equal(name, str_of(names[i].name))) {
            i++;
        }
        if (i == sizeof names / sizeof names[0]) {
            give_up("no setting", name);
        }
        *names[i].value = number_of(take_word(&line));
    }
}

/* ---- Filling pages -------------------------------------------------------------------------- */

struct pages {
    const struct setting *setting;
    struct buffer *out;
    struct buffer line; /* the page being filled */
    size_t page, row;
    length used;
};

static void begin_page(struct pages *pages, length start) {
    pages->page++;
    pages->used = start + pages->setting->header;
    pages->line.size = 0;
    buffer_print(&pages->line, "page %zu: header", pages->page);
}

static void end_page(struct pages *pages) {
    buffer_print(pages->out, "%.*s  used %d\n", STR_ARG(buffer_str(&pages->line)), pages->used);
}

static void say_lines(struct buffer *out, size_t from, size_t to) {
    if (to == from) {
        buffer_add(out, STR("-"));
    } else if (to == from + 1) {
        buffer_print(out, "%zu", to);
    } else {
        buffer_print(out, "%zu-%zu", from + 1, to);
    }
}

/* A group on its way over pages: its cells as split_group.h has them. */
struct group {
    const struct cells *from;
    struct split_cell cells[MOST_CELLS];
    size_t take[MOST_CELLS];
    length heights[MOST_ROWS];
    size_t first;
};

static bool is_shared(const struct group *group, size_t column) {
    return group->from->rows > 1 && group->from->spans[column];
}

/* The place of a cell: a shared one's before all rows. */
static size_t place_of(const struct group *group, size_t row, size_t column) {
    size_t line = group->from->rows == 1 || is_shared(group, column) ? 0 : row + 1;
    return line * group->from->columns + column;
}

static struct group group_of(const struct cells *from) {
    struct group group = {.from = from};
    for (size_t i = 0; i < from->rows * from->columns; i++) {
        size_t row = i / from->columns, column = i % from->columns;
        const lines_array *lines = &from->lines[row * MOST_COLUMNS + column];
        if (row == 0 || !is_shared(&group, column)) {
            group.cells[place_of(&group, row, column)] =
                (struct split_cell){.lines = lines->items, .count = lines->count};
        }
    }
    return group;
}

static void say_row(struct pages *pages, const struct group *group, size_t row) {
    struct buffer *out = &pages->line;
    buffer_print(out, ", row %zu", pages->row);
    if (row > 0) {
        buffer_print(out, " case %zu", row + 1);
    }
    for (size_t i = 0; i < group->from->columns; i++) {
        size_t place = place_of(group, row, i);
        buffer_add(out, i > 0 ? STR(" | ") : STR(" ["));
        if (row > group->first && is_shared(group, i)) {
            buffer_add(out, STR("^"));
        } else {
            say_lines(out, group->cells[place].from, group->take[place]);
        }
    }
    buffer_add(out, STR("]"));
    if (group->from->rows > 1) {
        buffer_print(out, " %d", group->heights[row]);
    }
}

/* Says what stands here of the group, and takes it off. */
static void place_piece(struct pages *pages, struct group *group,
                        const struct split_group_piece *piece) {
    for (size_t row = group->first; row < piece->end; row++) {
        say_row(pages, group, row);
    }
    for (size_t i = 0; i < group->from->columns * piece->end; i++) {
        size_t place = place_of(group, i / group->from->columns, i % group->from->columns);
        group->cells[place].from = group->take[place];
    }
    pages->used += piece->height;
    group->first = piece->next;
}

static void place_row(struct pages *pages, const struct cells *from) {
    const struct setting *setting = pages->setting;
    length full_room = setting->page - setting->header;
    struct split_rules rules = {.keep_lines = (size_t)setting->keep_lines,
                                .full_room = full_room,
                                .least_part = setting->least_part,
                                .padding = setting->padding};
    struct group group = group_of(from);
    pages->row++;
    for (struct split_group_piece piece = {0}; !piece.finished;) {
        struct split_group split = {group.cells, from->rows, from->columns, group.first};
        piece = split_group(&split, setting->page - pages->used, &rules, group.take, group.heights);
        if (!piece.moved) {
            place_piece(pages, &group, &piece);
        }
        if (!piece.finished) {
            length *top = &group.cells[place_of(&group, group.first, 0)].top;
            *top = piece.moved ? *top : setting->mark;
            end_page(pages);
            begin_page(pages, 0);
        }
    }
}

/* The rows read so far, if any, are a group. */
static void end_group(struct pages *pages, struct cells *cells) {
    if (pages->page == 0) {
        begin_page(pages, pages->setting->start);
    }
    if (cells->rows > 0) {
        place_row(pages, cells);
    }
    cells->rows = 0;
}

static void fill(struct str settings, struct buffer *out) {
    struct setting setting = {.page = 100, .least_part = 4};
    struct pages pages = {.setting = &setting, .out = out};
    struct cells cells = {.rows = 0};
    while (settings.size > 0) {
        struct str line = str_trim(take_until(&settings, STR("\n")));
        if (line.size == 0 || line.bytes[0] == '#') {
            continue;
        }
        if (str_starts(line, STR("row "))) {
            end_group(&pages, &cells);
        } else if (!str_starts(line, STR("case "))) {
            read_settings(line, &setting);
            continue;
        }
        (void)take_word(&line);
        read_row(line, &cells);
    }
    end_group(&pages, &cells);
    end_page(&pages);
    buffer_free(&pages.line);
    for (size_t i = 0; i < sizeof cells.lines / sizeof cells.lines[0]; i++) {
        array_free(&cells.lines[i]);
    }
}

/* ---- Cases ---------------------------------------------------------------------------------- */

/* The expectation without comments and with single spaces. */
static void add_plain(struct str text, struct buffer *out) {
    while (text.size > 0) {
        struct str line = take_until(&text, STR("\n"));
        line = str_trim(take_until(&line, STR("#")));
        bool any = line.size > 0;
        while (line.size > 0) {
            buffer_add(out, take_word(&line));
            line = str_trim(line);
            buffer_add(out, line.size > 0 ? STR(" ") : STR(""));
        }
        buffer_add(out, any ? STR("\n") : STR(""));
    }
}

static bool is_as_expected(struct str name, struct str expected, struct str found) {
    struct buffer wanted = {0}, got = {0};
    add_plain(expected, &wanted);
    add_plain(found, &got);
    bool same = str_equal(buffer_str(&wanted), buffer_str(&got));
    if (!same) {
        printf("%.*s\n--- wanted\n%.*s--- found\n%.*s", STR_ARG(name), STR_ARG(buffer_str(&wanted)),
               STR_ARG(buffer_str(&got)));
    }
    buffer_free(&wanted);
    buffer_free(&got);
    return same;
}

static void write_all(const char *path, struct str text) {
    FILE *file = fopen(path, "wb");
    bool written = file != NULL && fprintf(file, "%.*s", STR_ARG(text)) == (int)text.size;
    if (file == NULL || fclose(file) != 0 || !written) {
        perror(path);
        exit(2);
    }
}

int main(int count, char **arguments) {
    bool update =
        getenv("CHARTER_UPDATE") != NULL || (count > 2 && strcmp(arguments[1], "--update") == 0);
    const char *path = arguments[count - 1];
    struct diag *diag = diag_new();
    struct buffer text = {0}, rewritten = {0};
    size_t passed = 0, failed = 0;
    if (count < 2 || !file_read(path, 1 << 20, NOWHERE, &text, diag)) {
        (void)fputs("usage: split_test [--update] FILE.cases\n", stderr);
        return 2;
    }
    struct str rest = buffer_str(&text);
    buffer_add(&rewritten, take_until(&rest, STR("== ")));
    while (rest.size > 0) {
        struct str expected = take_until(&rest, STR("\n== "));
        struct str settings = take_until(&expected, STR("\n--\n"));
        buffer_print(&rewritten, "== %.*s\n--\n", STR_ARG(settings));
        struct str name = take_until(&settings, STR("\n"));
        struct buffer found = {0};
        fill(settings, &found);
        buffer_print(&rewritten, "%.*s%s", STR_ARG(buffer_str(&found)), rest.size > 0 ? "\n" : "");
        bool same = update || is_as_expected(name, expected, buffer_str(&found));
        passed += same;
        failed += !same;
        buffer_free(&found);
    }
    if (update) {
        write_all(path, buffer_str(&rewritten));
    }
    printf("split: %zu passed, %zu failed\n", passed, failed);
    buffer_free(&text);
    buffer_free(&rewritten);
    diag_free(diag);
    return failed == 0 && passed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
