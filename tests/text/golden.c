#include "golden.h"

#include "base/diag.h"
#include "base/file.h"
#include "base/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool golden_update(int count, char **arguments) {
    const char *update = getenv("CHARTER_UPDATE");
    return strcmp(arguments[count - 1], "--update") == 0 ||
           (update != NULL && strcmp(update, "1") == 0);
}

static bool read_whole(const char *path, struct buffer *out) {
    struct diag *diag = diag_new();
    bool done = file_read(path, 1 << 24, NOWHERE, out, diag);
    diag_free(diag);
    return done;
}

static bool write_whole(const char *path, struct str text) {
    FILE *file = fopen(path, "wb");
    bool done = file != NULL && fwrite(text.bytes, 1, text.size, file) == text.size;
    return file != NULL && fclose(file) == 0 && done;
}

/* Prints the lines in which the two differ first. */
static void show_difference(const char *path, struct str expected, struct str actual) {
    size_t line = 1, start = 0, i = 0;
    while (i < expected.size && i < actual.size && expected.bytes[i] == actual.bytes[i]) {
        if (expected.bytes[i++] == '\n') {
            line++;
            start = i;
        }
    }
    size_t expected_end = str_find(expected, STR("\n"), i),
           actual_end = str_find(actual, STR("\n"), i);
    expected_end = expected_end == SIZE_MAX ? expected.size : expected_end;
    actual_end = actual_end == SIZE_MAX ? actual.size : actual_end;
    printf("%s:%zu: expected\n%.*s\ncame out\n%.*s\n", path, line,
           STR_ARG(str_slice(expected, start, expected_end)),
           STR_ARG(str_slice(actual, start, actual_end)));
}

static int run_lines(struct str text, golden_case *run, void *context, struct buffer *out) {
    int cases = 0;
    for (size_t start = 0, end; start < text.size; start = end + 1) {
        end = str_find(text, STR("\n"), start);
        end = end == SIZE_MAX ? text.size : end;
        struct str line = str_slice(text, start, end);
        if (str_starts(line, STR("    "))) {
            continue; /* what came out before */
        }
        if (line.size == 0 || line.bytes[0] == '#') {
            buffer_add(out, line);
            buffer_add_byte(out, '\n');
            continue;
        }
        run(context, line, out);
        cases++;
    }
    return cases;
}

int golden_run(const char *path, bool update, golden_case *run, void *context) {
    struct buffer expected = {0}, actual = {0};
    int cases = -1;
    if (!read_whole(path, &expected)) {
        printf("%s cannot be read\n", path);
    } else {
        cases = run_lines(buffer_str(&expected), run, context, &actual);
    }
    if (cases >= 0 && !str_equal(buffer_str(&expected), buffer_str(&actual))) {
        if (!update || !write_whole(path, buffer_str(&actual))) {
            show_difference(path, buffer_str(&expected), buffer_str(&actual));
            cases = -1;
        }
    }
    buffer_free(&expected);
    buffer_free(&actual);
    return cases;
}

void golden_unescape(struct str text, struct buffer *out) {
    for (size_t at = 0; at < text.size;) {
        size_t close = str_find(text, STR("}"), at);
        if (str_starts(str_slice(text, at, text.size), STR("\\u{")) && close != SIZE_MAX) {
            unicode_add(out, (uint32_t)strtoul(text.bytes + at + 3, NULL, 16));
            at = close + 1;
        } else {
            buffer_add_byte(out, text.bytes[at++]);
        }
    }
}

void golden_escape(struct str text, struct buffer *out) {
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t c = unicode_next(text, &at);
        if (unicode_is_default_ignorable(c) || (unicode_is_space(c) && c != ' ') || c == 0xA0) {
            buffer_print(out, "\\u{%04X}", (unsigned)c);
        } else {
            buffer_add(out, str_slice(text, start, at));
        }
    }
}
