#include "case.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CASE_SIZE_LIMIT = 256 * 1024 * 1024 };

bool case_arguments(int count, char **arguments, struct case_run *run) {
    if (count < 3) {
        fprintf(stderr, "usage: %s KIND FOLDER [--update]\n", arguments[0]);
        return false;
    }
    *run = (struct case_run){.kind = arguments[1], .folder = arguments[2]};
    const char *update = getenv("CHARTER_UPDATE");
    run->update = (count > 3 && strcmp(arguments[3], "--update") == 0) ||
                  (update != NULL && strcmp(update, "1") == 0);
    return true;
}

static int compare_names(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

struct str_list case_names(const struct case_run *run, const char *suffix, struct arena *arena) {
    ARRAY(struct str) names = {0};
    DIR *folder = opendir(run->folder);
    if (folder == NULL) {
        return (struct str_list){NULL, 0};
    }
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        struct str name = str_of(entry->d_name);
        if (entry->d_name[0] != '.' && str_ends(name, str_of(suffix))) {
            array_push(&names, str_copy(arena, name));
        }
    }
    closedir(folder);
    if (names.count > 0) {
        qsort(names.items, names.count, sizeof *names.items, compare_names);
    }
    struct str_list list = {NULL, names.count};
    list.items = array_keep(&names, arena);
    return list;
}

const char *case_path(const struct case_run *run, struct str name, const char *file,
                      struct arena *arena) {
    struct buffer path = {0};
    buffer_print(&path, "%s/%.*s%s%s", run->folder, STR_ARG(name), file[0] == '\0' ? "" : "/",
                 file);
    const char *kept = str_c_string(arena, buffer_str(&path));
    buffer_free(&path);
    return kept;
}

static bool read_whole(const char *path, struct buffer *out) {
    struct diag *diag = diag_new();
    bool fine = file_read(path, CASE_SIZE_LIMIT, NOWHERE, out, diag);
    diag_free(diag);
    return fine;
}

/* One letter of a recipe at `*at`, which is moved behind it. */
static char recipe_letter(struct str line, size_t *at) {
    char c = line.bytes[(*at)++];
    if (c != '\\' || *at >= line.size) {
        return c;
    }
    c = line.bytes[(*at)++];
    if (c == 'x' && *at + 2 <= line.size) {
        char digits[3] = {line.bytes[*at], line.bytes[*at + 1], '\0'};
        *at += 2;
        return (char)strtoul(digits, NULL, 16);
    }
    return c == 'n' ? '\n' : c;
}

static void recipe_line(struct str line, struct buffer *out) {
    size_t space = str_find(line, STR(" "), 0);
    uint64_t times;
    if (line.size == 0 || line.bytes[0] == '#' || space == SIZE_MAX ||
        !str_to_number(str_slice(line, 0, space), CASE_SIZE_LIMIT, &times)) {
        return;
    }
    struct buffer text = {0};
    for (size_t at = space + 1; at < line.size;) {
        buffer_add_byte(&text, recipe_letter(line, &at));
    }
    for (uint64_t i = 0; i < times; i++) {
        buffer_add(out, buffer_str(&text));
    }
    buffer_free(&text);
}

static void follow_recipe(struct str recipe, struct buffer *out) {
    for (size_t start = 0; start < recipe.size;) {
        size_t end = str_find(recipe, STR("\n"), start);
        end = end == SIZE_MAX ? recipe.size : end;
        recipe_line(str_slice(recipe, start, end), out);
        start = end + 1;
    }
}

bool case_input(const struct case_run *run, struct str name, struct buffer *out,
                struct arena *arena) {
    const char *path = case_path(run, name, "input.xml", arena);
    if (file_exists(path)) {
        return read_whole(path, out);
    }
    struct buffer recipe = {0};
    bool fine = read_whole(case_path(run, name, "input.recipe", arena), &recipe);
    follow_recipe(buffer_str(&recipe), out);
    buffer_free(&recipe);
    return fine;
}

static void write_whole(const char *path, struct str text) {
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(text.bytes, 1, text.size, file) != text.size || fclose(file) != 0) {
        perror(path);
        exit(EXIT_FAILURE);
    }
}

void case_expect(struct case_run *run, const char *path, struct str actual) {
    struct buffer expected = {0};
    run->count++;
    if (run->update) {
        write_whole(path, actual);
    } else if (!read_whole(path, &expected) || !str_equal(buffer_str(&expected), actual)) {
        run->failed++;
        printf("%s differs\n--- expected\n%.*s--- came out\n%.*s", path,
               STR_ARG(buffer_str(&expected)), STR_ARG(actual));
    }
    buffer_free(&expected);
}

void case_expect_errors(struct case_run *run, struct str name, struct diag *diag,
                        struct arena *arena) {
    struct buffer english = {0}, bangla = {0};
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_TEXT, &english);
    diag_print(diag, LANGUAGE_BANGLA, DIAG_TEXT, &bangla);
    if (english.size == 0) {
        case_fail(run, name, "nothing was reported");
    } else {
        case_expect(run, case_path(run, name, "errors", arena), buffer_str(&english));
        case_expect(run, case_path(run, name, "errors.bn", arena), buffer_str(&bangla));
    }
    buffer_free(&english);
    buffer_free(&bangla);
}

void case_fail(struct case_run *run, struct str name, const char *why) {
    run->count++;
    run->failed++;
    printf("%s/%.*s: %s\n", run->folder, STR_ARG(name), why);
}

int case_finish(const struct case_run *run) {
    printf("%s: %d expectations, %d failed\n", run->kind, run->count, run->failed);
    return run->failed > 0 || run->count == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
