#include "base/file.h"
#include "base/unicode.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/environment.h"
#include "cli/help.h"
#include "cli/signals.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*const run[COMMAND_COUNT])(const struct command_line *, struct console *) = {
#define COMMAND(constant, function, ...) cmd_##function,
#include "cli/options.def"
};

static void run_command(const struct command_line *line, struct console *console) {
    if (option_given(line, OPTION_VERSION)) {
        version_print(&console->out);
    } else if (option_given(line, OPTION_HELP)) {
        help_print(line->command, line->group, console->language, &console->out);
    } else {
        run[line->command](line, console);
    }
}

static bool print_to(FILE *stream, const struct buffer *text) {
    return (text->size == 0 || fwrite(text->bytes, 1, text->size, stream) == text->size) &&
           fflush(stream) == 0;
}

/* What was asked for and, as JSON, the findings go to standard output. Where that fails the
 * findings are text again, on standard error. */
static void print_output(struct console *console) {
    bool json = console->format == DIAG_JSON;
    if (json) {
        diag_print(console->diag, console->language, DIAG_JSON, &console->out);
        buffer_add(&console->out, console->around_findings ? STR("}\n") : STR(""));
    }
    if (!print_to(stdout, &console->out) || (!json && !print_to(stdout, &console->report))) {
        console->format = DIAG_TEXT;
        console->report.size = 0;
        DIAG(console->diag, NOWHERE, DIAG_FILE_UNWRITABLE, STR("standard output"),
             str_of(strerror(errno)));
    }
}

/* Nobody is left to tell where standard error fails. */
static void print_messages(const struct command_line *line, struct console *console) {
    bool json = console->format == DIAG_JSON;
    bool quiet = option_given(line, OPTION_QUIET) && !diag_failed(console->diag);
    struct buffer messages = {0};
    if (!json && !quiet) {
        diag_print(console->diag, console->language, DIAG_TEXT, &messages);
    }
    (void)print_to(stderr, &messages);
    (void)(!json || print_to(stderr, &console->report));
    (void)(!option_given(line, OPTION_VERBOSE) || print_to(stderr, &console->figures));
    buffer_free(&messages);
}

int main(int argc, char **argv) {
    file_hold_standard();
    struct command_line line = {0};
    struct console console = {.diag = diag_new()};
    signals_install();
    environment_forget();
    bool understood = command_line_parse(argc, argv, &line, console.diag);
    console.language = command_line_language(&line, getenv);
    console.format = option_is(&line, OPTION_FORMAT, "json") ? DIAG_JSON : DIAG_TEXT;
    if (understood) {
        run_command(&line, &console);
    }
    if (option_given(&line, OPTION_QUIET)) {
        console.report.size = 0;
    }
    print_output(&console);
    print_messages(&line, &console);
    int code = console_exit_code(&console);
    console_free(&console);
    command_line_free(&line);
    unicode_close();
    return code;
}
