#include "base/file.h"
#include "base/unicode.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/environment.h"
#include "cli/help.h"
#include "cli/signals.h"
#include "cli/terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

static bool is_quiet(const struct command_line *line, const struct console *console) {
    return option_given(line, OPTION_QUIET) && !console_failed(console);
}

/* Findings for a program go to standard output, behind what was asked for. An array of JSON is
 * there in any case. */
static void add_findings(const struct command_line *line, struct console *console) {
    bool json = console->format == DIAG_JSON;
    if (json || (console->format == DIAG_GCC && !is_quiet(line, console))) {
        diag_print(console->diag, console->language, console->format, &console->out);
        buffer_add(&console->out, json && console->around_findings ? STR("}\n") : STR(""));
    }
}

/* Where standard output is for a program, it is for nothing else. */
static bool is_apart(const struct console *console) {
    return console->format != DIAG_TEXT || console->out_is_data;
}

/* Where printing fails the findings are text again, on standard error. */
static void print_output(const struct command_line *line, struct console *console) {
    bool apart = is_apart(console);
    add_findings(line, console);
    if (!print_to(stdout, &console->out) || (!apart && !print_to(stdout, &console->report))) {
        console->format = DIAG_TEXT;
        console->report.size = 0;
        DIAG(console->diag, NOWHERE, DIAG_FILE_UNWRITABLE, STR("standard output"),
             str_of(strerror(errno)));
    }
}

/* Nobody is left to tell where standard error fails. */
static void print_messages(const struct command_line *line, struct console *console) {
    struct buffer messages = {0};
    if (console->format == DIAG_TEXT && !is_quiet(line, console)) {
        bool coloured = terminal_wants_colour(STDERR_FILENO);
        diag_print(console->diag, console->language, coloured ? DIAG_COLOURED : DIAG_QUOTED,
                   &messages);
    }
    (void)print_to(stderr, &messages);
    (void)(!is_apart(console) || print_to(stderr, &console->report));
    (void)(!option_given(line, OPTION_VERBOSE) || print_to(stderr, &console->figures));
    buffer_free(&messages);
}

static enum diag_format format_of(const struct command_line *line) {
    if (option_is(line, OPTION_FORMAT, "json") || option_is(line, OPTION_FORMAT_GCC, "json")) {
        return DIAG_JSON;
    }
    return option_is(line, OPTION_FORMAT_GCC, "gcc") ? DIAG_GCC : DIAG_TEXT;
}

int main(int argc, char **argv) {
    file_hold_standard();
    struct command_line line = {0};
    struct console console = {.diag = diag_new()};
    signals_install();
    environment_forget();
    bool understood = command_line_parse(argc, argv, &line, console.diag);
    console.language = command_line_language(&line, getenv);
    console.format = format_of(&line);
    if (understood) {
        run_command(&line, &console);
    }
    if (option_given(&line, OPTION_QUIET)) {
        console.report.size = 0;
    }
    print_output(&line, &console);
    print_messages(&line, &console);
    int code = console_exit_code(&console);
    console_free(&console);
    command_line_free(&line);
    unicode_close();
    return code;
}
