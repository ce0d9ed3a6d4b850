#include "base/arena.h"
#include "base/file.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/note.h"
#include "cli/pipeline.h"
#include "cli/source.h"
#include "diff/changes.h"
#include "diff/report.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One of the two charters. */
struct input {
    const char *path;
    struct source source;
    struct console reading; /* what was found in it, if only warnings, is its own office's matter */
    struct pipeline pipeline;
};

/* ---- Reading -------------------------------------------------------------------------------- */

static bool run(struct input *input, const struct command_line *line, struct console *console) {
    input->pipeline = pipeline_new(line, input->source.name, console);
    input->pipeline.given = input->source.master;
    input->pipeline.alone = input->source.alone;
    return pipeline_run(&input->pipeline, STAGE_READ);
}

/* Errors are told: what has any is read once more, aloud. */
static bool read_input(struct input *input, const struct command_line *line, struct arena *arena,
                       struct console *console) {
    input->reading.diag = diag_new();
    if (!source_read(input->path, &input->source, arena, console->diag)) {
        return false;
    }
    if (run(input, line, &input->reading)) {
        return true;
    }
    pipeline_free(&input->pipeline);
    (void)run(input, line, console);
    return false;
}

static void free_input(struct input *input) {
    pipeline_free(&input->pipeline);
    console_free(&input->reading);
    source_free(&input->source);
}

/* ---- Telling -------------------------------------------------------------------------------- */

/* Colours are for those who look at them (no-color.org). */
static bool wants_colour(void) {
    const char *terminal = getenv("TERM"), *none = getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && (none == NULL || none[0] == '\0') && terminal != NULL &&
           strcmp(terminal, "dumb") != 0;
}

static void tell(const struct changes *changes, const struct input *old, const struct input *new,
                 const struct command_line *line, struct console *console) {
    const struct report_names names = {str_of(old->path), str_of(new->path)};
    if (console->format == DIAG_JSON) {
        const struct report_files files = {old->reading.diag, new->reading.diag};
        report_json(changes, &names, &files, &console->out);
        console->around_findings = true;
    } else if (!option_given(line, OPTION_QUIET)) {
        report_text(changes, &names, console->language, wants_colour(), &console->out);
    }
}

/* ---- The note ------------------------------------------------------------------------------- */

/* A master is never written over, and of what is there only a PDF. */
static bool may_write(const char *target, const struct command_line *line, struct diag *diag) {
    for (size_t i = 0; i < line->operands.count; i++) {
        const char *input = line->operands.items[i];
        if (strcmp(target, input) == 0 || file_same(target, input)) {
            DIAG(diag, NOWHERE, DIAG_TARGET_IS_INPUT, str_of(target));
            return false;
        }
    }
    if (file_begins_otherwise(target, STR("%PDF-"), diag)) {
        DIAG(diag, NOWHERE, DIAG_TARGET_NOT_PDF, str_of(target));
    }
    return !diag_failed(diag);
}

static void compare(const struct command_line *line, struct input *old, struct input *new,
                    struct console *console) {
    struct arena *arena = arena_new();
    struct changes changes = changes_find(old->pipeline.charter, new->pipeline.charter, arena);
    console->fine_code = changes.count > 0 ? 1 : 0;
    tell(&changes, old, new, line, console);
    if (option_given(line, OPTION_PDF)) {
        note_write(line->values[OPTION_PDF], &changes, old->pipeline.expanded, &new->pipeline,
                   console);
    }
    arena_free(arena);
}

void cmd_diff(const struct command_line *line, struct console *console) {
    struct arena *arena = arena_new();
    struct input old = {.path = line->operands.items[0]}, new = {.path = line->operands.items[1]};
    const char *target = line->values[OPTION_PDF];
    console->error_code = 2;
    if (target == NULL || may_write(target, line, console->diag)) {
        bool old_read = read_input(&old, line, arena, console);
        if (read_input(&new, line, arena, console) && old_read) {
            compare(line, &old, &new, console);
        }
    }
    free_input(&old);
    free_input(&new);
    arena_free(arena);
}
