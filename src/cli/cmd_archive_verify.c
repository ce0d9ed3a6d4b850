#include "archive/verify.h"
#include "cli/archive_json.h"
#include "cli/archive_rebuild.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/report.h"

#include <stdio.h>
#include <unistd.h>

/* A run of a second or less says nothing. */
struct watching {
    enum language language;
    bool begun;
    int calls;
};

static void tell(void *context, size_t done, size_t count) {
    enum { CALLS_BEFORE = 10 };
    struct watching *watching = context;
    bool last = done == count;
    watching->begun = watching->begun || (!last && ++watching->calls > CALLS_BEFORE);
    if (watching->begun && last) {
        (void)fputs("\r\033[K", stderr);
    } else if (watching->begun) {
        (void)fprintf(stderr, "\r%zu / %zu %s", done, count,
                      watching->language == LANGUAGE_BANGLA ? "ফাইল" : "files");
    }
    (void)fflush(stderr);
}

static void verify(struct store *store, const struct command_line *line, struct console *console) {
    const char *path = line->operands.items[0];
    struct watching watching = {.language = console->language};
    const struct verify_progress progress = {tell, &watching};
    bool watched = isatty(STDERR_FILENO) && !option_given(line, OPTION_QUIET);
    struct verified counts = archive_verify(store, watched ? &progress : NULL);
    bool whole = !diag_failed(console->diag);
    report_archive_verified(path, whole, &counts, console->language, &console->report);
    if (console->format == DIAG_JSON) {
        archive_json_verified(&counts, &console->out);
        console->around_findings = true;
    }
    if (option_given(line, OPTION_REBUILD)) {
        struct rebuilt rebuilt = archive_rebuild(store, line, console);
        report_rebuilt(path, rebuilt.all, rebuilt.same, rebuilt.otherwise, console->language,
                       &console->report);
    }
}

void cmd_archive_verify(const struct command_line *line, struct console *console) {
    struct store *store = store_open(line->operands.items[0], STORE_READ, console->diag);
    if (store != NULL) {
        verify(store, line, console);
    }
    store_close(store);
}
