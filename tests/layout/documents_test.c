/* Lays small documents out and compares what comes out with the goldens beside them.
 *
 *     documents_test [--update] DOCUMENT.doc …
 *
 * NAME.pages, NAME.lines and NAME.runs are dumps, NAME.said is how many pages there are and what is
 * reported. To add one, make
 * an empty file of that name and run with --update (or CHARTER_UPDATE=1), then read it. Every
 * layout must also hold pages_check, and every document needs a golden. */
#include "document.h"
#include "fake_segment.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/unicode.h"
#include "layout/paginate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct run {
    const char *path;
    struct str text; /* of the document */
    bool update;
    size_t passed, failed;
};

static struct str print_diag(struct diag *diag, struct buffer *out) {
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_TEXT, out);
    return buffer_str(out);
}

/* ---- The stages ----------------------------------------------------------------------------- */

struct layout {
    struct arena *arena;
    struct diag *diag;
    struct shaper *shaper;
    const struct doc *doc;
};

/* The pages, which must hold the invariants; where there are none, an error must say why. */
static const struct pages *lay_out(const struct layout *layout, struct buffer *out) {
    const struct pages *pages = paginate(layout->doc, layout->shaper, layout->arena, layout->diag);
    struct buffer violations = {0};
    if (pages == NULL ? !diag_failed(layout->diag)
                      : !pages_check(layout->doc, pages, &violations)) {
        buffer_print(out, "broken:\n%.*s", STR_ARG(buffer_str(&violations)));
    }
    buffer_free(&violations);
    return pages;
}

static void say_pages(const struct layout *layout, struct buffer *out) {
    const struct pages *pages = lay_out(layout, out);
    if (pages != NULL) {
        pages_dump(pages, out);
    }
}

static void say_lines(const struct layout *layout, struct buffer *out) {
    paginate_dump_lines(layout->doc, layout->shaper, out, layout->diag);
}

static void say_runs(const struct layout *layout, struct buffer *out) {
    paginate_dump_runs(layout->doc, layout->shaper, out, layout->diag);
}

static void say_messages(const struct layout *layout, struct buffer *out) {
    const struct pages *pages = lay_out(layout, out);
    buffer_print(out, "pages: %zu\n", pages == NULL ? 0 : pages->count);
    (void)print_diag(layout->diag, out);
}

static const struct {
    const char *ending;
    void (*say)(const struct layout *layout, struct buffer *out);
} stages[] = {
    {"pages", say_pages}, {"lines", say_lines}, {"runs", say_runs}, {"said", say_messages}};

static void run_stage(const struct run *run, size_t stage, struct buffer *out) {
    struct layout layout = {.arena = arena_new(), .diag = diag_new()};
    const char *name = strrchr(run->path, '/');
    uint32_t file =
        diag_add_file(layout.diag, str_of(name == NULL ? run->path : name + 1), run->text);
    layout.shaper = fake_shaper(layout.arena);
    layout.doc = document_read(run->text, file, layout.arena);
    stages[stage].say(&layout, out);
    diag_free(layout.diag);
    arena_free(layout.arena);
}

/* ---- Comparing ------------------------------------------------------------------------------ */

static void write_golden(const char *path, struct str text) {
    FILE *file = fopen(path, "wb");
    bool written = file != NULL && fprintf(file, "%.*s", STR_ARG(text)) == (int)text.size;
    if (file == NULL || fclose(file) != 0 || !written) {
        perror(path);
        exit(2);
    }
}

/* Prints both from the first line that differs on, a few lines of each. */
static void show_difference(struct str wanted, struct str found) {
    size_t start = 0;
    for (size_t i = 0; i < wanted.size && i < found.size && wanted.bytes[i] == found.bytes[i];
         i++) {
        start = wanted.bytes[i] == '\n' ? i + 1 : start;
    }
    wanted = str_slice(wanted, start, wanted.size < start + 300 ? wanted.size : start + 300);
    found = str_slice(found, start, found.size < start + 300 ? found.size : start + 300);
    printf("--- wanted\n%.*s\n--- found\n%.*s\n---\n", STR_ARG(wanted), STR_ARG(found));
}

static void compare(struct run *run, size_t stage, const char *golden) {
    struct buffer wanted = {0}, found = {0};
    struct diag *diag = diag_new();
    run_stage(run, stage, &found);
    if (run->update) {
        write_golden(golden, buffer_str(&found));
        run->passed++;
    } else if (file_read(golden, 1 << 24, NOWHERE, &wanted, diag) &&
               str_equal(buffer_str(&wanted), buffer_str(&found))) {
        run->passed++;
    } else {
        printf("%s differs\n", golden);
        show_difference(buffer_str(&wanted), buffer_str(&found));
        run->failed++;
    }
    diag_free(diag);
    buffer_free(&wanted);
    buffer_free(&found);
}

static void run_document(struct run *run) {
    struct diag *diag = diag_new();
    struct buffer text = {0}, message = {0};
    size_t goldens = 0;
    if (!file_read(run->path, 1 << 24, NOWHERE, &text, diag)) {
        printf("%.*s", STR_ARG(print_diag(diag, &message)));
        exit(2);
    }
    run->text = buffer_str(&text);
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
        struct buffer golden = {0};
        buffer_print(&golden, "%.*s%s%c", (int)strlen(run->path) - 3, run->path, stages[i].ending,
                     '\0');
        if (file_exists(golden.bytes)) {
            compare(run, i, golden.bytes);
            goldens++;
        }
        buffer_free(&golden);
    }
    if (goldens == 0) {
        printf("%s has no golden\n", run->path);
        run->failed++;
    }
    buffer_free(&text);
    buffer_free(&message);
    diag_free(diag);
}

int main(int count, char **arguments) {
    struct run run = {.update = getenv("CHARTER_UPDATE") != NULL};
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--update") == 0) {
            run.update = true;
            continue;
        }
        run.path = arguments[i];
        run_document(&run);
    }
    printf("layout documents: %zu passed, %zu failed\n", run.passed, run.failed);
    unicode_close();
    return run.failed == 0 && run.passed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
